import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { joinOwned } from './join-parts';
import { newParts } from './resume';
import type { RunPart } from './run-part';
import { KEPT_RUNS, type SuiteOptions } from './suite-options';

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
 * failure.
 *
 * @param execute runs the suite once; returns whether to continue
 * @throws ProvtckError `REPEAT_EMPTY`, or why the reports cannot be written
 */
export async function repeatRun(
  out: string,
  times: number,
  options: SuiteOptions,
  execute: (options: SuiteOptions) => Promise<boolean>,
): Promise<RepeatedRun> {
  const parts = await newParts(out, options.keep ?? KEPT_RUNS, async (folder) => {
    for (let number = 1; number <= times; number += 1)
      if (!(await execute({ ...options, out: folder.part(number), keep: 0, reports: ['transcript'] }))) break;
  });
  const result = await joinOwned(parts, worstParts(parts), options.scenarios, out);
  if (result !== undefined) return { result, unstable: unstableIn(parts) };
  throw new ProvtckError('REPEAT_EMPTY', 'no scenario was executed', 'Select scenarios, and connect the device.');
}

/** For each scenario the part in which it broke a rule, or else had the worst verdict. */
function worstParts(parts: readonly RunPart[]): ReadonlyMap<string, RunPart> {
  const owners = new Map<string, { readonly part: RunPart; readonly rank: number }>();
  for (const part of parts) {
    const broken = brokenIn(part.result);
    for (const { id, name, verdict } of part.result.scenarios) {
      if (!part.recording.scenarios.has(name)) continue;
      const rank = broken.has(id) ? 0 : WORST.indexOf(verdict);
      const owner = owners.get(name);
      if (owner === undefined || rank < owner.rank) owners.set(name, { part, rank });
    }
  }
  return new Map([...owners].map(([name, { part }]) => [name, part]));
}

/** Ids of scenarios with a violation, also one that only a monitor found. */
const brokenIn = ({ rules }: Result): ReadonlySet<string> =>
  new Set(rules.flatMap(({ violations }) => violations.map(({ scenario }) => scenario)));

function unstableIn(parts: readonly RunPart[]): readonly UnstableScenario[] {
  const verdicts = new Map<string, string[]>();
  for (const { result, recording } of parts) {
    const broken = brokenIn(result);
    for (const { id, name, verdict } of result.scenarios)
      if (recording.scenarios.has(name))
        verdicts.set(id, [...(verdicts.get(id) ?? []), broken.has(id) ? 'fail' : verdict]);
  }
  return [...verdicts].filter(([, all]) => new Set(all).size > 1).map(([id, all]) => ({ id, verdicts: all }));
}
