import { existsSync, statSync } from 'node:fs';
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
 * @throws ProvtckError `MERGE_OVERLAP`, `PARTS_DIFFER`, or why a transcript is invalid
 */
export async function mergeRuns(runs: readonly string[], out: string) {
  const parts: ChosenPart[] = [];
  const owners = new Map<string, string>();
  for (const run of runs) {
    const part = await openPart(transcriptOf(run), parts.length === 0);
    for (const name of part.executed) checkOwner(owners, name, run);
    if (parts[0] !== undefined) checkSameRun(parts[0].part, part);
    parts.push({ part, scenarios: part.executed });
  }
  const [first, ...others] = parts;
  if (first === undefined) throw new ProvtckError('MERGE_EMPTY', 'no run is named', 'Name the folders of the shards.');
  return joinParts([first, ...others], selectionOf(parts), out);
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

/** The selection of the joined run. It has no limit if the parts contain the whole suite. */
function selectionOf(parts: readonly ChosenPart[]): ScenarioChoice | undefined {
  const names = new Set(parts.flatMap(({ scenarios }) => [...scenarios]));
  const all = indexScenarios().map(({ identity }) => identity);
  const ids = all.filter(({ name }) => names.has(name)).map(({ id }) => id);
  if (ids.length === all.length) return undefined;
  const choices = parts.flatMap(({ part }) => part.options.scenarios ?? []);
  const shards = choices.flatMap(({ shard }) => shard ?? []);
  const whole = isWhole(shards) ? shards.map(shardLimit) : [];
  const limits = new Set(choices.flatMap((choice) => choice.limits).filter((limit) => !whole.includes(limit)));
  return { limits: [...limits], ids };
}
