import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { textDigest } from './digest';
import { ProvtckError } from './error';
import type { Ledger } from './ledger';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { RuleId } from './rule';
import { VersionRange } from './version-range';

const text = v.pipe(v.string(), v.minLength(1));
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1));
const unique = <Item>(items: readonly Item[]): boolean => new Set(items).size === items.length;

/** A device an entry speaks of; all that is named has to fit. */
const Scope = v.pipe(
  v.strictObject({
    /** Name of the adapter the device is reached by. */
    adapter: v.optional(text),
    /** Ranges by the name of the version as the device tells it: `host driver`, `nwp`, `firmware`. */
    versions: v.optional(v.record(text, VersionRange)),
    /** A reading that has to be chosen, `C18=text`: under the others the rule asks for something else. */
    reading: v.optional(v.pipe(v.string(), v.regex(/^C[1-9]\d*=[a-z0-9-]+$/, 'a reading such as C18=text'))),
  }),
  v.check((scope) => Object.keys(scope).length > 0, 'a scope names an adapter, a version or a reading'),
);
export type Scope = v.InferOutput<typeof Scope>;

/** How some scenarios fail. Texts are looked for as they stand, in small and capital letters as written. */
const Failure = v.pipe(
  v.strictObject({
    /** Ids of the scenarios, `PROV-7.5-15/1`. */
    scenarios: v.pipe(
      list(v.pipe(v.string(), v.regex(/^PROV-\d+(\.\d+)*-\d{2}\/\d+(\.\d+)?$/, 'a scenario id such as PROV-7.5-15/1'))),
      v.check(unique, 'a scenario is named once'),
    ),
    /** Pieces that all stand in what was expected. */
    expected: v.optional(list(text)),
    /** Pieces that all stand in what was seen. */
    seen: v.optional(list(text)),
    /** A code that was seen to be returned. */
    returned: v.optional(v.pipe(v.number(), v.integer())),
  }),
  v.check(({ seen, returned }) => seen !== undefined || returned !== undefined, 'a failure says what is seen'),
);
export type Failure = v.InferOutput<typeof Failure>;

/** A rule that a device is known to break, and how. */
const Deviation = v.pipe(
  v.strictObject({
    rule: RuleId,
    /** The devices it is about, as alternatives. */
    scope: list(Scope),
    /** What the device does, and why that is put up with. */
    reason: text,
    /** Where that is known from. */
    source: text,
    failures: list(Failure),
    /** Who answers for the entry. */
    owner: text,
    /** The last day it is good for. */
    expires: v.pipe(v.string(), v.isoDate('a day such as 2027-12-31')),
  }),
  v.check(({ failures }) => unique(failures.flatMap(({ scenarios }) => scenarios)), 'a scenario fails in one way'),
);
export type Deviation = v.InferOutput<typeof Deviation>;

const DeviationFile = v.strictObject({ title: text, deviations: list(Deviation) });

/** A file of known deviations, as a run was given it. */
export const Deviations = v.strictObject({
  /** Name of a shipped file, or the path of another. */
  name: text,
  /** SHA-256 (hex) over the file, with line ends as in the repository. */
  sha256: text,
  deviations: list(Deviation),
});
export type Deviations = v.InferOutput<typeof Deviations>;

const folder = (): string => join(packageRoot(), 'ledger', 'deviations');

/** Names of the files the suite ships. */
export const deviationNames = (): readonly string[] =>
  readdirSync(folder())
    .flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();

/**
 * Reads files of known deviations.
 *
 * @param given shipped names, paths of files that end with `.yaml`, `.yml` or `.json`, or what was read of one before
 * @param today day of the run, `2026-11-23`
 * @throws ProvtckError `DEVIATIONS_UNKNOWN`, `DATA_…`, `DEVIATION_RULE_UNKNOWN`, `DEVIATION_DUPLICATE`,
 * `DEVIATION_EXPIRED`
 */
export function loadDeviations(
  given: readonly (string | Deviations)[],
  ledger: Ledger,
  today: string,
): readonly Deviations[] {
  const files = given.map((each) => (typeof each === 'string' ? readDeviations(each) : each));
  const from = new Map<RuleId, string>();
  for (const { name, deviations } of files)
    for (const { rule, expires, owner } of deviations) {
      if (!ledger.has(rule)) throw unknownRule(name, rule);
      const earlier = from.get(rule);
      if (earlier !== undefined) throw duplicate(rule, earlier, name);
      from.set(rule, name);
      if (expires < today) throw expired(name, rule, expires, owner);
    }
  return files;
}

function readDeviations(name: string): Deviations {
  const shipped = deviationNames();
  const isPath = /\.(ya?ml|json)$/i.test(name);
  if (!isPath && !shipped.includes(name))
    throw new ProvtckError(
      'DEVIATIONS_UNKNOWN',
      `there are no deviations named ${name}; the suite ships ${shipped.join(', ')}`,
      'Name one of them, or the path of a file of your own that ends with .yaml.',
    );
  const file = isPath ? name : join(folder(), `${name}.yaml`);
  const { deviations } = readData(file, DeviationFile);
  return { name, sha256: textDigest(readFileSync(file, 'utf8')), deviations };
}

const unknownRule = (file: string, rule: RuleId): ProvtckError =>
  new ProvtckError(
    'DEVIATION_RULE_UNKNOWN',
    `${file} excuses ${rule}, which is no rule of the ledger`,
    '`provtck rules` lists the rules; ids are never reused, so the entry is misspelt or of another suite.',
  );

const duplicate = (rule: RuleId, first: string, second: string): ProvtckError =>
  new ProvtckError(
    'DEVIATION_DUPLICATE',
    first === second ? `${first} excuses ${rule} twice` : `${first} and ${second} both excuse ${rule}`,
    'Keep one entry for each rule; it can describe the failures of several scenarios.',
  );

const expired = (file: string, rule: RuleId, expires: string, owner: string): ProvtckError =>
  new ProvtckError(
    'DEVIATION_EXPIRED',
    `the deviation of ${rule} in ${file} was good until ${expires}`,
    `Its owner, ${owner}, renews it or takes it out.`,
  );
