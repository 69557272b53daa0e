import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { textDigest } from './digest';
import { ProvtckError } from './error';
import { nearest } from './nearest';
import type { PartyProfile } from './parties';
import { displayName, readData } from './read-data';

const text = v.pipe(v.string(), v.minLength(1));

/** The form of a statement about a host application or a phone app. */
const StatementFile = v.strictObject({
  party: v.strictObject({
    /** The product, for reports. */
    product: v.optional(text),
    /** Claims that differ from their defaults. */
    claims: v.optional(v.record(text, v.boolean()), {}),
  }),
  /** Times in seconds in place of those of the suite. */
  times: v.optional(v.record(text, v.pipe(v.number(), v.minValue(0.001))), {}),
});

/** What a party is claimed to do, and its times. */
export const PartyStatement = v.strictObject({
  file: text,
  product: v.exactOptional(text),
  /** Claims that hold. */
  claims: v.array(text),
  /** Times in ms that differ from those of the suite. */
  times: v.record(text, v.number()),
  sha256: text,
});
export type PartyStatement = v.InferOutput<typeof PartyStatement>;

/**
 * Reads the statement of a party in YAML or JSON.
 *
 * @throws ProvtckError an error of `readData`; `CLAIM_UNKNOWN`, `IXIT_UNKNOWN`, `IXIT_TOO_LONG`
 */
export function loadPartyStatement(file: string, profile: PartyProfile): PartyStatement {
  const { party, times } = readData(file, StatementFile);
  const where = displayName(file);
  const claims = profile.claims.map(({ claim }) => claim);
  const names = profile.times.map(({ name }) => name);
  checkNames('CLAIM_UNKNOWN', `${where}: party.claims`, Object.keys(party.claims), claims);
  checkNames('IXIT_UNKNOWN', `${where}: times`, Object.keys(times), names);
  const ms = Object.fromEntries(Object.entries(times).map(([name, seconds]) => [name, Math.round(seconds * 1_000)]));
  checkTimes(where, ms, profile);
  return {
    file,
    ...(party.product !== undefined && { product: party.product }),
    claims: claimsOf(profile, party.claims),
    times: ms,
    sha256: textDigest(readFileSync(file, 'utf8')),
  };
}

/** The claims that hold, by default or as stated. */
export const claimsOf = ({ claims }: PartyProfile, stated: { readonly [claim: string]: boolean } = {}): string[] =>
  claims.filter((each) => stated[each.claim] ?? each.default).map(({ claim }) => claim);

/**
 * Checks the times of a statement in ms.
 *
 * @throws ProvtckError `IXIT_TOO_LONG`
 */
export function checkTimes(
  where: string,
  given: { readonly [name: string]: number },
  { times }: Pick<PartyProfile, 'times'>,
): void {
  const long = times.find(({ name, most }) => (given[name] ?? 0) > most);
  if (long === undefined) return;
  throw new ProvtckError(
    'IXIT_TOO_LONG',
    `${where}.${long.name}: a time above ${long.most / 1_000} s leaves a rule without effect`,
    `Give the ${long.meaning}.`,
  );
}

function checkNames(code: string, where: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ProvtckError(
    code,
    `${where}.${unknown}: there is no such name`,
    `Did you mean ${nearest(unknown, known, 1).join()}? There are ${known.join(', ')}.`,
  );
}
