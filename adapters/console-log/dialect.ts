import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { constantNamed, constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { displayName, readData } from '../../ledger/read-data';
import { compilePattern, type Pattern, wordsOf } from './pattern';

/** Name of a status, its number, or `{status}` for a number in the line. */
const Status = v.union([
  v.literal('{status}'),
  /** A status that can be recognised but not read. */
  v.literal('unknown'),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
  v.pipe(
    v.string(),
    v.check((name) => name in constants.status, "the name of a provisioning status in TI's headers"),
    v.transform((name) => constants.status[name as keyof typeof constants.status] as number),
  ),
]);

/** A line of a dialect and its meaning. */
const DialectLine = v.union([
  v.strictObject({
    line: v.string(),
    status: Status,
    /** Valid numbers for `{status}`; a line with another number is damaged. */
    among: v.optional(v.array(v.number())),
  }),
  v.strictObject({
    line: v.string(),
    event: v.pipe(
      v.string(),
      v.check((name) => constantNamed(name) !== undefined, "the name of an event in TI's headers"),
    ),
  }),
  v.strictObject({
    line: v.string(),
    means: v.picklist([
      /** The device or its host restarts. */
      'boot',
      /** The host starts a process. */
      'start',
      /** The start before it was refused with `{code}`. */
      'start refused',
      /** The host sends a command that the log does not contain. */
      'unseen command',
      /** Role, state or network after STOPPED. */
      'detail of the end',
      'nothing',
    ]),
  }),
]);
export type DialectLine = v.InferOutput<typeof DialectLine>;

const DialectFile = v.strictObject({
  schema: v.literal(1),
  title: v.string(),
  /** A dialect whose lines are also valid. */
  extends: v.optional(v.string()),
  /** Lines can have any prefix. */
  anywhere: v.optional(v.boolean()),
  lines: v.array(DialectLine),
});

/** A line with its compiled pattern. */
export interface KnownLine {
  readonly pattern: Pattern;
  readonly entry: DialectLine;
}

/** How one kind of host prints the reports of the device. */
export interface Dialect {
  readonly title: string;
  readonly anywhere: boolean;
  /** Whether the console is that of TI's at_commands demo. */
  readonly at: boolean;
  /** The calls of the host that its lines show. */
  readonly calls: 'all' | 'starts' | 'none';
  /** The longest pattern first. */
  readonly lines: readonly KnownLine[];
  /** Regular expressions of the tags of process reports. */
  readonly tags: readonly string[];
}

/** The dialect of TI's at_commands demo. Code parses its commands, responses and events, so it has no lines. */
const AT_DIALECT = 'ti-at';

const FOLDER = join(packageRoot(), 'adapters', 'console-log', 'dialects');
const ending = /\.ya?ml$/i;

/** Names of the dialects of the suite. */
export function dialectNames(): readonly string[] {
  const files = readdirSync(FOLDER).filter((name) => ending.test(name));
  return [AT_DIALECT, ...files.map((name) => name.replace(ending, ''))].sort();
}

/**
 * The dialect with this name, or the dialect in this YAML file.
 *
 * @throws ProvtckError `DIALECT_UNKNOWN`, `DIALECT_INVALID`, and what `readData` throws
 */
export function loadDialect(name: string): Dialect {
  const { title, at, anywhere, entries } = read(name, []);
  const tags = [...new Set(entries.flatMap(tagOfReport))];
  const lines = entries.map((entry): KnownLine => ({ entry, pattern: compilePattern(entry.line, tags) }));
  const starts = entries.some((entry) => 'means' in entry && entry.means === 'start');
  const calls = at ? 'all' : starts ? 'starts' : 'none';
  return { title, at, calls, anywhere, tags, lines: lines.sort((a, b) => b.entry.line.length - a.entry.line.length) };
}

interface Read {
  readonly title: string;
  readonly at: boolean;
  readonly anywhere: boolean;
  readonly entries: readonly DialectLine[];
}

function read(name: string, above: readonly string[]): Read {
  if (name === AT_DIALECT)
    return { title: "TI's at_commands demo, with or without the add-on", at: true, anywhere: false, entries: [] };
  const path = pathOf(name);
  if (above.includes(path))
    throw new ProvtckError(
      'DIALECT_INVALID',
      `${displayName(path)}: extends itself`,
      'Let a dialect extend another one.',
    );
  const file = readData(path, DialectFile);
  const base = file.extends === undefined ? undefined : read(file.extends, [...above, path]);
  return {
    title: file.title,
    at: base?.at ?? false,
    anywhere: file.anywhere ?? base?.anywhere ?? false,
    // Its own lines come first, so that they take precedence over equal lines of the base.
    entries: [...file.lines, ...(base?.entries ?? [])],
  };
}

function pathOf(name: string): string {
  if (ending.test(name)) return name;
  const own = ['.yaml', '.yml'].map((suffix) => join(FOLDER, name + suffix)).find((path) => existsSync(path));
  if (own !== undefined && /^[\w-]+$/.test(name)) return own;
  throw new ProvtckError(
    'DIALECT_UNKNOWN',
    `there is no log format named ${name}`,
    `Name one of ${dialectNames().join(', ')}, or a YAML file with a dialect.`,
  );
}

const isReport = (entry: DialectLine): boolean =>
  'status' in entry || ('event' in entry && entry.event === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED');

function tagOfReport(entry: DialectLine): readonly string[] {
  const tag = /^\[([^\]{}]+)\]/.exec(entry.line)?.[1];
  return tag === undefined || !isReport(entry) ? [] : [wordsOf(tag)];
}
