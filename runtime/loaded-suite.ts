import type { Pickle } from '@cucumber/messages';
import { ProvtckError } from '../ledger/error';
import { isRuleTag, type RuleId } from '../ledger/rule';
import { ownSources } from './cucumber';
import { type ParsedFeatures, parseFeatures } from './features';
import { isGiven, stepTextOf } from './pickle-step';
import type { AnyStep, StepCatalogue } from './step-catalogue';

/** A step of a scenario with what carries it out. */
interface LoadedStep<Step extends AnyStep = AnyStep> {
  readonly text: string;
  readonly step: Step;
  /** Whether it is a Given. */
  readonly arranges: boolean;
}

/** A scenario whose steps have been read. */
export interface LoadedScenario<Step extends AnyStep = AnyStep> {
  readonly pickle: Pickle;
  /** Ids of the rules it carries, its home first. */
  readonly rules: readonly RuleId[];
  readonly steps: readonly LoadedStep<Step>[];
}

/** The suite with every step read, to be carried out many times in one process. */
export interface LoadedSuite<Step extends AnyStep = AnyStep> {
  readonly scenarios: readonly LoadedScenario<Step>[];
  readonly catalogue: StepCatalogue<Step>;
}

/**
 * Reads features and their steps.
 *
 * @param features a file or a pattern, see `parseFeatures`; the suite's own unless given
 * @throws ProvtckError `STEP_UNDEFINED` when a step has no definition or more than one, `FEATURES_INVALID` when a file
 *   cannot be parsed
 */
export function loadSuite<Step extends AnyStep>(
  catalogue: StepCatalogue<Step>,
  features = ownSources.features,
): LoadedSuite<Step> {
  const { pickles, faults } = parseFeatures(features);
  if (faults.length > 0) throw featuresInvalid(faults);
  return { catalogue, scenarios: pickles.map((pickle) => loadScenario(catalogue, pickle)) };
}

/** @throws ProvtckError `STEP_UNDEFINED` */
function loadScenario<Step extends AnyStep>(catalogue: StepCatalogue<Step>, pickle: Pickle): LoadedScenario<Step> {
  return {
    pickle,
    rules: pickle.tags.map(({ name }) => name.slice(1)).filter(isRuleTag),
    steps: pickle.steps.map((step) => ({
      text: step.text,
      step: catalogue.parse(stepTextOf(step)),
      arranges: isGiven(step),
    })),
  };
}

/** The error for features that cannot be parsed. */
export const featuresInvalid = (faults: ParsedFeatures['faults']): ProvtckError =>
  new ProvtckError(
    'FEATURES_INVALID',
    faults.map(({ uri, line, message }) => `${uri}:${line}: ${message}`).join('\n'),
    'Correct the feature files; nothing was executed.',
  );
