import * as v from 'valibot';
import type { Fields as AnyFields, Json } from '../ledger/json';

/**
 * The format of a transcript: one JSON object on each line, one line for each event of a run.
 *
 * `t` is the device time at its end, in whole milliseconds since the last reset. Between two records the suite's clock
 * stops, so the records are sufficient to repeat a run.
 */

/** The version of this format. */
export const transcriptFormat = 1;

const text = v.string();
const ms = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.pipe(v.array(text), v.readonly());
const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));
/** The JSON parser returned it, so it needs no check. */
const Any = v.unknown() as v.GenericSchema<Json>;
const Fields = v.record(text, Any) as v.GenericSchema<AnyFields>;

/** The latest moment that is a date, in ms since 1970. */
const LATEST = 8.64e15;

/** Common members of every line. */
const envelope = {
  /** Number of the line, from 1. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Wall-clock time in ms since 1970. */
  wall: v.pipe(count, v.maxValue(LATEST)),
};
/** The first 16 hex digits of a SHA-256 over the chain of the line before and this line without its own chain. */
const chain = v.pipe(text, v.regex(/^[0-9a-f]{16}$/, '16 hex digits'));

const line = <const Kind extends string, const Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) =>
  v.strictObject({ ...envelope, kind: v.literal(kind), ...entries, chain });

/** An action of the bench, with the name of the contract's method. */
const bench = <const Kind extends string>(kind: Kind) =>
  line(kind, { t: ms, act: text, arguments: v.pipe(v.array(Any), v.readonly()), answer: v.exactOptional(Any) });

/** One line of a transcript. */
export const Line = v.variant('kind', [
  /** The settings of the run, before every other record. */
  line('run', {
    /** Checked before the rest of the file, so that a later version is not reported as invalid. */
    format: v.literal(transcriptFormat),
    suite: v.strictObject({ name: text, version: text, ledgerSha256: sha256, featuresSha256: sha256 }),
    /** Whether keys and pass phrases are replaced by tokens, see `secrets.ts`. */
    redacted: v.boolean(),
    /** How the run connected to the device, and its options. */
    settings: Fields,
  }),
  /** Identity of the device. */
  line('device', {
    adapter: text,
    part: text,
    versions: v.record(text, text),
    capabilities: v.strictObject({ functions: texts, offers: texts, lacks: v.record(text, text) }),
    /** Whether device time passes only while a caller waits. */
    driven: v.boolean(),
    /** Maximum error of a time in this transcript, in ms. */
    uncertainty: v.pipe(v.number(), v.minValue(0)),
    /** The available parts of the bench, `operator` for a bench that a person operates, and `driver-port`. */
    parts: texts,
  }),
  line('scenario', {
    scenario: text,
    /** Maximum error of a time of the scenario in ms, if it comes from a part with another one than that of the device line. */
    uncertainty: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  }),
  /** A step begins. It has no time before the first reset of the scenario. */
  line('step', { t: v.exactOptional(ms), step: text }),
  line('reset', { t: ms, setup: Fields }),
  line('call', { t: ms, function: text, arguments: Fields }),
  line('return', { t: ms, function: text, code: v.pipe(v.number(), v.integer()), value: v.exactOptional(Fields) }),
  /** The call has not returned by its deadline; its return follows as an event named `return`. */
  line('pending', { t: ms, function: text }),
  /** An event, with the time `t` at which the suite took it. */
  line('event', {
    t: ms,
    /** Time at which the application received it; earlier than `t` if it was queued. */
    at: ms,
    name: text,
    data: Fields,
  }),
  /** Time that passed without an event. */
  line('wait', { t: ms }),
  bench('phone'),
  bench('network'),
  bench('cloud'),
  bench('capture'),
  bench('driver-port'),
  /** The error of an adapter, in place of the expected record. */
  line('fault', {
    t: ms,
    /** The operation: `connect`, `reset`, `call`, `nextEvent`, `sleep`, or an action such as `phone.request`. */
    operation: text,
    /** Absent if the error has no code. */
    code: v.exactOptional(text),
    message: text,
    hint: v.exactOptional(text),
  }),
  /** Raw traffic. */
  line('raw', { direction: v.picklist(['to device', 'from device']), text }),
  /** A signature over all lines before it, see `attestation.ts`. */
  line('attest', {
    /** Whether more was still to come, or the run was over. */
    of: v.picklist(['part', 'whole']),
    /** SHA-256 (hex) of the public key. */
    key: sha256,
    signature: v.pipe(text, v.base64()),
  }),
  /** The end of the run. A transcript without it was cut short. */
  line('end', {}),
]);
export type Line = v.InferOutput<typeof Line>;

type Without<Whole, Member extends PropertyKey> = Whole extends unknown ? Omit<Whole, Member> : never;
/** One event, without the members that the transcript adds. */
export type TranscriptRecord = Without<Line, 'seq' | 'wall' | 'chain'>;

/** The record of a kind. */
export type RecordOf<Kind extends Line['kind']> = Extract<TranscriptRecord, { readonly kind: Kind }>;
export type RunRecord = RecordOf<'run'>;
export type BenchKind = 'phone' | 'network' | 'cloud' | 'capture' | 'driver-port';
