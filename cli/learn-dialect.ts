import { stringify } from 'yaml';
import { readLog } from '../adapters/console-log/console-log';
import { loadDialect } from '../adapters/console-log/dialect';
import { guessOf } from '../adapters/console-log/guessed-meaning';
import { piecesOf } from '../adapters/console-log/log-lines';
import { isReport, UnknownLines, type UnknownShape } from '../adapters/console-log/unknown-lines';
import { printable, Terminal } from '../reports/terminal';
import { readable } from './judge-log';

/** How many lines of no apparent meaning are proposed. */
const OTHERS = 40;

/**
 * Prints the unknown lines of a captured console as a dialect that extends the given one. The meaning of each line is
 * guessed from its words; the user must check it.
 *
 * @returns 0
 * @throws ProvtckError `LOG_UNREADABLE`, and what `loadDialect` throws
 */
export function learnDialect(path: string, format: string): number {
  const dialect = loadDialect(format);
  const unknown = new UnknownLines();
  const nothing = () => undefined;
  const receiver = { record: nothing, boot: nothing, time: nothing, resolution: nothing };
  readable(path, () => readLog(dialect, piecesOf(path), receiver, (line, text) => unknown.add(line, text)));
  new Terminal(process.stdout).write(proposal(path, format, unknown.all()));
  return 0;
}

/** The dialect as YAML, one line of comment before each line of the console. */
export function proposal(path: string, format: string, shapes: readonly UnknownShape[]): string {
  const reports = shapes.filter(({ line }) => isReport(line));
  const others = shapes.filter(({ line }) => !isReport(line)).slice(0, OTHERS);
  const head = [
    `# Lines of ${printable(path)} that ${printable(format)} does not know. Check what each of them means, and remove the others.`,
    'schema: 1',
    stringify({ title: 'my host', extends: format }).trimEnd(),
    shapes.length === 0 ? 'lines: []' : 'lines:',
  ];
  return `${[...head, ...[...reports, ...others].map(entry)].join('\n')}\n`;
}

function entry({ line, times, first }: UnknownShape): string {
  const comment = `  # ${times} times, first in line ${first.line}: ${printable(first.text)}`;
  const [item = ''] = [stringify([{ line, ...guessOf(line) }], { lineWidth: 0 })];
  return `${comment}\n${item.trimEnd().replaceAll(/^/gm, '  ')}`;
}
