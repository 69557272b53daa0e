import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

/**
 * A time the features speak of by name. Its basis is a document, or `IXIT`: then no document gives it and the value
 * is the suite's default, chosen above what shipped devices show.
 */
export const Quantity = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z -]*$/, 'a name in lower-case words')),
  ms: v.pipe(v.number(), v.integer(), v.minValue(0)),
  basis: v.pipe(v.string(), v.minLength(1)),
  /** The quantity it has to be longer than, or shorter than, to mean what it says. */
  above: v.optional(v.string()),
  below: v.optional(v.string()),
  meaning: v.pipe(v.string(), v.minLength(1)),
});
export type Quantity = v.InferOutput<typeof Quantity>;

/** Times that the steps themselves wait for, beside those a feature names. */
export const neededQuantities: readonly string[] = [
  'no-profile bound',
  'short inactivity time-out',
  'arranged inactivity time-out',
  'joining bound',
  'role switch bound',
  'call bound',
  'refusal bound',
  'internal restart bound',
  'report bound',
  'confirmation wait',
  'smartconfig bound',
  'address hold',
  'silence',
  'probe interval',
];

let table: ReadonlyMap<string, Quantity> | undefined;
let chosen: ReadonlyMap<string, number> = new Map();

function byName(): ReadonlyMap<string, Quantity> {
  table ??= readQuantities();
  return table;
}

/**
 * From now on these times (ms) count in place of the suite's own, and none but these: what a device statement gives,
 * already checked by `checkIxit`.
 */
export function useIxit(values: { readonly [quantity: string]: number }): void {
  chosen = new Map(Object.entries(values));
}

/**
 * Reads named times.
 *
 * @param file the suite's own unless given
 * @throws ProvtckError `QUANTITY_UNKNOWN` when one is missing without which no scenario can be executed
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
    'Add what is missing; no scenario can be executed without it.',
  );
}

/** All named times, with the values the suite itself gives them. */
export const quantities = (): readonly Quantity[] => [...byName().values()];

/**
 * A named time in milliseconds.
 *
 * @throws ProvtckError `QUANTITY_UNKNOWN`
 */
export function milliseconds(name: string): number {
  const found = chosen.get(name) ?? byName().get(name)?.ms;
  if (found !== undefined) return found;
  throw new ProvtckError(
    'QUANTITY_UNKNOWN',
    `there is no quantity named ${name}`,
    'ledger/data/quantities.json lists them.',
  );
}
