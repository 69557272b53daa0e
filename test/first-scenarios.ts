import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import type { RuleId } from '../ledger/rule';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { stepTextOf } from '../runtime/pickle-step';
import { type IndexedScenario, indexScenarios } from '../runtime/scenario-index';
import { stepCatalogue } from '../steps/catalogue';

let choice: ScenarioChoice | undefined;
let rows: ScenarioChoice | undefined;
let rowNames: ReadonlySet<string> | undefined;
let result: Promise<Result> | undefined;

/** What a scenario tests and does: its rules, and the kinds of its steps. */
const partsOf = ({ pickle, identity }: IndexedScenario): readonly string[] => [
  ...identity.ruleIds,
  ...pickle.steps.map((step) => stepCatalogue.parse(stepTextOf(step)).kind),
];

/** The scenarios that are the first with something. */
function firstWith(partsOf: (scenario: IndexedScenario) => readonly string[]): readonly IndexedScenario[] {
  const reached = new Set<string>();
  return indexScenarios().filter((scenario) => {
    const parts = partsOf(scenario);
    const isFirst = parts.some((part) => !reached.has(part));
    for (const part of parts) reached.add(part);
    return isFirst;
  });
}

const idsOf = (scenarios: readonly IndexedScenario[]): readonly string[] =>
  scenarios.map(({ identity }) => identity.id);

/**
 * The first scenario of each rule and with each kind of step: about a tenth of the suite. For tests that run the suite over
 * a slow path.
 */
export function firstScenarios(): ScenarioChoice {
  choice ??= { limits: ['first scenarios'], ids: idsOf(firstWith(partsOf)) };
  return choice;
}

/** These scenarios, and all of some rules. */
export function firstScenariosAnd(rules: readonly RuleId[]): ScenarioChoice {
  const more = indexScenarios().filter(({ identity }) => identity.ruleIds.some((id) => rules.includes(id)));
  const ids = new Set([...firstScenarios().ids, ...idsOf(more)]);
  return { limits: ['first scenarios'], ids: [...ids] };
}

/** These scenarios of a loaded suite. */
export const loadedFirstScenarios = (suite: LoadedSuite): readonly LoadedScenario[] => loaded(suite, firstScenarios());

/** The first row of each outline, and each scenario that is none: about a quarter of the suite. */
export function firstRows(): ScenarioChoice {
  rows ??= { limits: ['first rows'], ids: idsOf(firstWith(({ pickle }) => pickle.astNodeIds.slice(0, 1))) };
  return rows;
}

/** The names of these scenarios, by which a transcript has them. */
export function firstRowNames(): ReadonlySet<string> {
  if (rowNames === undefined) {
    const ids = new Set(firstRows().ids);
    rowNames = new Set(indexScenarios().flatMap(({ identity: { id, name } }) => (ids.has(id) ? name : [])));
  }
  return rowNames;
}

/** These rows of a loaded suite. */
export const loadedFirstRows = (suite: LoadedSuite): readonly LoadedScenario[] => loaded(suite, firstRows());

function loaded({ scenarios }: LoadedSuite, { ids }: ScenarioChoice): readonly LoadedScenario[] {
  const wanted = new Set(ids);
  const pickles = new Set(
    indexScenarios().flatMap(({ pickle, identity }) => (wanted.has(identity.id) ? pickle.id : [])),
  );
  return scenarios.filter(({ pickle }) => pickles.has(pickle.id));
}

/** The result of the first scenarios on the reference device; they run for the first test that asks. */
export function firstScenariosResult(): Promise<Result> {
  result ??= runSuite({ scenarios: firstScenarios() });
  return result;
}
