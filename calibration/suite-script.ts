import type { Pickle } from '@cucumber/messages';
import { ownSources, runFeatures, type Sources } from '../cli/cucumber';
import type { RuleId } from '../ledger/rule';
import { type Code, type Definition, loadVocabulary, type ScriptStep, type Vocabulary } from './vocabulary';

export type { ScriptStep } from './vocabulary';

/** A scenario whose steps have been looked up. */
export interface ScriptScenario {
  readonly pickle: Pickle;
  /** Ids of the rules it carries, its home first. */
  readonly rules: readonly RuleId[];
  readonly steps: readonly ScriptStep[];
}

/** The suite with every step looked up, to be carried out many times in one process. */
export interface SuiteScript {
  readonly scenarios: readonly ScriptScenario[];
  readonly before: readonly Code[];
  readonly after: readonly Code[];
  /** At the end of a run. */
  readonly afterAll: readonly Code[];
  readonly world: Vocabulary['world'];
}

/**
 * Reads features and steps once, through cucumber itself.
 *
 * @throws ProvtckError `STEP_UNDEFINED` when a step has no definition or more than one
 */
export async function loadScript(sources: Sources = ownSources): Promise<SuiteScript> {
  const { library, lookUp, world } = await loadVocabulary(sources);
  const pickles: Pickle[] = [];
  await runFeatures(sources, { dryRun: true }, ({ pickle }) => {
    if (pickle !== undefined) pickles.push(pickle);
  });
  const scenarios: ScriptScenario[] = [];
  for (const pickle of pickles)
    scenarios.push({
      pickle,
      rules: pickle.tags.filter(({ name }) => name.startsWith('@PROV-')).map(({ name }) => name.slice(1)),
      steps: await Promise.all(pickle.steps.map(lookUp)),
    });
  const codeOf = (definitions: readonly Definition[]): readonly Code[] => definitions.map(({ code }) => code);
  return {
    scenarios,
    before: codeOf(library.beforeTestCaseHookDefinitions),
    after: codeOf(library.afterTestCaseHookDefinitions),
    afterAll: codeOf(library.afterTestRunHookDefinitions),
    world,
  };
}
