import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { type Combination, combinedVariant } from './choice-combinations';
import { examineVariant } from './examine';
import type { VariantResult } from './kill-matrix';

/** The result of a device that makes several permitted choices. */
export interface CombinationResult {
  readonly choices: readonly string[];
  /** Scenarios that fail, or in which a monitor reports a violation. It has to be empty. */
  readonly red: VariantResult['red'];
  /** Number of scenarios without a verdict. */
  readonly inconclusive: number;
}

/**
 * Runs the suite with a device that makes all choices of a combination.
 *
 * @param scenarios the whole suite by default
 */
export async function examineCombination(
  script: LoadedSuite,
  combination: Combination,
  ordinal: number,
  scenarios: readonly LoadedScenario[] = script.scenarios,
): Promise<CombinationResult> {
  const variant = combinedVariant(combination, ordinal);
  const { id, deviation } = variant;
  registerAdapter(`variant:${id}`, async ({ part, hostDriver }) => new Simulator(part, hostDriver, deviation?.()));
  const {
    found: { red },
  } = await examineVariant(script, variant, scenarios);
  const wrong = red.filter(({ verdict }) => verdict !== 'inconclusive');
  return {
    choices: combination.choices.map((choice) => choice.id),
    red: wrong,
    inconclusive: red.length - wrong.length,
  };
}
