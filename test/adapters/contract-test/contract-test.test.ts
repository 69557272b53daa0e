import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Adapter, DeviceEvent, Packet } from '../../../adapters/adapter';
import type { CheckResult } from '../../../adapters/check-result';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { openAdapter } from '../../../adapters/registry';
import { Simulator } from '../../../adapters/simulator/simulator';
import { ProvtckError } from '../../../ledger/error';
import { mutants, registerMutants } from '../../../mutants/catalogue';

async function findings(adapter: Adapter): Promise<CheckResult[]> {
  const found: CheckResult[] = [];
  for await (const finding of contractTest(adapter)) found.push(finding);
  return found;
}

const broken = async (adapter: Adapter): Promise<CheckResult[]> =>
  (await findings(adapter)).filter(({ verdict }) => verdict === 'broken');

/** A simulator with some of its methods replaced; the replacements may use those of the simulator. */
function spoilt(change: (simulator: Simulator) => Partial<Adapter>): Adapter {
  const simulator = new Simulator('CC3220SF');
  const methods: Adapter = {
    name: 'spoilt',
    clock: simulator.clock,
    bench: simulator.bench,
    driverPort: simulator.driverPort,
    connect: () => simulator.connect(),
    reset: (setup) => simulator.reset(setup),
    call: (name, args, deadline) => simulator.call(name, args, deadline),
    nextEvent: (until) => simulator.nextEvent(until),
    close: () => simulator.close(),
  };
  return { ...methods, ...change(simulator) };
}

/** Ways to break the contract, each with the clause that sees it and a word of its explanation. */
const spoilers: readonly [story: string, clause: RegExp, why: RegExp, (simulator: Simulator) => Partial<Adapter>][] = [
  ['does not connect', /connects/, /cable/, () => ({ connect: () => Promise.reject(new Error('no cable')) })],
  [
    'does not know its versions',
    /who it is/,
    /version/,
    (simulator) => ({ connect: async () => ({ ...(await simulator.connect()), versions: {} }) }),
  ],
  [
    'gives no reason for what it lacks',
    /reason/,
    /capture/,
    (simulator) => ({
      connect: async () => {
        const identity = await simulator.connect();
        const offers = identity.capabilities.offers.filter((need) => need !== 'capture');
        return { ...identity, capabilities: { ...identity.capabilities, offers, lacks: {} } };
      },
    }),
  ],
  [
    'has a clock that is off by nobody knows what',
    /clock may be off/,
    /NaN/,
    (simulator) => ({ connect: async () => ({ ...(await simulator.connect()), uncertainty: Number.NaN }) }),
  ],
  ['offers a phone it has not got', /offered is there/, /phone/, () => ({ bench: {} })],
  [
    'keeps what it captured before a reset',
    /captured is in order/,
    /still there after a reset/,
    (simulator) => {
      const kept: Packet[] = [];
      const packets = async (): Promise<readonly Packet[]> => {
        kept.push(...(await simulator.bench.capture.packets()));
        return kept;
      };
      const { phone, network, cloud } = simulator.bench;
      return { bench: { phone, network, cloud, capture: { packets } } };
    },
  ],
  [
    'hands captured packets out in the wrong order',
    /captured is in order/,
    /out of order/,
    (simulator) => {
      const { phone, network, cloud, capture } = simulator.bench;
      return {
        bench: { phone, network, cloud, capture: { packets: async () => [...(await capture.packets())].reverse() } },
      };
    },
  ],
  [
    'answers for a function there is not',
    /unknown function/,
    /as if it had been done/,
    (simulator) => ({
      call: async (name, args, deadline) =>
        name === 'sl_TckUnknown' ? { kind: 'returned', code: -1 } : simulator.call(name, args, deadline),
    }),
  ],
  [
    'calls what it cannot do a failure',
    /unknown function/,
    /not as "cannot do"\. what\?/,
    (simulator) => ({
      call: (name, args, deadline) =>
        name === 'sl_TckUnknown' ? Promise.reject(new Error('what?')) : simulator.call(name, args, deadline),
    }),
  ],
  [
    'hands out events in the wrong order',
    /in order/,
    /comes after/,
    (simulator) => {
      const held: DeviceEvent[] = [];
      return {
        nextEvent: async (until) => {
          if (until < simulator.clock.now())
            for (let event = await simulator.nextEvent(until); event !== undefined; ) {
              held.push(event);
              event = await simulator.nextEvent(until);
            }
          return held.pop() ?? simulator.nextEvent(until);
        },
      };
    },
  ],
  [
    'wakes too early',
    /as much time/,
    /ended after 250 ms/,
    (simulator) => ({
      clock: { driven: true, now: () => simulator.clock.now(), sleep: (ms) => simulator.clock.sleep(ms / 2) },
    }),
  ],
  [
    'lets time pass when nobody waits',
    /without waiting/,
    /7 ms/,
    (simulator) => ({
      nextEvent: async (until) => {
        if (until < simulator.clock.now()) await simulator.clock.sleep(7);
        return simulator.nextEvent(until);
      },
    }),
  ],
  [
    'never hands out the return of a call under way',
    /its return arrives/,
    /has not come/,
    (simulator) => ({
      nextEvent: async (until) => {
        const event = await simulator.nextEvent(until);
        return event?.name === 'return' ? undefined : event;
      },
    }),
  ],
  [
    'tells the commands of the start that a reset makes',
    /sends to the network processor/,
    /sl_Start/,
    ({ driverPort }) => ({
      driverPort: {
        ...driverPort,
        commands: async () => [{ at: 0, name: 'sl_Start', fields: {} }, ...(await driverPort.commands())],
      },
    }),
  ],
  [
    'tells no commands',
    /sends to the network processor/,
    /the commands sent are: \.$/,
    ({ driverPort }) => ({ driverPort: { ...driverPort, commands: async () => [] } }),
  ],
  [
    'tells a provisioning status as a text',
    /carries its number/,
    /"12"/,
    (simulator) => ({
      nextEvent: async (until) => {
        const event = await simulator.nextEvent(until);
        if (event?.data.ProvisioningStatus === undefined) return event;
        return { ...event, data: { ...event.data, ProvisioningStatus: String(event.data.ProvisioningStatus) } };
      },
    }),
  ],
  [
    'hands out the policy as a text',
    /sets the connection policy/,
    /hands out "32", which is no number/,
    (simulator) => ({
      call: async (name, args, deadline) => {
        const outcome = await simulator.call(name, args, deadline);
        if (outcome.kind === 'pending' || outcome.value?.pPolicy === undefined) return outcome;
        return { ...outcome, value: { pPolicy: String(outcome.value.pPolicy) } };
      },
    }),
  ],
  [
    'keeps events over a reset',
    /nobody has taken/,
    /what happened before/,
    (simulator) => {
      let kept: DeviceEvent | undefined;
      return {
        reset: async (setup) => {
          kept = await simulator.nextEvent(-1);
          await simulator.reset(setup);
        },
        nextEvent: async (until) => {
          const event = kept ?? (await simulator.nextEvent(until));
          kept = undefined;
          return event;
        },
      };
    },
  ],
  [
    'does not reset at all after the first time',
    /ends a process/,
    /was to be idle/,
    (simulator) => {
      let resets = 0;
      return {
        reset: async (setup) => {
          resets += 1;
          if (resets === 1) await simulator.reset(setup);
        },
      };
    },
  ],
  [
    'forgets the profiles of a setup',
    /stores the profiles/,
    /stored none/,
    (simulator) => ({ reset: (setup) => simulator.reset({ ...setup, profiles: [] }) }),
  ],
  [
    'mangles names',
    /any bytes/,
    /came back as/,
    (simulator) => ({
      reset: (setup) =>
        simulator.reset({
          ...setup,
          profiles: setup.profiles.map((each) => ({ ...each, ssid: each.ssid.replace(/\\x../g, '?') })),
        }),
    }),
  ],
  [
    'starts the device although it is to be left off',
    /leaves the device off/,
    /-2012/,
    (simulator) => ({ reset: (setup) => simulator.reset({ ...setup, started: true }) }),
  ],
  [
    'cannot be closed twice',
    /closed twice/,
    /gone/,
    () => {
      let closed = false;
      return {
        close: async () => {
          if (closed) throw new Error('it is gone');
          closed = true;
        },
      };
    },
  ],
];

describe('the adapter contract test', () => {
  it('finds nothing wrong with the simulator', async () => {
    const found = await findings(new Simulator('CC3220SF'));
    expect(found.filter(({ verdict }) => verdict === 'broken')).to.deep.equal([]);
    expect(found.filter(({ verdict }) => verdict === 'not examined').map(({ clause }) => clause)).to.deep.equal([
      'A missing capability is rejected as "cannot do"',
    ]);
  });

  it('judges the adapter and not the device', async () => {
    registerMutants();
    // From outside, a device that keeps to nothing it is told cannot be told from an adapter that tells it nothing.
    const undecidable = /^A reset|^A network name/;
    for (const { id } of mutants)
      for (const { clause, why } of await broken(await openAdapter(`mutant:${id}`, { part: 'CC3220SF' })))
        expect(clause, `${id}: ${why}`).to.match(undecidable);
  });

  for (const [story, clause, why, spoil] of spoilers)
    it(`sees an adapter that ${story}`, async () => {
      const [first, ...others] = await broken(spoilt(spoil));
      expect(first?.clause).to.match(clause);
      expect(first?.why).to.match(why);
      expect(others.length, 'further clauses').to.be.lessThan(7);
    });

  it('allows an adapter that cannot leave a call under way to wait for its return', async () => {
    const patient = (offering: boolean): Adapter =>
      spoilt((simulator) => ({
        connect: async () => {
          const identity = await simulator.connect();
          const { offers, lacks } = identity.capabilities;
          const fewer = offers.filter((need) => need !== 'pending-calls');
          const reasons = { ...lacks, 'pending-calls': 'this adapter waits for every return' };
          if (offering) return identity;
          return { ...identity, capabilities: { ...identity.capabilities, offers: fewer, lacks: reasons } };
        },
        call: (name, args, deadline) => simulator.call(name, args, Math.max(deadline, 10_000)),
      }));
    expect(await broken(patient(false))).to.deep.equal([]);
    const [finding] = await broken(patient(true));
    expect(finding?.clause).to.match(/not waited for beyond its deadline/);
  });

  it('examines nothing where an adapter says why it does not connect', async () => {
    let closed = false;
    const adapter = spoilt(() => ({
      connect: () => Promise.reject(new ProvtckError('NO_CABLE', 'there is no cable', 'Plug it in.')),
      close: async () => {
        closed = true;
      },
    }));
    const found: CheckResult[] = [];
    let cause: unknown;
    try {
      for await (const finding of contractTest(adapter)) found.push(finding);
    } catch (error) {
      cause = error;
    }
    expect(cause).to.be.instanceOf(ProvtckError).with.property('code', 'NO_CABLE');
    expect([found, closed]).to.deep.equal([[], true]);
  });

  it('goes no further with a device that cannot be reset', async () => {
    let resets = 0;
    const adapter = spoilt((simulator) => ({
      reset: async (setup) => {
        resets += 1;
        if (resets > 2) throw new Error('no answer');
        await simulator.reset(setup);
      },
    }));
    const found = await findings(adapter);
    const at = found.findIndex(({ verdict }) => verdict === 'broken');
    expect(found[at]?.why).to.equal('no answer');
    expect(found.slice(at + 1).map(({ verdict }) => verdict)).to.deep.equal(['not examined', 'holds', 'holds']);
    expect(found[at + 1]?.why).to.equal('The device does not respond. no answer');
  });
});
