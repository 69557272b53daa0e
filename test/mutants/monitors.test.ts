import { expect } from 'chai';
import { describe, it } from 'mocha';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import { monitors } from '../../judge/monitors/all';
import type { RuleId } from '../../ledger/rule';
import { registerMutants } from '../../mutants/catalogue';
import { transitions } from '../../mutants/deviations';
import { appending, onInput } from '../../mutants/row-changes';

registerMutants();

// A profile over HTTP reports a SmartConfig synchronisation. No scenario of PROV-8.4-03 fails with this device, so the
// catalogue does not contain it.
const deviation = transitions(onInput('profile-over-http', appending('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')));
registerAdapter(
  'mutant:synchronised-over-http',
  async (options) => new Simulator(options.part, options.hostDriver, deviation()),
);

/** A mutant, the rule whose scenarios run, and the rule that a monitor reports in a scenario that passes. */
const reported: readonly (readonly [mutant: string, through: RuleId, broken: RuleId])[] = [
  ['aborts-in-confirmation', 'PROV-7.2-19', 'PROV-4.3-01'],
  ['early-by-a-tick', 'PROV-4.2-14', 'PROV-4.2-04'],
  ['times-out-early', 'PROV-4.3-10', 'PROV-4.3-05'],
  ['stopped-twice', 'PROV-2.1-02', 'PROV-4.3-15'],
  ['stop-keeps-role', 'PROV-9-01', 'PROV-4.3-09'],
  ['failure-reported-twice', 'PROV-5-01', 'PROV-5-06'],
  ['success-at-once', 'PROV-7.2-19', 'PROV-5.1.1-04'],
  ['ready-in-every-mode', 'PROV-9-12', 'PROV-6-02'],
  ['stop-answers-one', 'PROV-4.3-20', 'PROV-7.1-03'],
  ['success-before-address', 'PROV-2.1-05', 'PROV-7.2-20'],
  ['network-unnamed', 'PROV-2.1-02', 'PROV-7.2-27'],
  ['name-padded', 'PROV-2.1-02', 'PROV-7.2-29'],
  ['success-after-time-out', 'PROV-4.3-05', 'PROV-7.3-06'],
  ['key-handed-out', 'PROV-2.1-02', 'PROV-2.1-04'],
  ['asks-as-somebody-else', 'PROV-6-11', 'PROV-7.4-05'],
  ['open-while-configuring', 'PROV-7.5-43', 'PROV-7.5-01'],
  ['ready-stays-shut', 'PROV-6-11', 'PROV-7.5-26'],
  ['provisioning-refused', 'PROV-4.3-26', 'PROV-7.5-03'],
  ['passes-connect', 'PROV-2.1-01', 'PROV-7.5-17'],
  ['refused-start-runs', 'PROV-7.2-30', 'PROV-7.1-13'],
  ['no-role-after-time-out', 'PROV-4.2-23', 'PROV-7.2-25'],
  ['synchronised-over-http', 'PROV-2.1-01', 'PROV-8.4-03'],
];

/**
 * Monitors whose rules fail only in scenarios that fail too, because a scenario expects each report that they check. They
 * are useful with other features, and for logs.
 */
const withoutExample = ['1 and 2 without 15, 3 with 15 and without 16', 'nothing delivered later'];

describe('monitors that report a mutant in a scenario that passes', () => {
  for (const [mutant, through, broken] of reported)
    it(`report ${broken} with ${mutant} in ${through}`, async () => {
      const { run, rules, scenarios } = await runSuite({ adapter: `mutant:${mutant}`, rules: [through] });
      const rule = rules.find(({ id: each }) => each === broken);
      expect(rule?.verdict).to.equal('fail');
      const passed = scenarios.filter(({ verdict }) => verdict === 'pass').map(({ id: each }) => each);
      const found = rule?.violations.filter(({ scenario }) => passed.includes(scenario)) ?? [];
      expect(found).to.not.have.length(0);
      for (const { scenario, monitor, lines = [], evidence = [], command } of found) {
        expect(monitors.find(({ name }) => name === monitor)?.rules).to.include(broken);
        expect(evidence).to.have.length(lines.length).and.not.have.length(0);
        expect(command).to.include(`--rule ${scenario.split('/')[0]}`);
      }
      if (rule?.level.startsWith('MUST')) expect(run.verdict).to.equal('non-conformant');
    });

  it('are all monitors with few exceptions', () => {
    const broken: readonly string[] = reported.map(([, , rule]) => rule);
    const others = monitors.filter(({ rules }) => !rules.some((rule) => broken.includes(rule)));
    expect(others.map(({ name }) => name).sort()).to.deep.equal([...withoutExample].sort());
  });
});
