import type { Pickle } from '@cucumber/messages';
import type { ScenarioRequirements } from '../ledger/applicability';
import { isRuleTag, Need } from '../ledger/rule';
import { stepTextOf } from './pickle-step';
import type { AnyStep, StepCatalogue } from './step-catalogue';

type Asking = Pick<Pickle, 'tags' | 'steps'>;

/** A scenario is executed on many devices. */
const known = new WeakMap<Asking, ScenarioRequirements>();

/**
 * The requirements of a scenario: those of its tags, and the optional features that its steps need.
 *
 * @param catalogue the definitions of the steps; a step without a definition needs no feature
 */
export function requirementsOf<Step extends AnyStep>(
  catalogue: StepCatalogue<Step>,
  pickle: Asking,
): ScenarioRequirements {
  const found = known.get(pickle);
  if (found !== undefined) return found;
  const read = requirementsFrom(catalogue, pickle);
  known.set(pickle, read);
  return read;
}

function requirementsFrom<Step extends AnyStep>(
  catalogue: StepCatalogue<Step>,
  { tags, steps }: Asking,
): ScenarioRequirements {
  const names = tags.map(({ name }) => name.slice(1));
  const home = names.find(isRuleTag);
  const features = steps.flatMap((step) => {
    const read = catalogue.find(stepTextOf(step));
    return read === undefined ? [] : catalogue.featuresOf(read);
  });
  return {
    ...(home !== undefined && { rule: home }),
    needs: Need.options.filter((need) => names.includes(`needs-${need}`)),
    features: [...new Set(features)],
  };
}
