import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readResult, resultFile } from '../../cli/result-file';
import type { Result } from '../../judge/result-schema';
import { filesOf, type ProcessEnd, runWithKills } from './killed-run';
import { randomKills } from './moments';

interface KillsRequest {
  readonly kills: number;
  readonly seed: number;
  /** Options of the run, which a resumed run has too if they name the device. */
  readonly words: readonly string[];
  /** A process has ended. */
  readonly onEnd?: (end: ProcessEnd) => void;
}

/** What kills have changed. */
interface KillsReport {
  readonly ends: readonly ProcessEnd[];
  /** Verdicts that differ from those of a run that was not killed. */
  readonly differences: readonly string[];
  /** Files that only a run in progress has. */
  readonly left: readonly string[];
}

/**
 * Makes one run without a kill, and runs with kills until the number of kills is reached. Compares their results. A run
 * that ends before its next moment leaves the other kills to the next run.
 */
export async function examineKills(folder: string, { kills, seed, words, onEnd }: KillsRequest): Promise<KillsReport> {
  const whole = join(folder, 'whole', 'out');
  mkdirSync(join(folder, 'whole'));
  const began = performance.now();
  const [first] = await runWithKills(whole, words, []);
  const ms = Math.round(performance.now() - began);
  const bytes = filesOf(whole).get('transcript.jsonl') ?? 0;
  if (bytes === 0) throw new Error(`the run without a kill has no transcript\n${first?.output}`);
  const expected = verdictsOf(readResult(resultFile(whole)));
  const report = { ends: [] as ProcessEnd[], differences: [] as string[], left: [] as string[] };
  const planned = randomKills(kills, seed, { ms, bytes });
  for (let done = 0; done < kills; ) {
    const out = join(folder, `killed-${done}`, 'out');
    mkdirSync(join(folder, `killed-${done}`));
    const ends = await runWithKills(out, words, planned.slice(done), onEnd);
    // The process that ended by itself has used up its kill.
    done += ends.filter(({ killed }) => killed !== undefined).length + 1;
    report.ends.push(...ends);
    report.differences.push(...differencesOf(expected, out, ends));
    report.left.push(...[...filesOf(out).keys()].filter((path) => UNDER_WAY.test(path)));
  }
  return report;
}

function differencesOf(expected: ReadonlySet<string>, out: string, ends: readonly ProcessEnd[]): readonly string[] {
  const file = resultFile(out);
  if (!existsSync(file)) return [`no result: ${ends.at(-1)?.output.trim()}`];
  const found = verdictsOf(readResult(file));
  return [...new Set([...expected, ...found])]
    .filter((line) => !(expected.has(line) && found.has(line)))
    .map((line) => `${expected.has(line) ? 'only without kills' : 'only with kills'}: ${line}`);
}

/** Files that exist while a run is in progress only. */
const UNDER_WAY = /\.provtck|\.part$|\.earlier$|\.\d+$|earlier\/0/;

/** Verdicts of scenarios, rules and the run, each as a line. */
const verdictsOf = ({ scenarios, rules, run }: Result): ReadonlySet<string> =>
  new Set([
    `run ${run.verdict}`,
    ...scenarios.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`),
    ...rules.map(({ id, verdict, reason, scenarios: own }) => `${id} ${verdict} ${own.length} ${reason ?? ''}`),
  ]);
