/**
 * Writes the default value of each named time into the steps and examples of the features: `npm run times`. The lint
 * reports a value that differs from the ledger.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { cellWithTime, withTimes } from '../runtime/printed-times';

const STEP = /^\s*(?:Given|When|Then|And|But) /;
const ROW = /^\s*\|/;

/** The separators of cells; a bar after a backslash belongs to a cell. */
const CELLS = /(?<=(?<!\\)\|)([^|\\]|\\.)*(?=\|)/g;

/** A cell with its time, in its former width where it fits. */
function cellOf(cell: string): string {
  const text = cell.trim();
  const timed = cellWithTime(text);
  return timed === text ? cell : ` ${timed.padEnd(cell.length - 2)} `;
}

/** A feature with the current value of each named time. */
export const withCurrentTimes = (feature: string): string =>
  feature
    .split('\n')
    .map((line) => (STEP.test(line) ? withTimes(line) : ROW.test(line) ? line.replace(CELLS, cellOf) : line))
    .join('\n');

if (require.main === module) {
  const folder = join(packageRoot(), 'features');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.feature'));
  for (const file of names.map((name) => join(folder, name))) {
    const before = readFileSync(file, 'utf8');
    const after = withCurrentTimes(before);
    if (after === before) continue;
    writeFileSync(file, after);
    process.stdout.write(`${file} refreshed\n`);
  }
}
