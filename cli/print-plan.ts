import type { ScenarioChoice } from '../judge/rule-results';
import { loadLedger } from '../ledger/ledger';
import { wallNow } from '../ledger/wall-clock';
import type { Figure } from '../plan/bench-costs';
import { benchTime, type CountedScenario, manualActions, type PlannedScenario } from '../plan/planned-scenario';
import { smokeKills } from '../plan/smoke-kills';
import { counted, formatDuration, type Terminal } from '../reports/terminal';
import { TextLayout } from '../reports/text-layout';
import { timedOn } from './bench-time';
import { withManualPlan } from './manual-plan';
import { type ChoiceFlags, checkChoice, lastResult, measuredTimes, scenarioChoice } from './scenario-choice';
import { countScenarios } from './scenario-costs';
import type { SuiteOptions } from './suite-options';

/** Number of long scenarios that a plan names. */
const LONGEST = 5;

/**
 * Prints what a run with these options would execute, its estimated time, and its actions by hand.
 *
 * @param each also prints every scenario with its time
 * @param boards number of boards that share the run
 * @returns the exit code
 * @throws ProvtckError if an option is invalid
 */
export async function printPlan(
  flags: ChoiceFlags,
  options: SuiteOptions,
  terminal: Terminal,
  each: boolean,
  boards = 1,
): Promise<number> {
  const { counts, choice } = await countedChoice(flags, options);
  const measured = lastResult(flags.out, options);
  const timedBy = (figure: Figure) => timedOn(options, counts, figure, measuredTimes(measured));
  const selected = chosenAmong(timedBy('middle'), choice);
  const [low, high] = (['low', 'high'] as const).map((figure) => benchTime(chosenAmong(timedBy(figure), choice)));
  const layout = new TextLayout(terminal);
  layout.title(choice === undefined ? 'The whole selection' : choice.limits.join(' '));
  printFigures(layout, options, counts, selected);
  layout.fact(
    'time on a board',
    `${formatDuration(benchTime(selected))}, between ${formatDuration(low ?? 0)} and ${formatDuration(high ?? 0)}`,
    measured === undefined
      ? 'The costs of resets, joins and calls are estimates. They were not measured on a board.'
      : `Times of ${measured.run.startedAt} on this bench replace the estimates.`,
  );
  if (boards > 1)
    layout.fact(`on ${boards} boards`, formatDuration(shared(selected, boards)), 'if each can execute all');
  if (each)
    layout.table(
      selected.map(({ id, benchMs, name }) => [id, formatDuration(benchMs), titleOf(id, name)]),
      2,
    );
  else printLongest(layout, selected);
  return 0;
}

/** The time of scenarios that boards share, ms: none is divided. */
const shared = (scenarios: readonly PlannedScenario[], boards: number): number =>
  Math.max(benchTime(scenarios) / boards, ...scenarios.map(({ benchMs }) => benchMs));

/**
 * Prints the scenarios that a run with these options would execute, one in each line: the id and the title.
 *
 * @returns the exit code
 * @throws ProvtckError if an option is invalid
 */
export async function printList(flags: ChoiceFlags, options: SuiteOptions, terminal: Terminal): Promise<number> {
  const { counts, choice } = await countedChoice(flags, options);
  for (const { id, name } of chosenAmong(timedOn(options, counts, 'middle', new Map()), choice))
    terminal.line(`${id}  ${titleOf(id, name)}`);
  return 0;
}

/** The scenarios with their counts, and those of them that the flags choose. */
async function countedChoice(flags: ChoiceFlags, options: SuiteOptions) {
  checkChoice(flags);
  const counts = await countScenarios(options);
  const choice = await scenarioChoice(withManualPlan(flags, options), options, { now: wallNow(), counted: counts });
  return { counts, choice };
}

const chosenAmong = (
  scenarios: readonly PlannedScenario[],
  choice: ScenarioChoice | undefined,
): readonly PlannedScenario[] => {
  if (choice === undefined) return scenarios;
  const ids = new Set(choice.ids);
  return scenarios.filter(({ id }) => ids.has(id));
};

function printFigures(
  layout: TextLayout,
  options: SuiteOptions,
  all: readonly CountedScenario[],
  selected: readonly PlannedScenario[],
): void {
  const kills = smokeKills();
  const rulesOf = (scenarios: readonly CountedScenario[]) => new Set(scenarios.flatMap(({ ruleIds }) => ruleIds));
  const reached = rulesOf(selected);
  const left = [...rulesOf(all)].filter((id) => !reached.has(id));
  layout.fact('scenarios', `${selected.length} of ${all.length}`);
  layout.fact(
    'rules',
    `${reached.size} reached, of ${loadLedger(options.ledger).rules.length}`,
    ...(left.length > 0 ? [`left out: ${left.join(', ')}`] : []),
  );
  layout.fact(
    'mutants',
    `${kills.killedBy(selected.map(({ id }) => id))} of ${kills.mutants} devices that break a rule fail`,
  );
  layout.fact('device time', formatDuration(selected.reduce((sum, { cost }) => sum + cost.deviceMs, 0)));
  layout.fact('actions by hand', `${manualActions(selected)} with --bench manual`);
}

function printLongest(layout: TextLayout, selected: readonly PlannedScenario[]): void {
  const longest = [...selected].sort((a, b) => b.benchMs - a.benchMs).slice(0, LONGEST);
  layout.heading(`The ${counted(longest.length, 'longest scenario')}`);
  layout.table(
    longest.map(({ id, benchMs, name }) => [id, formatDuration(benchMs), titleOf(id, name)]),
    2,
  );
}

/** The title of a scenario without its id. */
const titleOf = (id: string, name: string): string => name.replace(id.replace(/\.\d+(~\d+)?$/, ''), '').trim();
