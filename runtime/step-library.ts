import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { PickleStep } from '@cucumber/messages';
import { ProvtckError } from '../ledger/error';
import { loadSteps, ownSources, type Sources } from './cucumber';

/** What carries a step or a hook out. */
export type StepCode = (this: unknown, ...parameters: readonly unknown[]) => unknown;

/** A step with everything that is needed to carry it out. */
export interface LoadedStep {
  readonly text: string;
  readonly code: StepCode;
  readonly parameters: readonly unknown[];
  /** Reads them again, for a device whose statement has other times than the suite. */
  readAgain(): Promise<readonly unknown[]>;
}

/** A step as it is written. */
export type StepText = Pick<PickleStep, 'text' | 'argument'>;

/** The steps of the suite, ready to carry out whatever is worded in them. */
export interface StepLibrary {
  readonly library: Library;
  /** @throws ProvtckError `STEP_UNDEFINED` when the step has no definition or more than one */
  readonly lookUp: (step: StepText) => Promise<LoadedStep>;
  /** Makes what the steps of one scenario share. */
  readonly world: (given: {
    readonly parameters: object;
    readonly attach: (body: string, mediaType: string) => void;
  }) => object;
}

/** What the runner keeps of a definition; it exports no type for it. */
export interface Definition {
  readonly code: StepCode;
  matchesStepName(text: string): boolean;
  getInvocationParameters(given: {
    readonly step: StepText;
    readonly world: object;
  }): Promise<{ readonly parameters: readonly unknown[] }>;
}

export interface Library extends ISupportCodeLibrary {
  readonly stepDefinitions: readonly Definition[];
  readonly beforeTestCaseHookDefinitions: readonly Definition[];
  readonly beforeTestStepHookDefinitions: readonly Definition[];
  readonly afterTestCaseHookDefinitions: readonly Definition[];
  readonly afterTestRunHookDefinitions: readonly Definition[];
  readonly World: new (given: object) => object;
}

/** Loads the steps, through cucumber itself. */
export async function loadStepLibrary(sources: Sources = ownSources): Promise<StepLibrary> {
  const library = (await loadSteps(sources)) as Library;
  return {
    library,
    lookUp: (step) => lookUp(step, library.stepDefinitions),
    world: (given) => new library.World({ log: () => {}, link: () => {}, ...given }),
  };
}

async function lookUp(step: StepText, definitions: readonly Definition[]): Promise<LoadedStep> {
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
