/**
 * The adapter protocol: the contract of `adapters/adapter.ts` as JSON-RPC 2.0, one message on each line. These are the
 * schemas of all requests and results. `docs/adapter-protocol.md` is the normative text, and
 * `schemas/adapter-protocol.schema.json` is generated from this file.
 */
import * as v from 'valibot';
import { Need } from '../../ledger/rule';
import { type Json, SECURITIES } from '../adapter';

/** Versions that the suite supports, best first. */
export const protocolVersions: readonly number[] = [1];

const text = v.string();
const name = v.pipe(text, v.minLength(1));
/** Device time in ms. Above this limit a number has no single milliseconds. */
const ms = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const integer = v.pipe(v.number(), v.integer());
/** Return value of a C function: 32 bits. */
const int32 = v.pipe(integer, v.minValue(-(2 ** 31)), v.maxValue(2 ** 31 - 1));

/** Any JSON. The JSON parser returned it, so it needs no check. */
const Any = v.unknown() as v.GenericSchema<Json>;
/** An object whose members have one type. `record` alone accepts a list as an object. */
const members = <Output>(each: v.GenericSchema<Output>) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), 'must be an object, and is a list'),
    v.record(text, each),
  );
const Fields = members(Any);

const Security = v.picklist(SECURITIES);
const Profile = v.strictObject({
  ssid: text,
  security: Security,
  key: text,
  priority: v.pipe(integer, v.minValue(0), v.maxValue(15)),
});
const Policy = v.strictObject({
  auto: v.boolean(),
  fast: v.boolean(),
  anyP2P: v.boolean(),
  autoProvisioning: v.boolean(),
});

/** An event that the application received. */
const Event = v.strictObject({ at: ms, name, data: Fields });

/** The members of events that the suite reads, by the name of the event. Other members are allowed and ignored. */
export const eventData: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  [
    'SL_WLAN_EVENT_PROVISIONING_STATUS',
    v.looseObject({
      ProvisioningStatus: integer,
      Role: v.exactOptional(integer),
      WlanStatus: v.exactOptional(integer),
      Ssid: v.exactOptional(text),
      Ssidlen: v.exactOptional(integer),
    }),
  ],
  [
    'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
    v.looseObject({
      Status: v.exactOptional(integer),
      Ssid: v.exactOptional(text),
      SsidLen: v.exactOptional(integer),
      Reserved: v.exactOptional(text),
    }),
  ],
  [
    'SL_DEVICE_EVENT_RESET_REQUEST',
    v.looseObject({ Status: v.exactOptional(integer), Caller: v.exactOptional(integer) }),
  ],
  ['return', v.looseObject({ function: name, code: int32 })],
]);

/** A field of a command: its number, or null if the adapter does not know it. */
const CommandField = v.exactOptional(v.nullable(integer));

/** The fields of commands of the host driver that the suite reads, by the name of the command. */
export const commandFields: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  [
    'sl_WlanProvisioning',
    v.looseObject({
      ProvisioningCmd: CommandField,
      RequestedRoleAfterSuccess: CommandField,
      InactivityTimeoutSec: CommandField,
      Flags: CommandField,
      GroupIdBitmask: CommandField,
      Cipher: CommandField,
      PublicKeyLen: CommandField,
    }),
  ],
]);

/** The common members of every result from `connect` on: device time, and events that were not reported before. */
const told = { now: ms, events: v.exactOptional(v.array(Event)) };
const Done = v.strictObject(told);
/** DHCP lease of a phone, in dotted notation. */
const Lease = v.strictObject({ address: name, mask: name, gateway: name });
const JoinOutcome = v.variant('kind', [
  v.strictObject({ kind: v.literal('joined'), lease: v.exactOptional(Lease) }),
  v.strictObject({ kind: v.literal('refused'), why: text }),
]);
const Joined = v.strictObject({ ...told, outcome: JoinOutcome });
const None = v.strictObject({});
const Packet = v.strictObject({
  at: ms,
  protocol: v.picklist(['ARP', 'DHCP', 'IGMP', 'ICMPv6', 'UDP', 'TCP']),
  cast: v.picklist(['broadcast', 'multicast', 'unicast']),
  port: v.pipe(integer, v.minValue(0), v.maxValue(65_535)),
  payload: text,
});

/** Every method, with the parameters of the suite and the result of the device. */
export const methods = {
  initialize: {
    params: v.strictObject({ protocolVersions: v.array(integer), part: text }),
    result: v.strictObject({ protocolVersion: integer, clock: v.picklist(['driven', 'real']) }),
  },
  connect: {
    params: None,
    result: v.strictObject({
      ...told,
      part: name,
      versions: members(text),
      functions: v.array(name),
      offers: v.array(Need),
      lacks: members(name),
      /** Maximum error of its own times; absent if they are exact. */
      uncertainty: v.exactOptional(ms),
    }),
  },
  /** Sent to a real clock, to measure the duration of an exchange. */
  ping: { params: None, result: Done },
  reset: {
    params: v.strictObject({
      role: v.picklist(['STA', 'AP']),
      profiles: v.pipe(v.array(Profile), v.maxLength(7)),
      policy: Policy,
      httpServer: v.boolean(),
      started: v.boolean(),
      fresh: v.boolean(),
    }),
    result: Done,
  },
  call: {
    params: v.strictObject({ function: name, arguments: Fields, deadline: ms }),
    result: v.strictObject({
      ...told,
      outcome: v.variant('kind', [
        v.strictObject({ kind: v.literal('returned'), code: int32, value: v.exactOptional(Fields) }),
        v.strictObject({ kind: v.literal('pending') }),
      ]),
    }),
  },
  advance: { params: v.strictObject({ until: ms }), result: Done },
  'phone.scan': { params: None, result: v.strictObject({ ...told, names: v.array(text) }) },
  'phone.joinDevice': { params: None, result: Joined },
  'phone.joinNetwork': { params: v.strictObject({ ssid: text }), result: Joined },
  'phone.leave': { params: None, result: Done },
  'phone.request': {
    params: v.strictObject({
      method: v.picklist(['GET', 'POST']),
      path: text,
      secure: v.exactOptional(v.literal(true)),
      form: v.exactOptional(v.array(v.strictTuple([text, text]))),
    }),
    result: v.strictObject({
      ...told,
      outcome: v.variant('kind', [
        v.strictObject({ kind: v.literal('answered'), status: integer, body: text, location: v.exactOptional(text) }),
        v.strictObject({ kind: v.literal('unreachable'), why: text }),
      ]),
    }),
  },
  'phone.smartConfig': {
    params: v.strictObject({ ...Profile.entries, breaksOff: v.exactOptional(v.boolean()) }),
    result: Done,
  },
  'network.provide': {
    params: v.strictObject({ ssid: text, security: Security, key: text, dhcp: v.union([ms, v.literal('never')]) }),
    result: Done,
  },
  'network.withdraw': { params: v.strictObject({ ssid: text }), result: Done },
  'cloud.setReachable': { params: v.strictObject({ reachable: v.boolean() }), result: Done },
  'capture.packets': { params: None, result: v.strictObject({ ...told, packets: v.array(Packet) }) },
  'driver.deliver': {
    params: v.strictObject({
      devStatus: v.pipe(integer, v.minValue(0), v.maxValue(255)),
      event: v.exactOptional(text),
      data: v.exactOptional(Fields),
    }),
    result: Done,
  },
  'driver.withholdStopComplete': { params: None, result: Done },
  'driver.requireRestart': { params: None, result: Done },
  'driver.commands': {
    params: None,
    result: v.strictObject({ ...told, commands: v.array(v.strictObject({ at: ms, name, fields: Fields })) }),
  },
  shutdown: { params: None, result: None },
} as const satisfies Record<string, { readonly params: v.GenericSchema; readonly result: v.GenericSchema }>;

export type Method = keyof typeof methods;
export type Params<M extends Method> = v.InferOutput<(typeof methods)[M]['params']>;
export type Result<M extends Method> = v.InferOutput<(typeof methods)[M]['result']>;

/** Methods whose results contain device time. */
export type TimedMethod = Exclude<Method, 'initialize' | 'shutdown'>;

const jsonrpc = v.literal('2.0');

/** The result of a request. */
export const ProtocolAnswer = v.strictObject({ jsonrpc, id: integer, result: Any });
/** A request that could not be served; `id` is null if the device could not read it. */
export const Refusal = v.strictObject({
  jsonrpc,
  id: v.nullable(integer),
  error: v.strictObject({ code: integer, message: text, data: v.exactOptional(Any) }),
});
/** An event without a request. */
export const Notification = v.strictObject({ jsonrpc, method: v.literal('event'), params: Event });

/** All messages of a device. */
export type FromDevice =
  | v.InferOutput<typeof ProtocolAnswer>
  | v.InferOutput<typeof Refusal>
  | v.InferOutput<typeof Notification>;

/** The schema of a message of the device, selected by the member that identifies its kind. */
export function schemaFor(message: unknown): v.GenericSchema<unknown, FromDevice> {
  if (typeof message !== 'object' || message === null) return ProtocolAnswer;
  return 'method' in message ? Notification : 'error' in message ? Refusal : ProtocolAnswer;
}
