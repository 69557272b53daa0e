import { Command, Option } from 'commander';
import { compareResults } from '../reports/diff/compare';
import { firstDivergence, type TranscriptDivergence } from '../reports/diff/divergence';
import { markdown } from '../reports/diff/markdown';
import { outcome, sections } from '../reports/diff/sections';
import { Terminal, wrapped } from '../reports/terminal';
import { type ComparisonInput, loadComparisonInput } from './load-comparison-input';

interface DiffFlags {
  readonly json?: true;
  readonly markdown?: true;
}

/** Maximum width of a line of text. */
const widest = 160;

/** `provtck diff` */
export function diffCommand(finish: (exitCode: number) => void): Command {
  return new Command('diff')
    .argument('<before>', 'a result, a transcript, or the folder of a run')
    .argument('<after>', 'the result, transcript or folder of a later run')
    .option('--json', 'print JSON')
    .addOption(new Option('--markdown', 'print Markdown, for the summary of a CI job').conflicts('json'))
    .addHelpText('after', '\nExit codes:\n  0  no regression      1  regression      3  a file cannot be read')
    .action(async (before: string, after: string, flags: DiffFlags) => finish(await diff(before, after, flags)));
}

/** @returns 1 if a rule has a worse verdict, 0 otherwise */
async function diff(before: string, after: string, flags: DiffFlags): Promise<number> {
  const [earlier, later] = [await loadComparisonInput(before), await loadComparisonInput(after)];
  const comparison = compareResults(earlier.result, later.result);
  const divergence = divergenceOf(earlier, later);
  const said = outcome(comparison);
  const changes = sections(comparison, divergence);
  if (flags.json) {
    const divergesAt = divergence === undefined ? {} : { divergence };
    process.stdout.write(`${JSON.stringify({ ...comparison, ...divergesAt }, undefined, 2)}\n`);
  } else if (flags.markdown) process.stdout.write(markdown(said, changes));
  else print(said, comparison.regression, changes);
  return comparison.regression ? 1 : 0;
}

/** Only transcripts hold records; two results can only differ in verdicts. */
function divergenceOf(before: ComparisonInput, after: ComparisonInput): TranscriptDivergence | undefined {
  if (before.transcript === undefined || after.transcript === undefined) return undefined;
  return firstDivergence(before.transcript, after.transcript);
}

function print(said: string, regression: boolean, changes: ReturnType<typeof sections>): void {
  const terminal = new Terminal(process.stdout);
  const width = Math.min(terminal.width ?? widest, widest);
  terminal.line(terminal.style(['bold', regression ? 'red' : 'green'], said));
  for (const { title, rows } of changes) {
    terminal.line();
    terminal.line(terminal.style('bold', title));
    for (const { subject, change, why } of rows) {
      const parts = [[subject, change].filter((text) => text !== '').join('  '), ...(why === '' ? [] : [why])];
      parts.forEach((text, index) => {
        for (const line of wrapped(text, width - 6)) terminal.line(`${index === 0 ? '  ' : '      '}${line}`);
      });
    }
  }
}
