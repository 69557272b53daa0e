import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Adapter, Bench } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import type { Need } from '../../ledger/rule';

/** Needs that take a member of the bench with them when they are missing. */
const MEMBER: Partial<Record<Need, keyof Bench>> = { phone: 'phone', network: 'network', cloud: 'cloud' };

/** The simulator without something it offers; the member that would serve it is really gone. */
function without(need: Need): Adapter {
  const simulator = new Simulator('CC3220SF');
  const { [MEMBER[need] ?? ('' as 'phone')]: _gone, ...bench } = { ...simulator.bench } as Bench;
  return new Proxy(simulator, {
    get(target, member) {
      if (member === 'bench') return bench;
      if (member === 'driverPort' && need === 'driver-port') return undefined;
      if (member === 'connect')
        return async () => {
          const identity = await target.connect();
          const { capabilities } = identity;
          const offers = capabilities.offers.filter((offer) => offer !== need);
          return {
            ...identity,
            capabilities: { ...capabilities, offers, lacks: { [need]: `no ${need} on this bench` } },
          };
        };
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
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
      registerAdapter(`without-${need}`, async () => without(need));
      const result = await runSuite({ adapter: `without-${need}` });
      const left = result.scenarios.filter((scenario) => scenario.verdict === 'not-applicable');
      expect(left).to.not.have.length(0);
      for (const scenario of left) {
        expect(scenario.reason).to.equal(`no ${need} on this bench`);
        expect(scenario.deviceMs).to.equal(0);
      }
      const others = result.scenarios.filter((scenario) => scenario.verdict !== 'not-applicable');
      expect(others.filter((scenario) => scenario.verdict !== 'pass').map((scenario) => scenario.name)).to.deep.equal(
        [],
      );
      expect(result.run.verdict).to.equal('conformant');
    });

  it('may be unable to issue a function, which is named and never passed', async () => {
    registerAdapter('without-sl_WlanProvisioning', async () => {
      const simulator = new Simulator('CC3220SF');
      const connect = async () => {
        const identity = await Simulator.prototype.connect.call(simulator);
        const functions = identity.capabilities.functions.filter((name) => name !== 'sl_WlanProvisioning');
        const lacks = { sl_WlanProvisioning: 'this firmware has no AT+WlanProvisioning' };
        return { ...identity, capabilities: { ...identity.capabilities, functions, lacks } };
      };
      return Object.assign(simulator, { connect });
    });
    const result = await runSuite({ adapter: 'without-sl_WlanProvisioning' });
    const rule = (id: string) => result.rules.find((each) => each.id === id);
    expect(rule('PROV-7.5-28')?.verdict).to.equal('pass');
    expect(rule('PROV-7.5-37')?.verdict).to.equal('not-applicable');
    expect(rule('PROV-7.5-37')?.reason).to.include('this firmware has no AT+WlanProvisioning');
    expect(result.scenarios.filter((scenario) => !['pass', 'not-applicable'].includes(scenario.verdict))).to.deep.equal(
      [],
    );
  });
});
