import { loadLedger } from '../ledger/ledger';
import { isMandatory } from '../ledger/rule';
import { wallNow } from '../ledger/wall-clock';
import type { CountedScenario, PlannedScenario } from '../plan/planned-scenario';
import { orderFrom, type RunOrder, runOrder } from '../plan/run-order';
import { selectedOf } from './bench-time';
import { withManualPlan } from './manual-plan';
import {
  type ChoiceFlags,
  checkChoice,
  lastResult,
  measuredTimes,
  scenarioChoice,
  unsuccessfulIn,
} from './scenario-choice';
import { countScenarios } from './scenario-costs';
import type { SuiteOptions } from './suite-options';

const DAY_MS = 86_400_000;

/** Adapters of a device whose settings take time to change. */
const BOARDS: readonly string[] = ['serial', 'nwp'];

/** A run with its scenarios. */
export interface SelectedRun {
  /** With the chosen scenarios and their order. */
  readonly options: SuiteOptions;
  /** The scenarios with their times on this bench, in the order of the run; undefined if nothing needed them. */
  readonly planned?: readonly PlannedScenario[];
}

/**
 * Selects the scenarios of a run and puts them in order. Their actions are counted only if a flag or the device needs that.
 *
 * @throws ProvtckError if a flag is invalid, or if nothing is selected
 */
export async function selectedRun(flags: ChoiceFlags, options: SuiteOptions): Promise<SelectedRun> {
  const now = wallNow();
  checkChoice(flags);
  const chosen = withManualPlan(flags, options);
  const order = orderOf(flags.order, options, now);
  const needsCount = order !== 'document' || chosen.plan !== undefined || chosen.shard !== undefined;
  const counted = needsCount ? await countScenarios(options) : undefined;
  const scenarios = await scenarioChoice(chosen, options, { now, ...(counted && { counted }) });
  const selected = { ...options, ...(scenarios !== undefined && { scenarios }) };
  return counted === undefined ? { options: selected } : inOrder(flags.out, selected, counted, order);
}

/** A part of a run that continues it: its scenarios are selected, and its order has the seed of the run. */
export async function selectedAgain({ out }: ChoiceFlags, options: SuiteOptions): Promise<SelectedRun> {
  const { seed } = options.order ?? {};
  return seed === undefined ? { options } : inOrder(out, options, await countScenarios(options), { seed });
}

/** Adds the times of the selected scenarios, and their order. */
function inOrder(
  out: string,
  options: SuiteOptions,
  counted: readonly CountedScenario[],
  order: RunOrder,
): Required<SelectedRun> {
  const last = lastResult(out, options);
  const planned = selectedOf(options, counted, measuredTimes(last));
  if (order === 'document') return { options, planned };
  const suspects = last === undefined ? new Set<string>() : unsuccessfulIn(last);
  const ledger = loadLedger(options.ledger);
  const ordered = runOrder(planned, {
    seed: order.seed,
    isSuspect: (id) => suspects.has(id),
    isMandatory: ({ ruleIds }) => ruleIds.some((id) => ledger.has(id) && isMandatory(ledger.rule(id))),
  });
  const byId = new Map(planned.map((scenario) => [scenario.id, scenario]));
  return {
    options: { ...options, order: { seed: order.seed, ids: ordered } },
    planned: ordered.flatMap((id) => byId.get(id) ?? []),
  };
}

/** A board executes the scenarios by setup, unless cucumber executes them. The seed is the day, so each day has another order. */
function orderOf(text: string | undefined, options: SuiteOptions, now: number): RunOrder {
  const { adapter = 'simulator', formats = [], parallel = 0 } = options;
  const usual = BOARDS.includes(adapter) && formats.length === 0 && parallel <= 1 ? 'setup' : 'document';
  return orderFrom(text ?? usual, Math.floor(now / DAY_MS));
}
