import * as v from 'valibot';
import type { Fields as AnyFields, Json } from '../ledger/json';

/**
 * The form of a transcript: one JSON object a line, one line for each thing that happened in a run.
 *
 * `t` is the device time at which it was over, in whole milliseconds since the last reset. Between two records the
 * suite's clock stands still, so a run can be repeated from its records alone.
 */

/** The version of this format. */
export const transcriptFormat = 1;

const text = v.string();
const ms = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const texts = v.pipe(v.array(text), v.readonly());
const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));
/** Whatever the parser of JSON made is that, so there is nothing to check. */
const Any = v.unknown() as v.GenericSchema<Json>;
const Fields = v.record(text, Any) as v.GenericSchema<AnyFields>;

/** The latest moment that is a date, in ms since 1970. */
const LATEST = 8.64e15;

/** What every line carries besides its record. */
const envelope = {
  /** Number of the line, from 1. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Wall-clock time in ms since 1970. */
  wall: v.pipe(count, v.maxValue(LATEST)),
};
/** The first 16 hex digits of a SHA-256 over the chain of the line before and this line without its own. */
const chain = v.pipe(text, v.regex(/^[0-9a-f]{16}$/, '16 hex digits'));

const line = <const Kind extends string, const Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) =>
  v.strictObject({ ...envelope, kind: v.literal(kind), ...entries, chain });

/** An act of what surrounds the device, under the name of the contract's method. */
const bench = <const Kind extends string>(kind: Kind) =>
  line(kind, { t: ms, act: text, arguments: v.pipe(v.array(Any), v.readonly()), answer: v.exactOptional(Any) });

/** One line of a transcript. */
export const Line = v.variant('kind', [
  /** What was run, before anything else. */
  line('run', {
    /** Checked before the rest of a file is read, so a later version is no malformed one. */
    format: v.literal(transcriptFormat),
    suite: v.strictObject({ name: text, version: text, ledgerSha256: sha256, featuresSha256: sha256 }),
    /** Whether keys and pass phrases are replaced by tokens, see `secrets.ts`. */
    redacted: v.boolean(),
    /** How the device was reached and what the run was told. */
    settings: Fields,
  }),
  /** Who answered. */
  line('device', {
    adapter: text,
    part: text,
    versions: v.record(text, text),
    capabilities: v.strictObject({ functions: texts, offers: texts, lacks: v.record(text, text) }),
    /** Whether device time passes only while somebody waits. */
    driven: v.boolean(),
    /** How far a time in this record may be off, in ms. */
    uncertainty: v.pipe(v.number(), v.minValue(0)),
    /** The parts of the bench there are, and `driver-port`. */
    parts: texts,
  }),
  line('scenario', { scenario: text }),
  /** A step begins. Without a time before the scenario's first reset. */
  line('step', { t: v.exactOptional(ms), step: text }),
  line('reset', { t: ms, setup: Fields }),
  line('call', { t: ms, function: text, arguments: Fields }),
  line('return', { t: ms, function: text, code: v.pipe(v.number(), v.integer()), value: v.exactOptional(Fields) }),
  /** The call has not returned by its deadline; its return comes as an event named `return`. */
  line('pending', { t: ms, function: text }),
  /** An event, at `t` when the suite took it. */
  line('event', {
    t: ms,
    /** When the application received it; earlier than `t` where it had to wait. */
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
  /** What an adapter rejected with, in place of the record that would stand here. */
  line('fault', {
    t: ms,
    /** What was asked of it: `connect`, `reset`, `call`, `nextEvent`, `sleep`, or an act such as `phone.request`. */
    operation: text,
    /** Absent where the error has no identity. */
    code: v.exactOptional(text),
    message: text,
    hint: v.exactOptional(text),
  }),
  /** Raw traffic. */
  line('raw', { direction: v.picklist(['to device', 'from device']), text }),
  /** A signature over every byte of the file before this line, see `attestation.ts`. */
  line('attest', {
    /** Whether more was still to come, or the run was over. */
    of: v.picklist(['part', 'whole']),
    /** SHA-256 (hex) of the public key. */
    key: sha256,
    signature: v.pipe(text, v.base64()),
  }),
  /** The run came to its end. A transcript without it was cut short. */
  line('end', {}),
]);
export type Line = v.InferOutput<typeof Line>;

type Without<Whole, Member extends PropertyKey> = Whole extends unknown ? Omit<Whole, Member> : never;
/** One thing that happened, without what the transcript itself adds. */
export type TranscriptRecord = Without<Line, 'seq' | 'wall' | 'chain'>;

/** The record of a kind. */
export type RecordOf<Kind extends Line['kind']> = Extract<TranscriptRecord, { readonly kind: Kind }>;
export type RunRecord = RecordOf<'run'>;
export type BenchKind = 'phone' | 'network' | 'cloud' | 'capture' | 'driver-port';
