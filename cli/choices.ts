import { join } from 'node:path';
import { type Combination, choices, pairwiseCombinations } from '../calibration/choice-combinations';
import { type CombinationResult, examineCombination } from '../calibration/examine-choices';
import { randomCombinations } from '../calibration/random-choices';
import { writeOut } from '../reports/out-file';
import { Terminal } from '../reports/terminal';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';

/** Options of `provtck mutants --choices`. */
interface ChoicesFlags {
  readonly out: string;
  readonly json: boolean;
  /** Random devices instead of all pairs. */
  readonly sample?: { readonly count: number; readonly seed: number };
}

/** `choices.json`. */
interface ChoiceCoverage {
  readonly choices: number;
  /** Pairs of choices that exclude each other in nothing; absent for random devices. */
  readonly pairs?: number;
  readonly combinations: number;
  /** Combinations with a scenario that fails. */
  readonly red: readonly CombinationResult[];
}

/** `provtck mutants --choices`. Returns exit code 0 if no scenario fails a device that makes permitted choices. */
export async function runChoices({ out, json, sample }: ChoicesFlags): Promise<number> {
  const { combinations, pairs } = combinationsOf(sample);
  const progress = new Terminal(process.stderr);
  const script = loadSuite(stepCatalogue);
  const results: CombinationResult[] = [];
  for (const [index, combination] of combinations.entries()) {
    progress.status(`${index + 1}/${combinations.length}`);
    results.push(await examineCombination(script, combination, index));
  }
  progress.status('');
  const red = results.filter((result) => result.red.length > 0);
  const coverage: ChoiceCoverage = {
    choices: choices().length,
    ...(pairs !== undefined && { pairs }),
    combinations: combinations.length,
    red,
  };
  const file = join(out, 'choices.json');
  writeOut(file, `${JSON.stringify(coverage, undefined, 2)}\n`);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.write(`${JSON.stringify(coverage, undefined, 2)}\n`);
  else print(coverage, file, terminal);
  return red.length === 0 ? 0 : 1;
}

const combinationsOf = (
  sample: ChoicesFlags['sample'],
): { readonly combinations: readonly Combination[]; readonly pairs?: number } =>
  sample === undefined ? pairwiseCombinations() : { combinations: randomCombinations(sample.count, sample.seed) };

function print({ choices: count, pairs, combinations, red }: ChoiceCoverage, file: string, terminal: Terminal): void {
  const what = pairs === undefined ? 'at random' : `all ${pairs} pairs that can occur`;
  terminal.line(`${count} permitted choices, ${what}, in ${combinations} devices`);
  terminal.line(`${combinations - red.length} of ${combinations} devices break no rule for the suite`);
  for (const { choices: made, red: scenarios } of red) {
    terminal.line(`  ${made.join(', ')}:`);
    for (const { scenario, reason } of scenarios) terminal.line(`    ${scenario}: ${reason}`);
  }
  terminal.line(file);
}
