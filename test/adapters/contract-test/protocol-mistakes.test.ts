import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter, Bench, DeviceEvent, DriverCommand, DriverPort, Packet, Phone } from '../../../adapters/adapter';
import { cannotDo } from '../../../adapters/cannot-do';
import type { Simulator } from '../../../adapters/simulator/simulator';
import type { Fields, Json } from '../../../ledger/json';
import { broken, findings, spoilt } from './spoilt';

const statusEvent = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const profileAdded = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';

/** A wrong device: a mistake, the clause that detects it, and what its message says to change. */
type Mistake = readonly [story: string, clause: RegExp, change: RegExp, (simulator: Simulator) => Partial<Adapter>];

const benchWith = ({ bench }: Simulator, own: Partial<Bench>): Partial<Adapter> => {
  const { phone, network, cloud, capture } = bench;
  return { bench: { phone, network, cloud, capture, ...own } };
};

const phoneWith = (simulator: Simulator, own: Partial<Phone>): Partial<Adapter> => {
  const { phone } = simulator.bench;
  const honest: Phone = {
    scan: () => phone.scan(),
    joinDevice: () => phone.joinDevice(),
    joinNetwork: (ssid) => phone.joinNetwork(ssid),
    leave: () => phone.leave(),
    request: (request) => phone.request(request),
    smartConfig: (profile, breaksOff) => phone.smartConfig(profile, breaksOff),
  };
  return benchWith(simulator, { phone: { ...honest, ...own } });
};

const portWith = ({ driverPort }: Simulator, own: Partial<DriverPort>): Partial<Adapter> => ({
  driverPort: { ...driverPort, ...own },
});

/** Changes the data of the events with a name. */
const eventsWith = (
  simulator: Simulator,
  name: string,
  change: (data: Fields) => Readonly<Record<string, Json>>,
): Partial<Adapter> => ({
  nextEvent: async (until): Promise<DeviceEvent | undefined> => {
    const event = await simulator.nextEvent(until);
    return event?.name === name ? { ...event, data: { ...event.data, ...change(event.data) } } : event;
  },
});

const packetsWith = (simulator: Simulator, change: (packet: Packet) => Partial<Packet>): Partial<Adapter> =>
  benchWith(simulator, {
    capture: {
      packets: async () => (await simulator.bench.capture.packets()).map((each) => ({ ...each, ...change(each) })),
    },
  });

const commandsWith = (simulator: Simulator, change: (command: DriverCommand) => Fields): Partial<Adapter> =>
  portWith(simulator, {
    commands: async () =>
      (await simulator.driverPort.commands()).map((each) => ({ ...each, fields: { ...each.fields, ...change(each) } })),
  });

const eagerly = async (simulator: Simulator, name: string, args: Fields, refused: string) => {
  if (name === refused) throw cannotDo('no such thing here');
  return simulator.call(name, args, 10_000);
};

const mistakes: readonly Mistake[] = [
  [
    'reads the session of a reset request from another member',
    /reset request that is delivered/,
    /SessionNumber and Caller/,
    (simulator) =>
      portWith(simulator, {
        deliver: ({ data, ...message }) => {
          const { SessionNumber, ...rest } = data ?? {};
          const renamed = SessionNumber === undefined ? rest : { ...rest, Session: SessionNumber };
          return simulator.driverPort.deliver({ ...message, ...(data !== undefined && { data: renamed }) });
        },
      }),
  ],
  [
    'requires the data of a delivered event',
    /event without data/,
    /without "data" the event has no members/,
    (simulator) =>
      portWith(simulator, {
        deliver: async (message) => {
          if (message.event !== undefined && message.data === undefined) throw new Error('data is missing');
          return simulator.driverPort.deliver(message);
        },
      }),
  ],
  [
    'requires an event in a delivered message',
    /message without an event/,
    /the status byte alone/,
    (simulator) =>
      portWith(simulator, {
        deliver: async (message) => {
          if (message.event === undefined) throw new Error('event is missing');
          return simulator.driverPort.deliver(message);
        },
      }),
  ],
  [
    'cannot suppress the stop-complete message although it offers the driver port',
    /can suppress its stop-complete/,
    /Take it out of "offers"/,
    (simulator) => portWith(simulator, { withholdStopComplete: () => Promise.reject(cannotDo('not here')) }),
  ],
  [
    'reports the fields of a command as texts',
    /commands of the host driver/,
    /Cipher "1"\. Give a whole number, or null/,
    (simulator) => commandsWith(simulator, () => ({ Cipher: '1' })),
  ],
  [
    'gives the command by name in the list of commands',
    /commands of the host driver/,
    /Give a whole number, or null/,
    (simulator) => commandsWith(simulator, () => ({ ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP' })),
  ],
  [
    'returns every call of sl_Stop immediately, and returns it again as an event',
    /ends at its deadline|stays pending/,
    /deadline 0 took|second return/,
    (simulator) => ({ call: (name, args) => eagerly(simulator, name, args, '') }),
  ],
  [
    'offers sl_WlanPolicySet and cannot call it',
    /connection policy as bits/,
    /Take it out of "offers" or "functions"/,
    (simulator) => ({
      call: (name, args, deadline) =>
        name === 'sl_WlanPolicySet'
          ? Promise.reject(cannotDo('no such thing here'))
          : simulator.call(name, args, deadline),
    }),
  ],
  [
    'ignores the bits of sl_WlanPolicySet',
    /connection policy as bits/,
    /bit 0 auto, 1 fast, 3 anyP2P, 5 autoProvisioning/,
    (simulator) => ({
      call: (name, args, deadline) =>
        simulator.call(name, name === 'sl_WlanPolicySet' ? { ...args, Policy: 0 } : args, deadline),
    }),
  ],
  [
    'reports the private token as bytes',
    /form field contains any bytes/,
    /contains the Reserved \[\]\. It is a text/,
    (simulator) => eventsWith(simulator, profileAdded, () => ({ Reserved: [] })),
  ],
  [
    'reports the WLAN status by name',
    /contains its number/,
    /contains the WlanStatus "idle"\. It is a whole number/,
    (simulator) => eventsWith(simulator, statusEvent, () => ({ WlanStatus: 'idle' })),
  ],
  [
    'reports an unknown role as null',
    /contains its number/,
    /contains the Role null\. .* omit a member that is not known/,
    (simulator) => eventsWith(simulator, statusEvent, () => ({ Role: null })),
  ],
  [
    'omits the number of a status',
    /contains its number/,
    /does not contain the ProvisioningStatus/,
    (simulator) => ({
      nextEvent: async (until) => {
        const event = await simulator.nextEvent(until);
        if (event?.name !== statusEvent) return event;
        const { ProvisioningStatus: _, ...data } = event.data;
        return { ...event, data };
      },
    }),
  ],
  [
    'writes hexadecimal digits of a name in upper case',
    /in their notation|any bytes/,
    /lower case|same notation/,
    (simulator) =>
      phoneWith(simulator, {
        scan: async () => (await simulator.bench.phone.scan()).map((name) => name.replaceAll('\\x0b', '\\x0B')),
      }),
  ],
  [
    'converts only bytes of a form that are not UTF-8',
    /form field contains any bytes/,
    /Convert every \\xNN and \\\\ of a field/,
    (simulator) =>
      phoneWith(simulator, {
        request: ({ form, ...request }) => {
          const fields = form?.map(([name, value]) => [name, value.replace(/\\(?=x[0-7])/g, '\\\\')] as const);
          return simulator.bench.phone.request({ ...request, ...(fields && { form: fields }) });
        },
      }),
  ],
  [
    'sends SmartConfig with a fixed key',
    /SmartConfig sender/,
    /pSmartConfigKey is null.*must not encrypt/,
    (simulator) => phoneWith(simulator, { smartConfig: async () => {} }),
  ],
  [
    'sends SmartConfig without the key of the process',
    /SmartConfig sender/,
    /must encrypt with the pSmartConfigKey of the process/,
    (simulator) => {
      let key: Json = null;
      return {
        ...phoneWith(simulator, {
          smartConfig: async (profile, breaksOff) => {
            if (key === null) await simulator.bench.phone.smartConfig(profile, breaksOff);
          },
        }),
        call: (name, args, deadline) => {
          key = args.pSmartConfigKey ?? null;
          return simulator.call(name, args, deadline);
        },
      };
    },
  ],
  [
    'lets the phone join a network that does not exist',
    /joins the access points of the bench/,
    /"kind": "refused"/,
    (simulator) => phoneWith(simulator, { joinNetwork: async () => ({ kind: 'joined' }) }),
  ],
  [
    'answers requests in a network without the device',
    /joins the access points of the bench/,
    /"kind": "unreachable"/,
    (simulator) => phoneWith(simulator, { request: async () => ({ kind: 'answered', status: 404, body: '' }) }),
  ],
  [
    'gives the status of a response as 0',
    /reaches the device over its access point/,
    /three digits/,
    (simulator) =>
      phoneWith(simulator, {
        request: async (request) => {
          const outcome = await simulator.bench.phone.request(request);
          return outcome.kind === 'answered' ? { ...outcome, status: 0 } : outcome;
        },
      }),
  ],
  [
    'returns a body with control bytes',
    /reaches the device over its access point/,
    /in the notation of names/,
    (simulator) =>
      phoneWith(simulator, {
        request: async (request) => {
          const outcome = await simulator.bench.phone.request(request);
          return outcome.kind === 'answered' ? { ...outcome, body: `${outcome.body}\u0000` } : outcome;
        },
      }),
  ],
  [
    'gives a lease with a prefix length',
    /reaches the device over its access point/,
    /Write it as in 192\.168\.1\.2, or omit the lease/,
    (simulator) =>
      phoneWith(simulator, {
        joinDevice: async () => {
          const outcome = await simulator.bench.phone.joinDevice();
          if (outcome.kind === 'refused' || outcome.lease === undefined) return outcome;
          return { ...outcome, lease: { ...outcome.lease, mask: '/24' } };
        },
      }),
  ],
  [
    'cannot send SmartConfig although it offers it',
    /SmartConfig sender/,
    /Take it out of "offers"/,
    (simulator) => phoneWith(simulator, { smartConfig: () => Promise.reject(cannotDo('no radio')) }),
  ],
  [
    'reports DHCP as UDP',
    /Captured packets/,
    /the protocol "DHCP"/,
    (simulator) => packetsWith(simulator, ({ protocol }) => (protocol === 'DHCP' ? { protocol: 'UDP', port: 67 } : {})),
  ],
  [
    'gives a port to a protocol without ports',
    /Captured packets/,
    /Report the port 0/,
    (simulator) => packetsWith(simulator, () => ({ protocol: 'ARP', port: 7 })),
  ],
  [
    'writes payloads as raw control bytes',
    /Captured packets/,
    /payload of a packet/,
    (simulator) => packetsWith(simulator, () => ({ payload: 'a\u0001' })),
  ],
  [
    'refuses WEP in a setup',
    /every valid setup/,
    /"wep".*was not established\. no WEP/,
    (simulator) => ({
      reset: async (setup) => {
        if (setup.profiles.some(({ security }) => security === 'wep')) throw new Error('no WEP');
        await simulator.reset(setup);
      },
    }),
  ],
];

describe('the check of an adapter', () => {
  for (const [mistake, clause, change, spoil] of mistakes)
    it(`detects an adapter that ${mistake}, and says what to change`, async () => {
      const found = await broken(spoilt(spoil));
      const match = found.find((each) => clause.test(each.clause));
      expect(match, JSON.stringify(found)).to.not.equal(undefined);
      expect(match?.why?.replace(/\s+/g, ' ')).to.match(change);
      expect(found.length).to.be.lessThan(6);
    });

  const legal: readonly (readonly [story: string, (simulator: Simulator) => Partial<Adapter>])[] = [
    [
      'reports members that the suite does not read, of any type',
      (simulator) => eventsWith(simulator, statusEvent, () => ({ Reserved: 0, Caller: 'unknown', SsidLen: null })),
    ],
    ['does not know any field of a command', (simulator) => commandsWith(simulator, () => nothingKnown)],
    [
      'omits the fields of commands',
      (simulator) =>
        portWith(simulator, {
          commands: async () => (await simulator.driverPort.commands()).map((each) => ({ ...each, fields: {} })),
        }),
    ],
    [
      'captures no DHCP',
      (simulator) =>
        benchWith(simulator, {
          capture: {
            packets: async () =>
              (await simulator.bench.capture.packets()).filter(({ protocol }) => protocol !== 'DHCP'),
          },
        }),
    ],
    [
      'captures nothing but what it must',
      (simulator) => benchWith(simulator, { capture: { packets: async () => [] } }),
    ],
    ['stores no payloads', (simulator) => packetsWith(simulator, () => ({ payload: '' }))],
    [
      'waits in sl_Accept for nothing',
      (simulator) => ({
        call: async (name, args, deadline) =>
          name === 'sl_Accept' ? { kind: 'returned', code: -9 } : simulator.call(name, args, deadline),
      }),
    ],
    [
      'reports no lease',
      (simulator) =>
        phoneWith(simulator, {
          joinDevice: async () => {
            const { kind } = await simulator.bench.phone.joinDevice();
            return kind === 'joined' ? { kind } : { kind, why: 'not there' };
          },
        }),
    ],
  ];
  for (const [story, spoil] of legal)
    it(`accepts an adapter that ${story}`, async () => {
      const found = await findings(spoilt(spoil));
      expect(found.filter(({ verdict }) => verdict === 'broken')).to.deep.equal([]);
    });
});

const nothingKnown: Fields = {
  ProvisioningCmd: null,
  RequestedRoleAfterSuccess: null,
  InactivityTimeoutSec: null,
  Flags: null,
  GroupIdBitmask: null,
  Cipher: null,
  PublicKeyLen: null,
};
