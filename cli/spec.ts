import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { SiteFolder } from '../reports/site-folder';
import { Terminal } from '../reports/terminal';
import { buildSite } from '../site/build';
import { collect } from './option-values';
import { specFrom } from './spec-data';
import { usualMatrix } from './spec-mutants';

/** Options of the site, as the command line gives them. */
interface SpecFlags {
  readonly result: readonly string[];
  readonly matrix?: string;
  readonly transcript?: string;
  readonly out: string;
}

/** Usual place of a result. */
const usualResult = join('out', 'result.json');

/** `provtck spec` */
export function specCommand(finish: (exitCode: number) => void): Command {
  return new Command('spec')
    .option(
      '--result <[label=]file>',
      `a result to show; with several, oldest first, the site shows the last one and compares it with the others (default: ${usualResult})`,
      collect,
      [],
    )
    .option('--transcript <file>', 'transcript of the run of the last result (default: the transcript beside it)')
    .option('--matrix <file>', `kill matrix of \`provtck mutants\` (default: ${usualMatrix}, if it exists)`)
    .option('--out <folder>', 'folder of the site', join('out', 'spec'))
    .action(async (flags: SpecFlags) => finish(await buildSpec(flags)));
}

/** Builds the site and prints its path. */
async function buildSpec(flags: SpecFlags): Promise<number> {
  const count = await writeSite(flags);
  const terminal = new Terminal(process.stdout);
  terminal.line(`${join(flags.out, 'index.html')}  (${count} pages)`);
  if (resultsOf(flags).length === 0)
    terminal.line(`The site includes no run: ${usualResult} does not exist, and no --result is given.`);
  return 0;
}

/** Builds the site and returns the number of its pages. */
export async function writeSite({ out, result, ...same }: SpecFlags): Promise<number> {
  const built = new Map<string, string>();
  for await (const [path, html] of buildSite(
    await specFrom({ ...same, result: resultsOf({ result }), timelines: true }),
  ))
    built.set(path, html);
  new SiteFolder(out).replace(built);
  return built.size;
}

const resultsOf = ({ result }: Pick<SpecFlags, 'result'>): readonly string[] =>
  result.length > 0 ? result : [usualResult].filter(existsSync);
