import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { writeOut } from '../reports/out-file';
import { SiteFolder } from '../reports/site-folder';
import { Terminal } from '../reports/terminal';
import { bookOf } from '../site/book';
import { buildSite } from '../site/build';
import type { Spec } from '../site/spec';
import { collect } from './option-values';
import { findBrowser, printPdf } from './print-pdf';
import { specFrom } from './spec-data';
import { usualMatrix } from './spec-mutants';

/** Options of the site, as the command line gives them. */
interface SpecFlags {
  readonly result: readonly string[];
  readonly matrix?: string;
  readonly transcript?: string;
  readonly out: string;
  readonly pdf?: string | true;
}

/** Usual place of a result. */
const usualResult = join('out', 'result.json');

/** Usual place of the printed document. */
const usualPdf = join('out', 'spec.pdf');

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
    .option('--pdf [file]', `prints the specification and the result as one document with Chromium (${usualPdf})`)
    .action(async (flags: SpecFlags) => finish(await buildSpec(flags)));
}

/** Builds the site, or the printed document, and prints its path. */
async function buildSpec(flags: SpecFlags): Promise<number> {
  const terminal = new Terminal(process.stdout);
  if (flags.pdf === undefined) {
    const count = await writeSite(flags);
    terminal.line(`${join(flags.out, 'index.html')}  (${count} pages)`);
  } else await writePdf(flags.pdf === true ? usualPdf : flags.pdf, flags, terminal);
  if (resultsOf(flags).length === 0)
    terminal.line(
      `The ${flags.pdf === undefined ? 'site' : 'document'} includes no run: ${usualResult} does not exist, and no --result is given.`,
    );
  return 0;
}

/** Prints the document and its path. The search for the browser comes first, because the rest takes long. */
async function writePdf(file: string, flags: SpecFlags, terminal: Terminal): Promise<void> {
  const browser = findBrowser();
  writeOut(file, printPdf(browser, await bookOf(await specOf(flags, false))));
  terminal.line(file);
}

/** Builds the site and returns the number of its pages. */
export async function writeSite(flags: SpecFlags): Promise<number> {
  const built = new Map<string, string>();
  for await (const [path, html] of buildSite(await specOf(flags, true))) built.set(path, html);
  new SiteFolder(flags.out).replace(built);
  return built.size;
}

const specOf = ({ out: _out, pdf: _pdf, result, ...same }: SpecFlags, compared: boolean): Promise<Spec> =>
  specFrom({ ...same, result: resultsOf({ result }), timelines: true, compared });

const resultsOf = ({ result }: Pick<SpecFlags, 'result'>): readonly string[] =>
  result.length > 0 ? result : [usualResult].filter(existsSync);
