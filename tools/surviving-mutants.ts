/** The results of the changes that Stryker makes to the code of the suite, and the reasons for undetected changes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

/** A change that no test detects: its line, and the code before and after it. */
const UndetectedChange = v.strictObject({ line: count, change: text });

/** The results by file. They contain no changes of constants, which run once when the file is loaded. */
export const OwnCode = v.record(text, v.strictObject({ killed: count, survived: v.array(UndetectedChange) }));
export type OwnCode = v.InferOutput<typeof OwnCode>;

const Place = v.object({ line: count, column: count });

/** The part of a Stryker report that this tool reads. */
const Report = v.object({
  files: v.record(
    v.string(),
    v.object({
      source: v.string(),
      mutants: v.array(
        v.object({
          status: v.string(),
          replacement: v.optional(v.string(), ''),
          location: v.object({ start: Place, end: Place }),
        }),
      ),
    }),
  ),
});
type Location = { readonly start: v.InferOutput<typeof Place>; readonly end: v.InferOutput<typeof Place> };

const DETECTED: readonly string[] = ['Killed', 'Timeout'];
const UNDETECTED: readonly string[] = ['Survived', 'NoCoverage'];

/** @param folder folder with the reports of all groups */
export function ownCode(folder: string): OwnCode {
  const reports = readdirSync(folder).filter((name) => name.endsWith('.report.json'));
  const files = reports.flatMap((name) => Object.entries(readData(join(folder, name), Report).files));
  return Object.fromEntries(
    files
      .map(([name, { source, mutants }]): [string, OwnCode[string]] => [
        name,
        {
          killed: mutants.filter(({ status }) => DETECTED.includes(status)).length,
          survived: mutants
            .filter(({ status }) => UNDETECTED.includes(status))
            .map(({ location, replacement }) => ({
              line: location.start.line,
              change: `${short(codeAt(source, location))} => ${short(replacement)}`,
            }))
            .sort((a, b) => a.line - b.line || (a.change < b.change ? -1 : 1)),
        },
      ])
      .filter(([, { killed, survived }]) => killed + survived.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The code at a location. Columns start at 1, and the end is exclusive. */
function codeAt(source: string, { start, end }: Location): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n');
}

/** The code in one line of at most 70 characters. */
function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length <= 70 ? line : `${line.slice(0, 69)}…`;
}

/** Reasons why no test detects a change, with the changes by file. */
const Reasons = v.array(v.strictObject({ because: text, changes: v.record(text, v.array(text)) }));

export const survivingMutants = (): v.InferOutput<typeof Reasons> =>
  readData(join(packageRoot(), 'tools', 'data', 'surviving-mutants.yaml'), Reasons);
