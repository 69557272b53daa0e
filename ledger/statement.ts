import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { claims } from './claims';
import { textDigest } from './digest';
import { ProvtckError } from './error';
import { publicFunctions } from './functions';
import { checkIxit, ixitFrom } from './ixit';
import { answers, type Lack, lackOf } from './lack';
import { nearest } from './nearest';
import { loadPart } from './part';
import { displayName, readData } from './read-data';
import { Need } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** A mapping by name. The schema library drops names that every object has, so they are refused first. */
const named = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.custom<object>(
      (input) => typeof input === 'object' && input !== null,
      'a mapping; leave it out when it is empty',
    ),
    v.check(
      (input) => !Object.keys(input).some((name) => ['__proto__', 'prototype', 'constructor'].includes(name)),
      'unknown field',
    ),
    v.record(v.string(), schema),
  );

/** The form of a device statement. A later step checks the names of claims and times, to suggest similar ones. */
const StatementFile = v.strictObject({
  /** The part and the features that the device claims. */
  ics: v.strictObject({
    /** One of TI's parts. */
    part: text,
    /** The name that the user gives the product. */
    product: v.optional(text),
    /** `false` for a feature that the device does not have. Other features are claimed. */
    claims: v.optional(named(v.boolean()), {}),
  }),
  /** What the bench lacks, and what the device does not answer although it claims the feature. */
  bench: v.optional(v.strictObject({ without: v.array(text) })),
  /** Values that the documents leave to the device and its bench. */
  ixit: v.optional(named(v.union([v.string(), v.number()])), {}),
});

/** The device statement of a user. */
export interface Statement {
  /** The path of the file, as the user gave it. */
  readonly file: string;
  /** One of TI's parts. */
  readonly part: string;
  readonly product?: string;
  /** The claims that the statement denies, in the order of `claims()`. */
  readonly without: readonly string[];
  /** Needs, functions and answers that the bench lacks. */
  readonly bench: readonly Lack[];
  /** Times in ms by the name of their quantity: only those that differ from the default. */
  readonly ixit: { readonly [quantity: string]: number };
  /** SHA-256 (hex) of the file, independent of its line ends. */
  readonly sha256: string;
}

/**
 * Reads a device statement in YAML or JSON. `docs/device-statement.md` describes the form.
 *
 * @throws ProvtckError an error of `readData`; `PART_UNKNOWN`, `CLAIM_UNKNOWN`, `STATEMENT_EMPTY`; `IXIT_UNKNOWN`,
 * `IXIT_FROM_DOCUMENT`, `IXIT_MALFORMED`, `IXIT_CONTRADICTED`
 */
export function loadStatement(file: string): Statement {
  const { ics, bench, ixit } = readData(file, StatementFile);
  const where = displayName(file);
  checkClaims(Object.keys(ics.claims), where);
  checkWays(ics.claims, where);
  const values = ixitFrom(ixit, where);
  checkIxit(values, where);
  return {
    file,
    part: loadPart(ics.part).part,
    ...(ics.product !== undefined && { product: ics.product }),
    without: claims()
      .map(({ claim }) => claim)
      .filter((claim) => ics.claims[claim] === false),
    bench: (bench?.without ?? []).map((name) => lackNamed(name, where)),
    ixit: values,
    sha256: textDigest(readFileSync(file, 'utf8')),
  };
}

/**
 * Checks a statement that was not read from a file, by the same rules.
 *
 * @throws ProvtckError what `loadStatement` says of the contents of a file
 */
export function checkStatement({ file, part, without, ixit }: Statement): void {
  const taken = Object.fromEntries(without.map((claim) => [claim, false]));
  checkClaims(without, file);
  checkWays(taken, file);
  ixitFrom(Object.fromEntries(Object.entries(ixit).map(([name, ms]) => [name, `${ms} ms`])), file);
  checkIxit(ixit, file);
  loadPart(part);
}

/** Without both methods nearly no rule applies, and a run would pass for that reason. */
function checkWays(given: { readonly [claim: string]: boolean }, where: string): void {
  if (given['http-server'] !== false || given['smart-config'] !== false) return;
  throw new ProvtckError(
    'STATEMENT_EMPTY',
    `${where}: a device without HTTP server and without SmartConfig cannot be provisioned`,
    'Set only one of the claims http-server and smart-config to false.',
  );
}

const functionNames = (): readonly string[] => publicFunctions().map(({ name }) => name);

/** @throws ProvtckError `LACK_UNKNOWN` */
function lackNamed(name: string, where: string): Lack {
  const need = Need.options.find((each) => each === name);
  if (need !== undefined) return lackOf.need(need);
  const answer = answers.find((each) => each === name);
  if (answer !== undefined) return lackOf.answer(answer);
  if (functionNames().includes(name)) return lackOf.function(name);
  const known = [...Need.options, ...answers, ...functionNames()];
  throw new ProvtckError(
    'LACK_UNKNOWN',
    `${where}: bench.without: ${name} is neither a need nor a function nor an answer`,
    `Did you mean ${nearest(name, known).join(', ')}? docs/device-statement.md lists all.`,
  );
}

function checkClaims(given: readonly string[], where: string): void {
  const known: readonly string[] = claims().map(({ claim }) => claim);
  const unknown = given.find((claim) => !known.includes(claim));
  if (unknown === undefined) return;
  throw new ProvtckError(
    'CLAIM_UNKNOWN',
    `${where}: ics.claims.${unknown}: there is no such claim`,
    `Did you mean ${nearest(unknown, known, 1).join()}? There are ${known.join(', ')}.`,
  );
}
