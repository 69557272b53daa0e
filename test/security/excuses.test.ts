import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { registerMutants } from '../../mutants/catalogue';
import { registerLiar } from './liar';

registerMutants();

/** Devices that break a rule, and a request whose refusal keeps every scenario that would show it from being carried out. */
const lies: readonly (readonly [refuses: string, mutant: string, rule: string])[] = [
  ['reset', 'never-stays', 'PROV-6-09'],
  ['call', 'never-stays', 'PROV-6-09'],
  ['nextEvent', 'never-stays', 'PROV-6-09'],
  ['phone.joinDevice', 'open-while-configuring', 'PROV-7.5-01'],
  ['phone.joinNetwork', 'open-while-delivering', 'PROV-7.5-08'],
  ['phone.leave', 'passes-station-removed', 'PROV-7.5-19'],
  ['phone.request', 'open-while-configuring', 'PROV-7.5-01'],
  ['phone.smartConfig', 'open-while-delivering', 'PROV-7.5-08'],
  ['network.provide', 'open-while-delivering', 'PROV-7.5-08'],
  ['network.withdraw', 'auto-start-blocks', 'PROV-7.5-27'],
  ['capture.packets', 'advertises-by-broadcast-only', 'PROV-5.1.1-01'],
  ['driverPort.deliver', 'second-start-taken', 'PROV-7.1-04'],
  ['driverPort.commands', 'key-without-length', 'PROV-3.2-06'],
  ['driverPort.withholdStopComplete', 'stop-waits', 'PROV-7.5-33'],
];

describe('a device that breaks a rule and says "cannot do" where it would show', () => {
  for (const [refuses, mutant, rule] of lies)
    it(`gets no verdict from refusing ${refuses}`, async () => {
      const honest = await runSuite({ adapter: `mutant:${mutant}`, rules: [rule] });
      expect(honest.run.verdict).to.equal('non-conformant');
      const telling = new Set(honest.scenarios.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name));
      const name = `liar-${refuses}`;
      const told = registerLiar(name, {
        device: `mutant:${mutant}`,
        refuses,
        when: (scenario) => telling.has(scenario),
      });
      const { run, scenarios } = await runSuite({ adapter: name, rules: [rule] });
      expect(told.lies).to.be.greaterThan(0);
      expect(run.verdict).to.not.equal('conformant');
      for (const scenario of scenarios.filter((each) => telling.has(each.name)))
        expect(scenario.verdict, scenario.name).to.be.oneOf(['inconclusive', 'fail']);
    });
});
