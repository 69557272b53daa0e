import { join } from 'node:path';
import * as v from 'valibot';
import { type Lack, named } from './lack';
import { packageRoot } from './package-root';
import type { PartyProfile } from './parties';
import { isNear } from './quantities';
import { readData } from './read-data';
import { Need } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** How much of the suite a certificate covers at least. */
const CertificateClass = v.strictObject({
  class: v.pipe(v.string(), v.regex(/^[a-z]+$/, 'a lower-case word')),
  meaning: text,
  /** Claims that the device statement may take back. */
  mayTakeBack: v.array(text),
  /** Needs that the bench may not meet. */
  mayLack: v.array(Need),
  /** Functions that the host must be able to call. */
  mustCall: v.array(text),
  /** The factor by which a time of the device statement may differ from that of the suite; absent for any time. */
  timesWithin: v.optional(v.pipe(v.number(), v.minValue(1))),
});
type CertificateClass = v.InferOutput<typeof CertificateClass>;

let list: readonly CertificateClass[] | undefined;

/** All classes, the most demanding first. */
export function certificateClasses(): readonly CertificateClass[] {
  list ??= readData(
    join(packageRoot(), 'ledger', 'data', 'certificate-classes.json'),
    v.pipe(v.array(CertificateClass), v.minLength(1)),
  );
  return list;
}

/**
 * The most demanding class that a device and a bench with these lacks and times fit; undefined where they fit none.
 * Missing answers are named in a certificate and change no class.
 *
 * @param ixit times of the device statement, in ms
 */
export function certificateClassOf(
  lacks: readonly Lack[],
  ixit: { readonly [quantity: string]: number } = {},
): CertificateClass | undefined {
  return certificateClasses().find(
    ({ mayTakeBack, mayLack, mustCall, timesWithin }) =>
      (timesWithin === undefined || Object.entries(ixit).every(([name, ms]) => isNear(name, ms, timesWithin))) &&
      named('claim', lacks).every((claim) => mayTakeBack.includes(claim)) &&
      named('need', lacks).every((need) => (mayLack as readonly string[]).includes(need)) &&
      !named('function', lacks).some((name) => mustCall.includes(name)),
  );
}

/** What a class means for a party that has no device statement. */
const partyClasses: { readonly [name: string]: string } = {
  full: 'Every rule that binds the party was judged.',
  subset: 'The statement denies the named claims. The certificate makes no statement about the rules that need them.',
};

/**
 * The class of a certificate; undefined where the lacks fit none. A party may deny every claim of its profile.
 *
 * @param ixit times of the device statement, in ms
 */
export function classNameOf(
  lacks: readonly Lack[],
  party: PartyProfile | undefined,
  ixit: { readonly [quantity: string]: number } = {},
): string | undefined {
  if (party === undefined) return certificateClassOf(lacks, ixit)?.class;
  return lacks.length === 0 ? 'full' : 'subset';
}

/** What a class covers. */
export const classMeaning = (name: string, party: PartyProfile | undefined): string =>
  (party === undefined ? certificateClasses().find((each) => each.class === name)?.meaning : partyClasses[name]) ?? '';
