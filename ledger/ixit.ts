import { ProvtckError } from './error';
import { nearest } from './nearest';
import { quantities } from './quantities';

/** Basis of a time that no document gives. */
const OPEN = 'IXIT';

/** The units of a time, in ms. */
const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000 };

/** Times in ms by the name of their quantity. */
type Ixit = { readonly [quantity: string]: number };

/**
 * Parses the times of a device statement, `report bound: 90 s`. The result leaves out times that equal the default.
 *
 * @param where the file of the device statement, for messages
 * @throws ProvtckError `IXIT_UNKNOWN`, `IXIT_MALFORMED`, or `IXIT_FROM_DOCUMENT` for a time that a document gives
 */
export function ixitFrom(given: { readonly [quantity: string]: string | number }, where: string): Ixit {
  const values: Record<string, number> = {};
  for (const [name, text] of Object.entries(given)) {
    const quantity = quantities().find((each) => each.name === name);
    if (quantity === undefined) throw unknown(name, where);
    if (quantity.basis !== OPEN)
      throw new ProvtckError(
        'IXIT_FROM_DOCUMENT',
        `${where}: ixit.${name}: ${quantity.basis} gives this time`,
        `It is ${quantity.ms} ms for every device. Leave it out; tolerances have names of their own.`,
      );
    const ms = parsed(String(text));
    if (ms === undefined)
      throw new ProvtckError(
        'IXIT_MALFORMED',
        `${where}: ixit.${name}: "${text}" is not a time`,
        'Write a number and its unit: 1500 ms, 90 s or 2 min.',
      );
    if (ms !== quantity.ms) values[name] = ms;
  }
  return values;
}

/**
 * Checks that the times are consistent: a bound is longer than the time that it bounds.
 *
 * @throws ProvtckError `IXIT_CONTRADICTED`
 */
export function checkIxit(values: Ixit, where: string): void {
  const own = new Map(quantities().map(({ name, ms }) => [name, ms]));
  const of = (name: string): number => values[name] ?? own.get(name) ?? 0;
  for (const { name, above, below } of quantities()) {
    const longer = above !== undefined && of(name) <= of(above);
    const shorter = below !== undefined && of(name) >= of(below);
    if (!longer && !shorter) continue;
    const other = (longer ? above : below) ?? '';
    throw new ProvtckError(
      'IXIT_CONTRADICTED',
      `${where}: ixit: ${name} (${of(name)} ms) must be ${longer ? 'longer' : 'shorter'} than ${other} (${of(other)} ms)`,
      'Change one of the two. `docs/device-statement.md` explains both.',
    );
  }
}

/** Milliseconds, or undefined for a text that is not a time in whole milliseconds. */
function parsed(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(ms|s|min)$/.exec(text.trim());
  const ms = Number(match?.[1]) * (units[match?.[2] ?? ''] ?? Number.NaN);
  return Number.isSafeInteger(ms) ? ms : undefined;
}

function unknown(name: string, where: string): ProvtckError {
  const open = quantities().flatMap((quantity) => (quantity.basis === OPEN ? [quantity.name] : []));
  return new ProvtckError(
    'IXIT_UNKNOWN',
    `${where}: ixit.${name}: there is no such time`,
    `Did you mean ${nearest(name, open).join(', ')}? docs/device-statement.md lists all.`,
  );
}
