import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { SiteFolder } from '../reports/site-folder';
import { Terminal } from '../reports/terminal';
import { buildSite } from '../site/build';
import { collect } from './option-values';
import { specFrom } from './spec-data';
import { usualMatrix } from './spec-mutants';

/** What the site is to be built from, as the command line gives it. */
interface SpecFlags {
  readonly result: readonly string[];
  readonly matrix?: string;
  readonly transcript?: string;
  readonly out: string;
}

/** Where a run leaves its result. */
const usualResult = join('out', 'result.json');

/** `provtck spec` */
export function specCommand(finish: (exitCode: number) => void): Command {
  return new Command('spec')
    .option(
      '--result <[label=]file>',
      `a result to show; with several, oldest first, the site is about the last and compares them (default: ${usualResult})`,
      collect,
      [],
    )
    .option('--transcript <file>', 'what was recorded in the run of the last result (default: the one beside it)')
    .option('--matrix <file>', `what \`provtck mutants\` has found (default: ${usualMatrix}, if there is one)`)
    .option('--out <folder>', 'where the site goes', join('out', 'spec'))
    .action(async (flags: SpecFlags) => finish(await buildSpec(flags)));
}

/** Builds the site and says where it is. */
async function buildSpec(flags: SpecFlags): Promise<number> {
  const count = await writeSite(flags);
  const terminal = new Terminal(process.stdout);
  terminal.line(`${join(flags.out, 'index.html')}  (${count} pages)`);
  if (resultsOf(flags).length === 0)
    terminal.line(`No run is included: there is no ${usualResult}, and --result names no other.`);
  return 0;
}

/** Builds the site, and says how many pages it has. */
export async function writeSite({ out, result, ...same }: SpecFlags): Promise<number> {
  const built = new Map<string, string>();
  for await (const [path, html] of buildSite(await specFrom({ ...same, result: resultsOf({ result }) })))
    built.set(path, html);
  new SiteFolder(out).replace(built);
  return built.size;
}

const resultsOf = ({ result }: Pick<SpecFlags, 'result'>): readonly string[] =>
  result.length > 0 ? result : [usualResult].filter(existsSync);
