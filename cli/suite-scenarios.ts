import * as v from 'valibot';
import type { SuiteScenario } from '../judge/required-scenarios';
import { RuleId } from '../ledger/rule';
import { ownSources, type Sources } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import { requirementsOf } from '../runtime/scenario-requirements';
import type { StepCatalogue } from '../runtime/step-catalogue';
import { stepCatalogue } from '../steps/catalogue';

/** Selects the whole suite, independently of the run that is compared with it. */
export function suiteScenarios(
  sources: Sources = ownSources,
  catalogue: StepCatalogue = stepCatalogue,
): readonly SuiteScenario[] {
  return parseFeatures(sources.features).pickles.map((scenario) => ({
    uri: scenario.uri,
    name: scenario.name,
    line: scenario.location?.line ?? 1,
    ruleIds: scenario.tags.map(({ name }) => name.slice(1)).filter((tag) => v.is(RuleId, tag)),
    requirements: requirementsOf(catalogue, scenario),
  }));
}
