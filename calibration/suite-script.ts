import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Pickle, PickleStep } from '@cucumber/messages';
import { loadSteps, ownSources, runFeatures, type Sources } from '../cli/cucumber';
import { ProvtckError } from '../ledger/error';
import type { RuleId } from '../ledger/rule';

type Code = (this: unknown, ...parameters: readonly unknown[]) => unknown;

/** A step with everything that is needed to carry it out. */
export interface ScriptStep {
  readonly text: string;
  readonly code: Code;
  readonly parameters: readonly unknown[];
  /** Reads them again, for a device whose statement has other times than the suite. */
  readAgain(): Promise<readonly unknown[]>;
}

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
  /** Makes what the steps of one scenario share. */
  world(given: { readonly parameters: object; readonly attach: (body: string, mediaType: string) => void }): object;
}

/** What the runner keeps of a definition; it exports no type for it. */
interface Definition {
  readonly code: Code;
  matchesStepName(text: string): boolean;
  getInvocationParameters(given: {
    readonly step: PickleStep;
    readonly world: object;
  }): Promise<{ readonly parameters: readonly unknown[] }>;
}

interface Library extends ISupportCodeLibrary {
  readonly stepDefinitions: readonly Definition[];
  readonly beforeTestCaseHookDefinitions: readonly Definition[];
  readonly beforeTestStepHookDefinitions: readonly Definition[];
  readonly afterTestCaseHookDefinitions: readonly Definition[];
  readonly afterTestRunHookDefinitions: readonly Definition[];
  readonly World: new (given: object) => object;
}

/**
 * Reads features and steps once, through cucumber itself.
 *
 * @throws ProvtckError `STEP_UNDEFINED` when a step has no definition or more than one
 */
export async function loadScript(sources: Sources = ownSources): Promise<SuiteScript> {
  const library = (await loadSteps(sources)) as Library;
  const pickles: Pickle[] = [];
  await runFeatures(sources, { dryRun: true }, ({ pickle }) => {
    if (pickle !== undefined) pickles.push(pickle);
  });
  const scenarios: ScriptScenario[] = [];
  for (const pickle of pickles)
    scenarios.push({
      pickle,
      rules: pickle.tags.filter(({ name }) => name.startsWith('@PROV-')).map(({ name }) => name.slice(1)),
      steps: await Promise.all(pickle.steps.map((step) => lookUp(step, library.stepDefinitions))),
    });
  const codeOf = (definitions: readonly Definition[]): readonly Code[] => definitions.map(({ code }) => code);
  return {
    scenarios,
    before: codeOf(library.beforeTestCaseHookDefinitions),
    after: codeOf(library.afterTestCaseHookDefinitions),
    afterAll: codeOf(library.afterTestRunHookDefinitions),
    world: (given) => new library.World({ log: () => {}, link: () => {}, ...given }),
  };
}

async function lookUp(step: PickleStep, definitions: readonly Definition[]): Promise<ScriptStep> {
  const [definition, ...others] = definitions.filter((each) => each.matchesStepName(step.text));
  if (definition === undefined || others.length > 0)
    throw new ProvtckError(
      'STEP_UNDEFINED',
      `"${step.text}" has ${others.length + (definition === undefined ? 0 : 1)} definitions`,
      'Run provtck lint.',
    );
  const read = async (): Promise<readonly unknown[]> =>
    (await definition.getInvocationParameters({ step, world: {} })).parameters;
  // Parameter types of the suite look at the text and at times, so what they make can be used again until these change.
  return { text: step.text, code: definition.code, parameters: await read(), readAgain: read };
}
