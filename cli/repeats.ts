import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import type { ReportFolder } from '../reports/report-folder';
import { joinOwned } from './join-parts';
import { newParts } from './resume';
import type { RunPart } from './run-part';
import { KEPT_RUNS, type SuiteOptions } from './suite-options';
import { WEDGED } from './wedged';

/** A scenario with its verdict in each run. */
interface UnstableScenario {
  readonly id: string;
  readonly verdicts: readonly string[];
}

/** The joined result of several runs, and the scenarios that had different verdicts. */
interface RepeatedRun {
  readonly result: Result;
  readonly unstable: readonly UnstableScenario[];
}

/** Verdicts, the one that the joined result keeps first. */
const WORST = ['fail', 'inconclusive', 'not-applicable', 'pass'] as const;

/**
 * Runs the same scenarios several times. The joined result has the worst verdict of each scenario, so no repetition hides a
 * failure. A scenario that a lost board has interrupted does not count, if it was executed again.
 *
 * @param execute runs the suite once, in one part or several; returns whether to continue
 * @throws ProvtckError `REPEAT_EMPTY`, or why the reports cannot be written
 */
export async function repeatRun(
  out: string,
  times: number,
  options: SuiteOptions,
  execute: (options: SuiteOptions) => Promise<boolean>,
): Promise<RepeatedRun> {
  const parts = await newParts(out, options.keep ?? KEPT_RUNS, async (folder) => {
    for (let number = 1; number <= times; number += 1) if (!(await execute(nextPart(options, folder)))) break;
  });
  const result = await joinOwned(parts, worstParts(parts), options.scenarios, out);
  if (result !== undefined) return { result, unstable: unstableIn(parts) };
  throw new ProvtckError('REPEAT_EMPTY', 'no scenario was executed', 'Select scenarios, and connect the device.');
}

/** Options of the next part of a run. */
export const nextPart = (options: SuiteOptions, folder: ReportFolder): SuiteOptions => ({
  ...options,
  out: folder.part(folder.lastPart() + 1),
  keep: 0,
  reports: ['transcript'],
});

/** For each scenario the part in which it broke a rule, or else had the worst verdict. */
function worstParts(parts: readonly RunPart[]): ReadonlyMap<string, RunPart> {
  const owners = new Map<string, { readonly part: RunPart; readonly rank: number }>();
  for (const part of parts)
    for (const { name, rank } of ranksIn(part)) {
      const owner = owners.get(name);
      if (owner === undefined || rank < owner.rank) owners.set(name, { part, rank });
    }
  return new Map([...owners].map(([name, { part }]) => [name, part]));
}

/** The scenarios that a part has executed, each with the rank of its verdict: 0 for a broken rule. */
function ranksIn(part: RunPart): readonly { readonly name: string; readonly rank: number }[] {
  const broken = brokenIn(part.result);
  return executedIn(part).map(({ id, name, verdict }) => {
    if (broken.has(id)) return { name, rank: 0 };
    return { name, rank: wasInterrupted(part, name) ? WORST.length : WORST.indexOf(verdict) };
  });
}

const executedIn = ({ result, recording, declined }: RunPart) =>
  result.scenarios.filter(({ name }) => recording.scenarios.has(name) && !declined.has(name));

/** Whether a scenario ended because its board was lost. */
function wasInterrupted({ recording }: RunPart, name: string): boolean {
  const recorded = recording.scenarios.get(name);
  if (recorded === undefined) return false;
  for (const line of recording.records(recorded))
    if (line.kind === 'fault' && line.code !== undefined && WEDGED.test(line.code)) return true;
  return false;
}

/** Ids of scenarios with a violation, also one that only a monitor found. */
const brokenIn = ({ rules }: Result): ReadonlySet<string> =>
  new Set(rules.flatMap(({ violations }) => violations.map(({ scenario }) => scenario)));

function unstableIn(parts: readonly RunPart[]): readonly UnstableScenario[] {
  const verdicts = new Map<string, string[]>();
  for (const part of parts) {
    const broken = brokenIn(part.result);
    for (const { id, name, verdict } of executedIn(part))
      if (!wasInterrupted(part, name))
        verdicts.set(id, [...(verdicts.get(id) ?? []), broken.has(id) ? 'fail' : verdict]);
  }
  return [...verdicts].filter(([, all]) => new Set(all).size > 1).map(([id, all]) => ({ id, verdicts: all }));
}

/** Prints the scenarios that had different verdicts. */
export function printUnstable(unstable: readonly UnstableScenario[], times: number): void {
  for (const { id, verdicts } of unstable) process.stdout.write(`unstable  ${id}  ${verdicts.join(', ')}\n`);
  if (unstable.length === 0) process.stdout.write(`Every scenario had the same verdict in all ${times} runs.\n`);
}
