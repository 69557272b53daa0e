import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { registerAdapter } from '../../adapters/registry';
import { referenceDecisions as reference } from '../../adapters/simulator/network-processor/decisions';
import { type DecisionOverrides, Simulator } from '../../adapters/simulator/simulator';
import { readSuite } from '../../cli/lint/suite-text';
import { runSuite } from '../../cli/suite';
import { applicability } from '../../ledger/applicability';
import { claims } from '../../ledger/claims';
import { constants } from '../../ledger/constants';
import { loadLedger } from '../../ledger/ledger';
import { Need } from '../../ledger/rule';
import { ownSources } from '../../runtime/cucumber';
import { requirementsOf } from '../../runtime/scenario-requirements';
import { stepCatalogue } from '../../steps/catalogue';
import { firstScenarioSources } from '../first-row-features';
import { firstScenarios } from '../first-scenarios';

const { command, returnCode } = constants;
const folder = mkdtempSync(join(tmpdir(), 'statement-'));
after(() => rmSync(folder, { recursive: true }));

function statement(name: string, text: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `ics:\n  part: CC3220SF\n${text}`);
  return file;
}

const refusing = (...modes: readonly number[]): NonNullable<DecisionOverrides['networkProcessor']> => ({
  startRefusal: (view) =>
    modes.includes(view.mode)
      ? returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
      : reference.startRefusal(view),
});

/** Devices that do without something and are conformant in all the rest, with a rule that misses it. */
const modest: Readonly<Record<string, DecisionOverrides & { readonly missed: string }>> = {
  'http-server': {
    missed: 'PROV-3.1-03',
    networkProcessor: { startRefusal: (view) => reference.startRefusal({ ...view, httpServer: false }) },
  },
  'smart-config': {
    missed: 'PROV-3.2-02',
    networkProcessor: {
      ...refusing(command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC, command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC),
      listensToSmartConfig: () => false,
      autoStartMode: () => command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,
    },
  },
  'external-confirmation': {
    missed: 'PROV-5.1.2-07',
    transitions: (rows) => rows.filter(({ when, input }) => when !== 'external confirmation' && input !== 'abort'),
  },
  'external-configuration': {
    missed: 'PROV-6-01',
    networkProcessor: refusing(command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION),
  },
  'auto-provisioning': {
    missed: 'PROV-4.2-03',
    networkProcessor: {
      startsWithoutProfile: () => false,
      startsDisconnected: () => false,
      factoryPolicy: () => ({ ...reference.factoryPolicy(), autoProvisioning: false }),
      policyToStore: (wanted) => ({ ...wanted, autoProvisioning: false }),
    },
  },
};

describe('a device that does without something', () => {
  for (const [claim, { missed, ...deviation }] of Object.entries(modest))
    it(`conforms when it says so, and is not found conformant when it keeps silent: ${claim}`, async () => {
      const adapter = `without ${claim}`;
      registerAdapter(adapter, async ({ part }) => new Simulator(part, 'reference', deviation));
      expect((await runSuite({ adapter, rules: [missed] })).run.verdict).to.not.equal('conformant');
      const ics = statement(claim, `  claims: { ${claim}: false }\n`);
      const result = await runSuite({ adapter, ics, scenarios: firstScenarios() });
      const scenarios = result.scenarios.filter(({ verdict }) => verdict !== 'pass');
      expect(scenarios.filter(({ verdict }) => verdict !== 'not-applicable').map(({ name }) => name)).to.deep.equal([]);
      const { reason } = claims().find((each) => each.claim === claim) ?? {};
      expect(new Set(scenarios.map((scenario) => scenario.reason))).to.deep.equal(new Set([reason]));
      expect(result.run.verdict).to.equal('conformant');
      expect(result.ics?.without).to.deep.equal([claim]);
    });

  it('is not asked about it, and about everything else', async () => {
    const demands = (await readSuite(ownSources)).pickles.map((pickle) => requirementsOf(stepCatalogue, pickle));
    const bench = { offers: Need.options, lacks: {} };
    const planned = new Set(loadLedger().rules.flatMap((rule) => (rule.planned ? [rule.id] : [])));
    for (const claim of claims()) {
      const out = demands.filter((demand) => !applicability([claim], bench, demand).applicable);
      if (claim.rules.every((rule) => !planned.has(rule))) expect(out, claim.claim).to.not.have.length(0);
      expect(out.length, claim.claim).to.be.lessThan(demands.length);
    }
  });
});

describe('the times of a device statement', () => {
  const rules = ['PROV-5-04'];
  // Each worker parses all features that there are.
  const sources = firstScenarioSources('PROV-4.2-03');

  it('count in place of the suite’s own, in this process and in workers', async () => {
    // The reference device waits for 30 s; a bench that expects less finds it wanting.
    const ics = statement('impatient', 'ixit:\n  confirmation wait: 20 s\n');
    for (const parallel of [0, 2]) {
      const result = await runSuite({ sources, rules, ics, parallel });
      expect(result.run.verdict).to.equal('non-conformant');
      expect(result.ixit).to.deep.equal({ 'confirmation wait': 20_000 });
      expect(JSON.stringify(result.rules.find(({ verdict }) => verdict === 'fail'))).to.include('within 20000 ms');
    }
  });

  it('let a slow device pass', async () => {
    registerAdapter('slow', async ({ part }) => new Simulator(part, 'reference', { timing: { feedback: 80_000 } }));
    expect((await runSuite({ adapter: 'slow', rules })).run.verdict).to.equal('non-conformant');
    const ics = statement('patient', 'ixit:\n  confirmation wait: 90 s\n');
    expect((await runSuite({ adapter: 'slow', rules, ics })).run.verdict).to.equal('conformant');
  });

  it('are the values that the steps of the result print', async () => {
    const ics = statement('punctual', 'ixit:\n  no-profile bound: 4 s\n');
    for (const parallel of [0, 2]) {
      const { scenarios } = await runSuite({ sources, rules: ['PROV-4.2-03'], ics, parallel });
      const texts = scenarios.flatMap(({ steps }) => steps.map(({ text }) => text));
      expect(texts).to.include(
        'Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (4 s)',
      );
    }
  });

  it('are forgotten with the run', async () => {
    expect((await runSuite({ rules })).run.verdict).to.equal('conformant');
    expect((await runSuite({ rules })).ixit).to.equal(undefined);
  });

  it('stand in the command that repeats a run', async () => {
    const ics = statement('repeated', 'ixit:\n  confirmation wait: 20 s\n');
    const { rules: judged } = await runSuite({ rules, ics });
    const [violation] = judged.flatMap(({ violations }) => violations);
    expect(violation?.command).to.include(`--ics ${ics}`);
  });
});
