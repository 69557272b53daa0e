import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

/**
 * A named time of the features. Its basis is a document or `IXIT`. An IXIT time is in no document. Its default is
 * above the times of shipped devices.
 */
const Quantity = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.regex(/^[a-z][a-z -]*$/, 'a name in lower-case words')),
    ms: v.pipe(v.number(), v.integer(), v.minValue(0)),
    basis: v.pipe(v.string(), v.minLength(1)),
    /** The quantity that must be shorter than this one (`above`) or longer (`below`). */
    above: v.optional(v.string()),
    below: v.optional(v.string()),
    /** The longest time of a user, in ms, in a certificate of a class that limits times; see `isNear`. */
    most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    meaning: v.pipe(v.string(), v.minLength(1)),
    /** For an IXIT time, the reason for its default: a source, or `ours: …` where no source gives one. */
    ground: v.optional(v.pipe(v.string(), v.minLength(1))),
  }),
  v.check(
    ({ basis, ground }) => (basis === 'IXIT') === (ground !== undefined),
    'an IXIT time, and no other, has the ground of its default',
  ),
);
type Quantity = v.InferOutput<typeof Quantity>;

/** Times that the steps use, besides those that a feature names. */
export const neededQuantities: readonly string[] = [
  'no-profile delay',
  'no-profile bound',
  'short inactivity time-out',
  'inactivity bound',
  'end bound',
  'early moment',
  'arranged inactivity time-out',
  'joining bound',
  'role switch bound',
  'transmission bound',
  'bench pace',
  'call bound',
  'refusal bound',
  'internal restart bound',
  'status byte bound',
  'report bound',
  'confirmation wait',
  'server bound',
  'smartconfig bound',
  'scan bound',
  'address hold',
  'silence',
  'probe interval',
];

let table: ReadonlyMap<string, Quantity> | undefined;

function byName(): ReadonlyMap<string, Quantity> {
  table ??= readQuantities();
  return table;
}

/**
 * Reads named times.
 *
 * @param file the file of the suite unless given
 * @throws ProvtckError `QUANTITY_UNKNOWN` when a time is missing that every scenario needs
 */
export function readQuantities(
  file = join(packageRoot(), 'ledger', 'data', 'quantities.json'),
): ReadonlyMap<string, Quantity> {
  const read = new Map(readData(file, v.array(Quantity)).map((q) => [q.name, q]));
  const missing = neededQuantities.filter((name) => !read.has(name));
  if (missing.length === 0) return read;
  throw new ProvtckError(
    'QUANTITY_UNKNOWN',
    `${file} has no quantity named ${missing.join(', ')}`,
    'Add the missing times. No scenario can run without them.',
  );
}

const MINUTE = 60_000;

/** A time as text: `2 s`, `1.85 s`, `2 min`. */
export const timeText = (ms: number): string =>
  ms > 0 && ms % MINUTE === 0 ? `${ms / MINUTE} min` : `${ms / 1_000} s`;

/**
 * Whether a time of a user is near that of the suite: at most `factor` times as long, and not shorter than one
 * `factor`th of it.
 *
 * @param ms the time of the user
 */
export function isNear(name: string, ms: number, factor: number): boolean {
  const quantity = byName().get(name);
  if (quantity === undefined) return false;
  return ms <= (quantity.most ?? quantity.ms * factor) && ms >= quantity.ms / factor;
}

/** All named times with their default values. */
export const quantities = (): readonly Quantity[] => [...byName().values()];

/**
 * Gives a named time in milliseconds.
 *
 * @throws ProvtckError `QUANTITY_UNKNOWN`
 */
export type Times = (name: string) => number;

/**
 * The times of a run.
 *
 * @param chosen times (ms) that count in place of the suite's own: what a device statement gives, already checked by
 *   `checkIxit`
 */
export function timesWith(chosen: { readonly [quantity: string]: number }): Times {
  const own = new Map(Object.entries(chosen));
  return (name) => {
    const found = own.get(name) ?? byName().get(name)?.ms;
    if (found !== undefined) return found;
    throw new ProvtckError(
      'QUANTITY_UNKNOWN',
      `there is no quantity named ${name}`,
      'ledger/data/quantities.json lists them.',
    );
  };
}

/** The times that the suite itself gives. */
export const suiteTimes: Times = timesWith({});
