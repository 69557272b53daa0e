import { ProvtckError } from '../ledger/error';
import { cover } from './cover';
import { type PlannedScenario, rowOf } from './planned-scenario';
import type { SmokeKills } from './smoke-kills';

const MINUTE_MS = 60_000;
/** Share of the mutants that a smoke run kills, as far as the scenarios can. */
const SMOKE_SHARE = 0.8;
/** Nightly runs execute all rows of all outlines within this many days. */
const NIGHTS = 7;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Names of the plans; a number of minutes is a plan too. */
export const planNames = ['certificate', 'nightly', 'every-rule', 'smoke'] as const;
type PlanName = (typeof planNames)[number] | number;

/** The data that a plan depends on. */
interface PlanBasis {
  /** Start of the day of the run in UTC, ms since 1970. */
  readonly dayMs: number;
  readonly kills: SmokeKills;
}

/**
 * The scenarios of a plan.
 *
 * - `certificate`: all
 * - `nightly`: the first row of each outline, and every seventh of the others; seven nights execute all
 * - `every-rule`: each rule that a scenario reaches, in the least time
 * - `smoke`: four fifths of the mutants, in the least time
 * - a number: the most mutants killed in so many minutes, then the most rules
 */
export function scenariosOf(
  plan: PlanName,
  scenarios: readonly PlannedScenario[],
  { dayMs, kills }: PlanBasis,
): readonly PlannedScenario[] {
  if (plan === 'certificate') return scenarios;
  if (plan === 'nightly') return nightly(scenarios, Math.floor(dayMs / DAY_MS));
  if (plan === 'every-rule')
    return inOrder(
      scenarios,
      cover(scenarios, ({ ruleIds }) => ruleIds),
    );
  return inOrder(scenarios, plan === 'smoke' ? smoke(scenarios, kills) : withinBudget(scenarios, plan, kills));
}

function nightly(scenarios: readonly PlannedScenario[], night: number): readonly PlannedScenario[] {
  return scenarios.filter((scenario) => {
    const row = rowOf(scenario) ?? 1;
    return row === 1 || row % NIGHTS === night % NIGHTS;
  });
}

function smoke(scenarios: readonly PlannedScenario[], kills: SmokeKills): readonly PlannedScenario[] {
  return cover(scenarios, ({ id }) => kills.mutantsOf(id), { enough: Math.ceil(kills.mutants * SMOKE_SHARE) });
}

function withinBudget(
  scenarios: readonly PlannedScenario[],
  minutes: number,
  kills: SmokeKills,
): readonly PlannedScenario[] {
  const budgetMs = minutes * MINUTE_MS;
  const killers = cover(scenarios, ({ id }) => kills.mutantsOf(id), { budgetMs });
  const spent = killers.reduce((sum, { benchMs }) => sum + benchMs, 0);
  const reached = new Set(killers.flatMap(({ ruleIds }) => ruleIds));
  const others = scenarios.filter((scenario) => !killers.includes(scenario));
  const byRule = cover(others, ({ ruleIds }) => ruleIds.filter((id) => !reached.has(id)), {
    budgetMs: budgetMs - spent,
  });
  return [...killers, ...byRule];
}

/** A selection in the order of the documents, which is the order of the run. */
function inOrder(
  scenarios: readonly PlannedScenario[],
  selected: readonly PlannedScenario[],
): readonly PlannedScenario[] {
  const chosen = new Set(selected);
  return scenarios.filter((scenario) => chosen.has(scenario));
}

/** @throws ProvtckError `PLAN_INVALID` */
export function planFrom(text: string): PlanName {
  const name = planNames.find((each) => each === text);
  if (name !== undefined) return name;
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new ProvtckError(
    'PLAN_INVALID',
    `--plan ${text} is not a plan`,
    `Name one of ${planNames.join(', ')}, or a number of minutes.`,
  );
}
