import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import type { ScenarioChoice } from '../judge/rule-results';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { isWhole, shardLimit } from '../plan/shard';
import { ReportFolder } from '../reports/report-folder';
import { printSummary } from '../reports/summary';
import { Terminal } from '../reports/terminal';
import { indexScenarios } from '../runtime/scenario-index';
import { type ChosenPart, joinParts } from './join-parts';
import { checkSameRun, openPart } from './run-part';
import { KEPT_RUNS } from './suite-options';

/** `provtck merge` */
export function mergeCommand(finish: (exitCode: number) => void): Command {
  return new Command('merge')
    .argument('<run...>', 'folders of runs, or their transcripts: the shards of one run')
    .requiredOption('--out <folder>', 'folder of the reports of the joined run')
    .action(async (runs: readonly string[], { out }: { readonly out: string }) => {
      const result = await mergeRuns(runs, out);
      printSummary(result, new Terminal(process.stdout), [new ReportFolder(out).path('result')]);
      finish(exitCodes[result.run.verdict]);
    });
}

/**
 * Joins the shards of a run to one result. It derives the verdicts from the transcripts alone.
 *
 * @throws ProvtckError `MERGE_OVERLAP`, `MERGE_INTO_PART`, `PARTS_DIFFER`, or why a transcript is invalid
 */
export async function mergeRuns(runs: readonly string[], out: string) {
  const inside = runs.find((run) => isInside(run, out));
  if (inside !== undefined)
    throw new ProvtckError(
      'MERGE_INTO_PART',
      `${inside} is in the folder ${out}, whose reports would be replaced`,
      'Name a folder of its own with --out.',
    );
  const parts: ChosenPart[] = [];
  const owners = new Map<string, string>();
  for (const run of runs) {
    const part = await openPart(transcriptOf(run));
    for (const name of part.executed) checkOwner(owners, name, run);
    if (parts[0] !== undefined) checkSameRun(parts[0].part, part);
    parts.push({ part, scenarios: part.executed });
  }
  const [first, ...others] = parts;
  if (first === undefined) throw new ProvtckError('MERGE_EMPTY', 'no run is named', 'Name the folders of the shards.');
  keepLastRun(out);
  return joinParts([first, ...others], selectionOf(parts), out);
}

/** Whether a path is a folder, or is in it. */
function isInside(path: string, folder: string): boolean {
  const [file, root] = [path, folder].map((each) => (existsSync(each) ? realpathSync(each) : resolve(each)));
  return file === root || file?.startsWith(`${root}${sep}`) === true;
}

/** Keeps the reports of a run in the folder, as a new run does. */
function keepLastRun(out: string): void {
  const folder = new ReportFolder(out);
  folder.claim();
  try {
    folder.keepEarlier(KEPT_RUNS);
    folder.clearParts();
  } finally {
    folder.release();
  }
}

function checkOwner(owners: Map<string, string>, scenario: string, run: string): void {
  const owner = owners.get(scenario);
  if (owner !== undefined)
    throw new ProvtckError(
      'MERGE_OVERLAP',
      `${owner} and ${run} both contain the scenario ${scenario}`,
      'Merge runs that share no scenario, such as the shards --shard 1/2 and --shard 2/2.',
    );
  owners.set(scenario, run);
}

const transcriptOf = (run: string): string =>
  existsSync(run) && statSync(run).isDirectory() ? new ReportFolder(run).path('transcript') : run;

/**
 * The selection of the joined run: what its parts have selected, also if one was cut short. It has no limit if the parts are
 * the whole suite, or all shards of a run.
 */
function selectionOf(parts: readonly ChosenPart[]): ScenarioChoice | undefined {
  const names = new Set(parts.flatMap(({ part }) => part.result.scenarios.map(({ name }) => name)));
  const all = indexScenarios().map(({ identity }) => identity);
  const ids = all.filter(({ name }) => names.has(name)).map(({ id }) => id);
  if (ids.length === all.length) return undefined;
  const choices = parts.flatMap(({ part }) => part.options.scenarios ?? []);
  const shards = choices.flatMap(({ shard }) => shard ?? []);
  const whole = isWhole(shards) ? shards.map(shardLimit) : [];
  const limits = new Set(choices.flatMap((choice) => choice.limits).filter((limit) => !whole.includes(limit)));
  const selections = parts.map(({ part: { options } }) => [options.rules, options.tags]);
  const isOne = selections.every((selection) => isDeepStrictEqual(selection, selections[0]));
  return whole.length > 0 && limits.size === 0 && isOne ? undefined : { limits: [...limits], ids };
}
