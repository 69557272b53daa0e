import * as v from 'valibot';
import partyData from './data/parties.json';
import { type Lack, lackOf, named } from './lack';
import { Ledger } from './ledger';
import { type Level, Party, type Rule, RuleId } from './rule';

/** A claim of a host application or a phone app, which its statement makes or denies. */
const Claim = v.strictObject({
  claim: v.string(),
  default: v.boolean(),
  meaning: v.string(),
  /** Rules that apply only to a party for which the claim holds. A certificate requires a verdict on them then. */
  rules: v.array(RuleId),
});

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A time that no source states. A statement can replace it. */
const PartyTime = v.strictObject({
  name: v.string(),
  ms: milliseconds,
  /** The longest time that a statement can give. A longer one would leave a rule without effect. */
  most: milliseconds,
  meaning: v.string(),
});

/** A party besides the device that rules bind. */
const PartyProfile = v.strictObject({
  /** Its name in reports: `host application`. */
  name: v.string(),
  /** Party of its rules in the ledger. */
  binds: Party,
  /** The adapter that puts it under test. */
  adapter: v.string(),
  /** Folder of its features, in the package. */
  features: v.string(),
  /** The command that tests it. */
  command: v.string(),
  claims: v.array(Claim),
  times: v.array(PartyTime),
});
export type PartyProfile = v.InferOutput<typeof PartyProfile>;

let profiles: readonly PartyProfile[] | undefined;

/** Every party besides the device, with its own rules, features and statement. */
export function partyProfiles(): readonly PartyProfile[] {
  profiles ??= v.parse(v.array(PartyProfile), partyData);
  return profiles;
}

/** The party of this name; undefined if it has no profile of its own. */
export const profileNamed = (name: string): PartyProfile | undefined =>
  partyProfiles().find((profile) => profile.name === name);

/** The party that an adapter puts under test; undefined for an adapter of a device. */
export const partyOfAdapter = (adapter: string): PartyProfile | undefined =>
  partyProfiles().find((profile) => profile.adapter === adapter);

/** The party that a rule binds; undefined if it binds the device. */
export const partyOfRule = (rule: Pick<Rule, 'class' | 'party'>): PartyProfile | undefined =>
  rule.class === 'host-obligation' ? partyProfiles().find(({ binds }) => binds === rule.party) : undefined;

/** The rules that bind a party, as rules that a run judges. */
export function ledgerOfParty(ledger: Ledger, { binds }: PartyProfile): Ledger {
  return new Ledger(
    ledger.rules
      .filter((rule) => rule.class === 'host-obligation' && rule.party === binds)
      .map(({ reason: _reason, ...rule }) => ({ ...rule, class: isStrict(rule.level) ? 'tested' : 'advisory' })),
  );
}

const isStrict = (level: Level): boolean => level === 'MUST' || level === 'MUST NOT';

/** The claims of a party that do not hold. A certificate makes no statement about them. */
export const deniedClaims = ({ claims }: PartyProfile, held: readonly string[]): readonly Lack[] =>
  claims
    .filter(({ claim }) => !held.includes(claim))
    .map(({ claim }) => lackOf.claim(claim))
    .sort();

/** The rules of a party that a certificate requires a verdict on: those that need no claim that is denied. */
export function requiredRules({ claims }: PartyProfile, rules: readonly Rule[], denied: readonly Lack[]): RuleId[] {
  const names = named('claim', denied);
  const excluded = new Set(claims.filter(({ claim }) => names.includes(claim)).flatMap((claim) => claim.rules));
  return rules.map(({ id }) => id).filter((id) => !excluded.has(id));
}
