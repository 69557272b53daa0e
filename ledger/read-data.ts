import { isAbsolute, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readSmallFile } from './read-file';

/** The most problems in one message. A file of the wrong kind has hundreds of similar ones. */
const listedProblems = 10;

/**
 * Reads a JSON file, or a YAML file by its ending, and checks it against a schema.
 *
 * Every error names the file, and an error of the schema also names the field:
 * `ledger/rules/7.5.json: [3].level: expected one of MUST, SHOULD but got "MUSTY"`.
 *
 * @throws ProvtckError with code `DATA_UNREADABLE`, `DATA_NOT_JSON`, `DATA_NOT_YAML` or `DATA_INVALID`
 */
export function readData<const Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema> {
  return dataIn(file, readText(file), schema);
}

/** The same of a text that was read from the file. */
export function dataIn<const Schema extends v.GenericSchema>(
  file: string,
  text: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parse(file, text));
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => `${displayName(file)}: ${describe(issue)}`);
  const hidden = problems.length - listedProblems;
  throw new ProvtckError(
    'DATA_INVALID',
    [...problems.slice(0, listedProblems), ...(hidden > 0 ? [`… and ${hidden} more`] : [])].join('\n'),
    'Correct the named fields. Unknown fields are errors too, so look for misspelt names.',
  );
}

/**
 * The text of a file.
 *
 * @throws ProvtckError `DATA_UNREADABLE`
 */
export function readText(file: string): string {
  try {
    return readSmallFile(file).toString('utf8');
  } catch (cause) {
    throw new ProvtckError(
      'DATA_UNREADABLE',
      `${displayName(file)}: ${messageOf(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
}

function parse(file: string, text: string): unknown {
  if (/\.ya?ml$/i.test(file)) return parseAsYaml(file, text);
  try {
    // Some editors on Windows write a byte order mark, which JSON does not allow.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ProvtckError(
      'DATA_NOT_JSON',
      `${displayName(file)}: ${messageOf(cause)}`,
      'The file must hold strict JSON: double quotes, no comments, no comma after the last member.',
      { cause },
    );
  }
}

function parseAsYaml(file: string, text: string): unknown {
  try {
    // Most runs read no YAML, so its parser is loaded when it is needed.
    const { parse: parseYaml } = require('yaml') as typeof import('yaml');
    // The core schema has no dates and no binary data, so texts stay texts.
    return parseYaml(text, { schema: 'core', uniqueKeys: true });
  } catch (cause) {
    throw new ProvtckError(
      'DATA_NOT_YAML',
      `${displayName(file)}: ${messageOf(cause)}`,
      'The file must hold YAML 1.2, with each key of a mapping once.',
      { cause },
    );
  }
}

/** Files of the suite are relative to the package, so that a message is the same on every machine. */
export function displayName(file: string): string {
  const inPackage = relative(packageRoot(), resolve(file));
  return inPackage.startsWith('..') || isAbsolute(inPackage) ? file : inPackage;
}

function describe(issue: v.BaseIssue<unknown>): string {
  const where = pathOf(issue);
  return where === '' ? complaintOf(issue) : `${where}: ${complaintOf(issue)}`;
}

/** Path in the notation of a JavaScript expression: `[3].sources[0]`. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((item) => item.key);
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function complaintOf(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'unknown field';
  if (issue.message.startsWith('Invalid ')) {
    if (issue.received === 'undefined') return 'required field is missing';
    return `expected ${choices(issue.expected ?? 'something else')} but got ${issue.received}`;
  }
  // The words of the schema. The received value helps only for a scalar, because valibot names just the type of an object.
  return issue.input instanceof Object ? issue.message : `${issue.message}; got ${issue.received}`;
}

/** Valibot writes alternatives as `("a" | "b")`. */
function choices(expected: string): string {
  if (!expected.startsWith('(')) return expected;
  return `one of ${expected.slice(1, -1).replaceAll('"', '').split(' | ').join(', ')}`;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
