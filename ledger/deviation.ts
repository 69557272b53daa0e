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

/** The devices of an entry. Every named condition must hold. */
const Scope = v.pipe(
  v.strictObject({
    /** Name of the adapter of the device. */
    adapter: v.optional(text),
    /** Ranges by the name of the version that the device reports: `host driver`, `nwp`, `firmware`. */
    versions: v.optional(v.record(text, VersionRange)),
    /** The interpretation that a run must choose, `C18=text`. Under another one the rule has another meaning. */
    reading: v.optional(v.pipe(v.string(), v.regex(/^C[1-9]\d*=[a-z0-9-]+$/, 'an interpretation such as C18=text'))),
  }),
  v.check((scope) => Object.keys(scope).length > 0, 'a scope names an adapter, a version or an interpretation'),
);
export type Scope = v.InferOutput<typeof Scope>;

/** The failure of some scenarios. Texts are compared exactly, with upper and lower case. */
const Failure = v.pipe(
  v.strictObject({
    /** Ids of the scenarios, `PROV-7.5-15/1`. */
    scenarios: v.pipe(
      list(v.pipe(v.string(), v.regex(/^PROV-\d+(\.\d+)*-\d{2}\/\d+(\.\d+)?$/, 'a scenario id such as PROV-7.5-15/1'))),
      v.check(unique, 'a scenario is named once'),
    ),
    /** Texts that the expectation contains. */
    expected: v.optional(list(text)),
    /** Texts that the observation contains. */
    seen: v.optional(list(text)),
    /** The return code of the failing call. */
    returned: v.optional(v.pipe(v.number(), v.integer())),
  }),
  v.check(
    ({ seen, returned }) => seen !== undefined || returned !== undefined,
    'a failure names an observation or a return code',
  ),
);
export type Failure = v.InferOutput<typeof Failure>;

/** A rule that a device is known to break, with its failures. */
const Deviation = v.pipe(
  v.strictObject({
    rule: RuleId,
    /** The devices of the entry, as alternatives. */
    scope: list(Scope),
    /** What the device does, and the reason to accept it. */
    reason: text,
    /** The source of the entry. */
    source: text,
    failures: list(Failure),
    /** The owner of the entry. */
    owner: text,
    /** The last day on which the entry is valid. */
    expires: v.pipe(v.string(), v.isoDate('a day such as 2027-12-31')),
  }),
  v.check(({ failures }) => unique(failures.flatMap(({ scenarios }) => scenarios)), 'a scenario has one failure'),
);
export type Deviation = v.InferOutput<typeof Deviation>;

const DeviationFile = v.strictObject({ title: text, deviations: list(Deviation) });

/** A file of known deviations of a run. */
export const Deviations = v.strictObject({
  /** Name of a shipped file, or the path of another. */
  name: text,
  /** SHA-256 (hex) of the file, with the line ends of the repository. */
  sha256: text,
  deviations: list(Deviation),
});
export type Deviations = v.InferOutput<typeof Deviations>;

const folder = (): string => join(packageRoot(), 'ledger', 'deviations');

/** Names of the files in the suite. */
export const deviationNames = (): readonly string[] =>
  readdirSync(folder())
    .flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();

/**
 * Reads files of known deviations.
 *
 * @param given shipped names, paths of files that end with `.yaml`, `.yml` or `.json`, or a file that was read before
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
    `the deviation of ${rule} in ${file} expired on ${expires}`,
    `Its owner, ${owner}, must renew or remove it.`,
  );
