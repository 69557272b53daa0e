import { join } from 'node:path';
import * as v from 'valibot';
import { type Lack, named } from './lack';
import { packageRoot } from './package-root';
import type { PartyProfile } from './parties';
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
 * The most demanding class that a device and a bench with these lacks fit; undefined where they fit none. Missing
 * answers are named in a certificate and change no class.
 */
export function certificateClassOf(lacks: readonly Lack[]): CertificateClass | undefined {
  return certificateClasses().find(
    ({ mayTakeBack, mayLack, mustCall }) =>
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

/** The class of a certificate; undefined where the lacks fit none. A party may deny every claim of its profile. */
export function classNameOf(lacks: readonly Lack[], party: PartyProfile | undefined): string | undefined {
  if (party === undefined) return certificateClassOf(lacks)?.class;
  return lacks.length === 0 ? 'full' : 'subset';
}

/** What a class covers. */
export const classMeaning = (name: string, party: PartyProfile | undefined): string =>
  (party === undefined ? certificateClasses().find((each) => each.class === name)?.meaning : partyClasses[name]) ?? '';
