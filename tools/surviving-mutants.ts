/** What became of the changes that Stryker makes to the suite's own code: read from its reports, and told why. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

/** A change that no test has seen: where, and the code before and after it. */
const Unseen = v.strictObject({ line: count, change: text });

/** How the changes fared, file by file. Those of constants, which are made once when a file is loaded, are left out. */
export const OwnCode = v.record(text, v.strictObject({ killed: count, survived: v.array(Unseen) }));
export type OwnCode = v.InferOutput<typeof OwnCode>;

const Place = v.object({ line: count, column: count });

/** A report of Stryker, as far as it is looked at here. */
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

const SEEN: readonly string[] = ['Killed', 'Timeout'];
const UNSEEN: readonly string[] = ['Survived', 'NoCoverage'];

/** @param folder where the reports of all groups lie */
export function ownCode(folder: string): OwnCode {
  const reports = readdirSync(folder).filter((name) => name.endsWith('.report.json'));
  const files = reports.flatMap((name) => Object.entries(readData(join(folder, name), Report).files));
  return Object.fromEntries(
    files
      .map(([name, { source, mutants }]): [string, OwnCode[string]] => [
        name,
        {
          killed: mutants.filter(({ status }) => SEEN.includes(status)).length,
          survived: mutants
            .filter(({ status }) => UNSEEN.includes(status))
            .map(({ location, replacement }) => ({
              line: location.start.line,
              change: `${short(cut(source, location))} => ${short(replacement)}`,
            }))
            .sort((a, b) => a.line - b.line || (a.change < b.change ? -1 : 1)),
        },
      ])
      .filter(([, { killed, survived }]) => killed + survived.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The code of a place; columns count from 1, and the end is not part of it. */
function cut(source: string, { start, end }: Location): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n');
}

/** In one line, and no longer than a reader needs to recognise it. */
function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length <= 70 ? line : `${line.slice(0, 69)}…`;
}

/** Why changes that no test has seen are left, with the changes by file. */
const Reasons = v.array(v.strictObject({ because: text, changes: v.record(text, v.array(text)) }));

export const survivingMutants = (): v.InferOutput<typeof Reasons> =>
  readData(join(packageRoot(), 'tools', 'data', 'surviving-mutants.yaml'), Reasons);
