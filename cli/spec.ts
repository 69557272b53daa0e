import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GherkinDocument } from '@cucumber/messages';
import { Command } from 'commander';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { errata } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { readData } from '../ledger/read-data';
import { ResultSchema } from '../reports/result-schema';
import { Terminal } from '../reports/terminal';
import { buildSite } from '../site/build';
import type { KnownMutant } from '../site/spec';
import { writtenFeature } from '../site/written';
import { ownSources, runFeatures } from './cucumber';
import { suiteVersion } from './suite-version';

interface SpecFlags {
  readonly result: readonly string[];
  readonly matrix?: string;
  readonly out: string;
}

const collect = (value: string, former: readonly string[]): readonly string[] => [...former, value];

/** Where a run leaves its result, and a calibration its matrix. */
const usualResult = join('out', 'result.json');
const usualMatrix = join('out', 'kill-matrix.json');

/** `provtck spec` */
export function specCommand(finish: (exitCode: number) => void): Command {
  return new Command('spec')
    .option('--result <file>', `a result to show; more of them are compared (default: ${usualResult})`, collect, [])
    .option('--matrix <file>', `what \`provtck mutants\` has found (default: ${usualMatrix}, if there is one)`)
    .option('--out <folder>', 'where the site goes', join('out', 'spec'))
    .action(async (flags: SpecFlags) => finish(await buildSpec(flags)));
}

async function buildSpec({ result, matrix, out }: SpecFlags): Promise<number> {
  const results = result.length > 0 ? result : [usualResult].filter(existsSync);
  const documents: GherkinDocument[] = [];
  await runFeatures(ownSources, { dryRun: true }, ({ gherkinDocument }) => {
    if (gherkinDocument !== undefined) documents.push(gherkinDocument);
  });
  const site = buildSite({
    version: suiteVersion(),
    ledger: loadLedger(),
    errata: errata(),
    features: documents.map(writtenFeature),
    results: results.map((file) => readData(file, ResultSchema)),
    mutants: mutantsFrom(matrix ?? [usualMatrix].find(existsSync)),
  });
  let count = 0;
  for (const [path, html] of site) {
    write(join(out, path), html);
    count += 1;
  }
  new Terminal(process.stdout).line(`${join(out, 'index.html')}  (${count} pages)`);
  return 0;
}

const mutantsFrom = (file: string | undefined): readonly KnownMutant[] =>
  file === undefined ? [] : readData(file, KillMatrixSchema).mutants;

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (cause) {
    throw new ProvtckError(
      'OUT_UNWRITABLE',
      `cannot write ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Name another folder with --out, or check its rights and the free space.',
      { cause },
    );
  }
}
