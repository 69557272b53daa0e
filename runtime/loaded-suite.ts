import type { Pickle } from '@cucumber/messages';
import type { RuleId } from '../ledger/rule';
import { ownSources, runFeatures, type Sources } from './cucumber';
import { type Definition, type LoadedStep, loadStepLibrary, type StepCode, type StepLibrary } from './step-library';

export type { LoadedStep } from './step-library';

/** A scenario whose steps have been looked up. */
export interface LoadedScenario {
  readonly pickle: Pickle;
  /** Ids of the rules it carries, its home first. */
  readonly rules: readonly RuleId[];
  readonly steps: readonly LoadedStep[];
}

/** The suite with every step looked up, to be carried out many times in one process. */
export interface LoadedSuite {
  readonly scenarios: readonly LoadedScenario[];
  readonly before: readonly StepCode[];
  readonly after: readonly StepCode[];
  /** At the end of a run. */
  readonly afterAll: readonly StepCode[];
  readonly world: StepLibrary['world'];
}

/**
 * Reads features and steps once, through cucumber itself.
 *
 * @throws ProvtckError `STEP_UNDEFINED` when a step has no definition or more than one
 */
export async function loadSuite(sources: Sources = ownSources): Promise<LoadedSuite> {
  const { library, lookUp, world } = await loadStepLibrary(sources);
  const pickles: Pickle[] = [];
  await runFeatures(sources, { dryRun: true }, ({ pickle }) => {
    if (pickle !== undefined) pickles.push(pickle);
  });
  const scenarios: LoadedScenario[] = [];
  for (const pickle of pickles)
    scenarios.push({
      pickle,
      rules: pickle.tags.filter(({ name }) => name.startsWith('@PROV-')).map(({ name }) => name.slice(1)),
      steps: await Promise.all(pickle.steps.map(lookUp)),
    });
  const codeOf = (definitions: readonly Definition[]): readonly StepCode[] => definitions.map(({ code }) => code);
  return {
    scenarios,
    before: codeOf(library.beforeTestCaseHookDefinitions),
    after: codeOf(library.afterTestCaseHookDefinitions),
    afterAll: codeOf(library.afterTestRunHookDefinitions),
    world,
  };
}
