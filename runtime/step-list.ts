import { ownSources } from './cucumber';
import { parseFeatures } from './features';
import { stepTextOf } from './pickle-step';
import type { AnyStep, StepCatalogue, StepText } from './step-catalogue';
import type { StepClass } from './step-definition';

/** One kind of step, for the list of steps. */
export interface ListedStep {
  readonly kind: string;
  readonly class: StepClass;
  /** The text in features: a cucumber expression. */
  readonly expression: string;
  readonly meaning: string;
  /** The first use in the features, with its table. */
  readonly example: StepText | undefined;
}

/** All kinds of steps in the order of the catalogue, each with an example from the features of the suite. */
export function listSteps<Step extends AnyStep>(catalogue: StepCatalogue<Step>): readonly ListedStep[] {
  const examples = new Map<string, StepText>();
  for (const { steps } of parseFeatures(ownSources.features).pickles)
    for (const written of steps) {
      const text = stepTextOf(written);
      const kind = catalogue.find(text)?.kind;
      if (kind !== undefined && !examples.has(kind)) examples.set(kind, text);
    }
  return catalogue.definitions.map(({ kind, class: stepClass, expression, meaning }) => ({
    kind,
    class: stepClass,
    expression,
    meaning,
    example: examples.get(kind),
  }));
}
