import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { StatusView } from '../../../adapters/simulator/network-processor/decisions';
import { judgeTranscript } from '../../../cli/judge-transcript';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { mutants } from '../../../mutants/catalogue';
import { firstScenarios, firstScenariosResult } from '../../first-scenarios';
import { isDelayed, settled } from '../settled';
import { withNwp } from './virtual-nwp';

const TCP = { kind: 'tcp', port: 0 } as const;

/** Some rules have the verdicts of the reference in the same process. */
function expectSame(wire: Result, reference: Result, rules: readonly string[]): void {
  const verdicts = new Map(wire.rules.map(({ id, verdict }) => [id, verdict]));
  for (const { id, verdict } of reference.rules.filter((rule) => rules.includes(rule.id)))
    expect(verdicts.get(id), id).to.equal(verdict);
}

describe('the suite over the host interface', () => {
  it('gives every scenario the verdict that it has in the same process', () =>
    withNwp({ line: TCP, timeScale: 0 }, async (connection, _plugged, notes) => {
      const wire = await runSuite({ adapter: 'nwp', connection, scenarios: firstScenarios() });
      const { run, scenarios } = await firstScenariosResult();
      const verdicts = new Map(scenarios.map(({ id, verdict }) => [id, verdict]));
      for (const { id, verdict, reason } of wire.scenarios)
        if (verdict === 'not-applicable') expect(reason, id).to.include('the host driver is the suite’s own');
        else expect(verdict, id).to.equal(verdicts.get(id));
      expect(wire.run.verdict).to.equal(run.verdict);
      expect(wire.device.versions).to.include({ nwp: '4.13.0.2', 'host driver': 'reference' });
      expect(notes).to.deep.equal([]);
    }));

  it('does so over a pseudo-terminal', () =>
    withNwp({ line: { kind: 'pty' }, timeScale: 0 }, async (connection) => {
      const rules = ['PROV-7.5-01', 'PROV-7.5-20', 'PROV-5.1.2-01', 'PROV-9-18'];
      const wire = await runSuite({ adapter: 'nwp', rules, connection });
      expectSame(wire, await runSuite({ rules }), rules);
    }));

  it('does so in real time, with the line as the power', async () => {
    const sample = { limits: ['a sample'], ids: ['PROV-7.5-20/1.1'] };
    const run = (timeScale: number): Promise<Result> =>
      withNwp({ line: { kind: 'pty' }, timeScale }, (connection) =>
        runSuite({ adapter: 'nwp', scenarios: sample, connection }),
      );
    const wire = await settled(1, run, isDelayed);
    expect(wire.scenarios.map(({ id, verdict }) => `${id} ${verdict}`)).to.deep.equal(['PROV-7.5-20/1.1 pass']);
  });

  it('judges the status byte between the calls, and again from the transcript', async () => {
    const out = mkdtempSync(join(tmpdir(), 'nwp-'));
    // Its APIs are open in the message of status 15 alone, when no call is made.
    const overrides = { networkProcessor: { opensApis: ({ status }: StatusView) => status === 15 } };
    try {
      await withNwp({ line: TCP, timeScale: 0, overrides }, async (connection) => {
        const wire = await runSuite({ adapter: 'nwp', rules: ['PROV-8.1-01'], connection, out });
        const found = wire.rules.flatMap(({ id, violations }) => violations.map(({ seen }) => `${id}: ${seen}`));
        expect(found).to.include('PROV-7.5-01: the status byte is 0x59');
        const transcript = join(out, 'transcript.jsonl');
        expect(readFileSync(transcript, 'utf8')).to.include('"kind":"message"');
        expect((await judgeTranscript(transcript)).rules).to.deep.equal(wire.rules);
      });
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it('finds network processors that break a rule', async () => {
    const faulty = mutants
      .map((mutant) => ({ mutant, overrides: mutant.deviation() }))
      .filter(({ overrides }) => overrides.hostDriver === undefined);
    // Every n-th device, about 6. `npm run wire-mutants` runs all of them.
    const sample = faulty.filter((_each, index) => index % Math.ceil(faulty.length / 6) === 0);
    for (const { mutant, overrides } of sample)
      await withNwp({ line: TCP, timeScale: 0, overrides }, async (connection) => {
        const { rules } = await runSuite({ adapter: 'nwp', rules: [mutant.breaks], connection });
        expect(
          rules.some(({ id, verdict }) => id === mutant.breaks && verdict === 'fail'),
          mutant.id,
        ).to.equal(true);
      });
  });
});
