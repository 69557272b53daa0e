import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Capabilities } from '../../adapters/adapter';
import { limited } from '../../adapters/limited';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { firstScenarioSources } from '../first-row-features';
import { loadedFirstScenarios } from '../first-scenarios';
import { suiteScript } from '../loaded-suite';

/** What the simulator can do, without one thing. */
async function capabilitiesWithout(lacking: string, reason: string): Promise<Capabilities> {
  const { capabilities } = await new Simulator('CC3220SF').connect();
  return {
    functions: capabilities.functions.filter((name) => name !== lacking),
    offers: capabilities.offers.filter((need) => need !== lacking),
    lacks: { ...capabilities.lacks, [lacking]: reason },
  };
}

async function registerWithout(lacking: string, reason: string): Promise<string> {
  const capabilities = await capabilitiesWithout(lacking, reason);
  const name = `without-${lacking}`;
  registerAdapter(name, async () => limited(new Simulator('CC3220SF'), capabilities));
  return name;
}

describe('a bench that lacks something', () => {
  for (const need of [
    'phone',
    'network',
    'smartconfig',
    'cloud',
    'fresh',
    'long',
    'driver-port',
    'pending-calls',
  ] as const)
    it(`makes scenarios not applicable from their beginning, with the reason: ${need}`, async () => {
      const adapter = await registerWithout(need, `no ${need} on this bench`);
      const script = await suiteScript();
      const performed = await runScenarios(script, loadedFirstScenarios(script), { ...defaultParameters, adapter });
      const left = performed.filter(({ verdict }) => verdict === 'not-applicable');
      expect(left).to.not.have.length(0);
      for (const { outcome } of left) {
        expect(outcome?.notApplicable).to.equal(`no ${need} on this bench`);
        expect(outcome?.deviceMs).to.equal(0);
      }
      const others = performed.filter(({ verdict }) => verdict !== 'not-applicable');
      expect(
        others.filter(({ verdict }) => verdict !== 'pass').map(({ scenario }) => scenario.pickle.name),
      ).to.deep.equal([]);
    });

  it('may be unable to issue a function, which is named and never passed', async () => {
    const reason = 'this firmware has no AT+WlanProvisioning';
    const adapter = await registerWithout('sl_WlanProvisioning', reason);
    const result = await runSuite({ adapter, sources: firstScenarioSources() });
    const rule = (id: string) => result.rules.find((each) => each.id === id);
    expect(result.run.verdict).to.equal('conformant');
    expect(rule('PROV-7.5-28')?.verdict).to.equal('pass');
    expect(rule('PROV-7.5-37')?.verdict).to.equal('not-applicable');
    expect(rule('PROV-7.5-37')?.reason).to.include('this firmware has no AT+WlanProvisioning');
    expect(result.scenarios.filter((scenario) => !['pass', 'not-applicable'].includes(scenario.verdict))).to.deep.equal(
      [],
    );
  });
});
