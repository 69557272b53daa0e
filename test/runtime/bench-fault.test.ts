import { AssertionError } from 'node:assert';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { CallOutcome } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';

/** A simulator behind an adapter whose calls go wrong in a way of their own. */
async function runWith(id: string, call: () => Promise<CallOutcome>) {
  registerAdapter(id, async () => Object.assign(new Simulator('CC3220SF'), { call }));
  return runSuite({ adapter: id, rules: ['PROV-7.5-01'] });
}

describe('an adapter that goes wrong', () => {
  const ways: Readonly<Record<string, () => Promise<CallOutcome>>> = {
    'raises an assertion of its own': async () => {
      throw new AssertionError({ message: 'the adapter checks itself' });
    },
    'answers nothing': async () => undefined as unknown as CallOutcome,
    'answers no number': async () => ({ kind: 'returned', code: Number.NaN }),
    'answers another kind': async () => ({ kind: 'gone' }) as unknown as CallOutcome,
  };
  for (const [way, call] of Object.entries(ways))
    it(`never counts against the device: ${way}`, async () => {
      const { run, scenarios } = await runWith(`wrong: ${way}`, call);
      expect(run.verdict).to.equal('incomplete');
      expect(new Set(scenarios.map(({ verdict }) => verdict))).to.deep.equal(new Set(['inconclusive']));
    });

  it('names the functions it cannot issue beside the rules that speak of them', async () => {
    registerAdapter('few functions', async () => {
      const simulator = new Simulator('CC3220SF');
      const connect = async () => {
        const identity = await Simulator.prototype.connect.call(simulator);
        const functions = ['sl_Start', 'sl_Stop', 'sl_WlanProvisioning', 'sl_DeviceGet'];
        return { ...identity, capabilities: { ...identity.capabilities, functions } };
      };
      return Object.assign(simulator, { connect });
    });
    const { rules } = await runSuite({ adapter: 'few functions', rules: ['PROV-7.5-01'] });
    const rule = rules.find(({ id }) => id === 'PROV-7.5-01');
    expect(rule?.verdict).to.equal('pass');
    expect(rule?.reason).to.match(/^not shown for 60 functions that the adapter cannot issue: sl_Accept, /);
  });
});
