import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter, DeviceEvent, Packet } from '../../../adapters/adapter';
import type { CheckResult } from '../../../adapters/check-result';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { openAdapter } from '../../../adapters/registry';
import { Simulator } from '../../../adapters/simulator/simulator';
import { ProvtckError } from '../../../ledger/error';
import { mutants, registerMutants } from '../../../mutants/catalogue';
import { broken, findings, spoilt } from './spoilt';

/** Faults of an adapter, each with the clause that detects it and a part of its explanation. */
const spoilers: readonly [story: string, clause: RegExp, why: RegExp, (simulator: Simulator) => Partial<Adapter>][] = [
  ['does not connect', /connects/, /cable/, () => ({ connect: () => Promise.reject(new Error('no cable')) })],
  [
    'reports no versions',
    /identifies itself/,
    /version/,
    (simulator) => ({ connect: async () => ({ ...(await simulator.connect()), versions: {} }) }),
  ],
  [
    'gives no reason for a missing need',
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
    'states an invalid error of its clock',
    /error of its clock/,
    /NaN/,
    (simulator) => ({ connect: async () => ({ ...(await simulator.connect()), uncertainty: Number.NaN }) }),
  ],
  ['offers a missing phone', /offered need is present/, /phone/, () => ({ bench: {} })],
  [
    'keeps captured packets after a reset',
    /Captured packets are in order/,
    /from before the reset/,
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
    'returns captured packets in the wrong order',
    /Captured packets are in order/,
    /out of order/,
    (simulator) => {
      const { phone, network, cloud, capture } = simulator.bench;
      return {
        bench: { phone, network, cloud, capture: { packets: async () => [...(await capture.packets())].reverse() } },
      };
    },
  ],
  [
    'returns a code for an unknown function',
    /unknown function/,
    /as if it was done/,
    (simulator) => ({
      call: async (name, args, deadline) =>
        name === 'sl_TckUnknown' ? { kind: 'returned', code: -1 } : simulator.call(name, args, deadline),
    }),
  ],
  [
    'reports an unavailable operation as a failure',
    /unknown function/,
    /not as "cannot do"\. what\?/,
    (simulator) => ({
      call: (name, args, deadline) =>
        name === 'sl_TckUnknown' ? Promise.reject(new Error('what?')) : simulator.call(name, args, deadline),
    }),
  ],
  [
    'returns events in the wrong order',
    /in order/,
    /follows an event/,
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
    'ends a wait too early',
    /takes the requested time/,
    /ended after 250 ms/,
    (simulator) => ({
      clock: { driven: true, now: () => simulator.clock.now(), sleep: (ms) => simulator.clock.sleep(ms / 2) },
    }),
  ],
  [
    'advances the time without a wait',
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
    'never reports the return of a pending call',
    /its return arrives/,
    /did not return within/,
    (simulator) => ({
      nextEvent: async (until) => {
        const event = await simulator.nextEvent(until);
        return event?.name === 'return' ? undefined : event;
      },
    }),
  ],
  [
    'lists the commands of the start in a reset',
    /commands of the host driver/,
    /sl_Start/,
    ({ driverPort }) => ({
      driverPort: {
        ...driverPort,
        commands: async () => [{ at: 0, name: 'sl_Start', fields: {} }, ...(await driverPort.commands())],
      },
    }),
  ],
  [
    'lists no commands',
    /commands of the host driver/,
    /the commands sent are: \.$/,
    ({ driverPort }) => ({ driverPort: { ...driverPort, commands: async () => [] } }),
  ],
  [
    'reports a provisioning status as a text',
    /contains its number/,
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
    'returns the policy as a text',
    /sets the connection policy/,
    /outputs "32", which is not a number/,
    (simulator) => ({
      call: async (name, args, deadline) => {
        const outcome = await simulator.call(name, args, deadline);
        if (outcome.kind === 'pending' || outcome.value?.pPolicy === undefined) return outcome;
        return { ...outcome, value: { pPolicy: String(outcome.value.pPolicy) } };
      },
    }),
  ],
  [
    'keeps events after a reset',
    /discards pending events/,
    /an action before the reset/,
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
    'ignores every reset after the first one',
    /ends a process/,
    /After a reset/,
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
    'ignores the profiles of a setup',
    /stores exactly the given profiles/,
    /stored none/,
    (simulator) => ({ reset: (setup) => simulator.reset({ ...setup, profiles: [] }) }),
  ],
  [
    'returns 0 instead of the security type',
    /security type of the profile/,
    /1 or 10/,
    (simulator) => ({
      call: async (name, args, deadline) => {
        const outcome = await simulator.call(name, args, deadline);
        const isFound = name === 'sl_WlanProfileGet' && outcome.kind === 'returned' && outcome.code > 0;
        return isFound ? { ...outcome, code: 0 } : outcome;
      },
    }),
  ],
  [
    'changes names',
    /any bytes/,
    /was read back as/,
    (simulator) => ({
      reset: (setup) =>
        simulator.reset({
          ...setup,
          profiles: setup.profiles.map((each) => ({ ...each, ssid: each.ssid.replace(/\\x../g, '?') })),
        }),
    }),
  ],
  [
    'starts the device although the setup requires it off',
    /leaves the device off/,
    /-2012/,
    (simulator) => ({ reset: (setup) => simulator.reset({ ...setup, started: true }) }),
  ],
  [
    'cannot be closed twice',
    /closed twice/,
    /it is closed/,
    () => {
      let closed = false;
      return {
        close: async () => {
          if (closed) throw new Error('it is closed');
          closed = true;
        },
      };
    },
  ],
];

describe('the adapter contract test', () => {
  it('finds no fault in the simulator', async () => {
    const found = await findings(new Simulator('CC3220SF'));
    expect(found.filter(({ verdict }) => verdict === 'broken')).to.deep.equal([]);
    expect(found.filter(({ verdict }) => verdict === 'not examined').map(({ clause }) => clause)).to.deep.equal([
      'A missing capability is rejected as "cannot do"',
    ]);
  });

  it('judges the adapter and not the device', async () => {
    registerMutants();
    // From outside, a device that keeps to nothing it is told cannot be told from an adapter that tells it nothing.
    const undecidable =
      /^A reset|^A network name|^A form field|^sl_WlanPolicySet|^The SmartConfig sender|^The phone reaches/;
    // A third of the devices, from all sections of the document.
    for (const { id } of mutants.filter((_, place) => place % 3 === 0))
      for (const { clause, why } of await broken(await openAdapter(`mutant:${id}`, { part: 'CC3220SF' })))
        expect(clause, `${id}: ${why}`).to.match(undecidable);
  });

  for (const [fault, clause, why, spoil] of spoilers)
    it(`detects an adapter that ${fault}`, async () => {
      const [first, ...others] = await broken(spoilt(spoil));
      expect(first?.clause).to.match(clause);
      expect(first?.why).to.match(why);
      expect(others.length, 'further clauses').to.be.lessThan(12);
    });

  it('accepts an adapter without pending calls that waits for every return', async () => {
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
    expect(finding?.clause).to.match(/ends at its deadline/);
  });

  it('checks no clause if an adapter gives a reason why it does not connect', async () => {
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

  it('stops at a device that cannot be reset', async () => {
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
