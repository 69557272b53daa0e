import { createHash } from 'node:crypto';
import { ProvtckError } from '../ledger/error';
import type { PlannedScenario } from './planned-scenario';

/** Scenarios of at least this time come last, ms. */
const LONG_MS = 2 * 60_000;

/** The order of a run: that of the documents, or by setup. A seed decides between equal scenarios of a setup. */
export type RunOrder = 'document' | { readonly seed: number };

/** What the order of a run depends on. */
interface OrderBasis {
  readonly seed: number;
  /** Whether the scenario is likely to show a fault: it failed in the last run. */
  isSuspect(id: string): boolean;
  /** Whether the scenario decides conformance. */
  isMandatory(scenario: PlannedScenario): boolean;
}

/**
 * Ids of scenarios in the order in which a board executes them. Scenarios with one setup follow each other, so that few
 * settings change between them: first those that failed in the last run, then those of mandatory rules. The seed mixes the
 * others, so that a dependence between scenarios shows. Long scenarios come last.
 */
export function runOrder(
  scenarios: readonly PlannedScenario[],
  { seed, isSuspect, isMandatory }: OrderBasis,
): readonly string[] {
  const risk = (scenario: PlannedScenario): number => (isSuspect(scenario.id) ? 0 : isMandatory(scenario) ? 1 : 2);
  const long = scenarios.filter(({ benchMs }) => benchMs >= LONG_MS);
  const bySetup = new Map<string, PlannedScenario[]>();
  for (const scenario of scenarios.filter(({ benchMs }) => benchMs < LONG_MS))
    bySetup.set(scenario.cost.setup, [...(bySetup.get(scenario.cost.setup) ?? []), scenario]);
  const groups = [...bySetup]
    .map(([setup, members]) => ({ setup, members, risk: Math.min(...members.map(risk)) }))
    .sort((a, b) => a.risk - b.risk || b.members.length - a.members.length || (a.setup < b.setup ? -1 : 1));
  const mixed = groups.flatMap(({ members }) =>
    members
      .map((scenario) => ({ id: scenario.id, risk: risk(scenario), place: placeOf(seed, scenario.id) }))
      .sort((a, b) => a.risk - b.risk || (a.place < b.place ? -1 : 1)),
  );
  return [...mixed, ...long.sort((a, b) => a.benchMs - b.benchMs || (a.id < b.id ? -1 : 1))].map(({ id }) => id);
}

/** A text that is different for each seed, and in no relation to the order of the ids. */
const placeOf = (seed: number, id: string): string => createHash('sha256').update(`${seed}\n${id}`).digest('hex');

/**
 * Reads `document`, `setup` or `setup:<seed>`.
 *
 * @param usualSeed the seed of `setup`
 * @throws ProvtckError `ORDER_INVALID`
 */
export function orderFrom(text: string, usualSeed: number): RunOrder {
  if (text === 'document') return 'document';
  const [, seed] = /^setup(?::(\d{1,9}))?$/.exec(text) ?? ['', '-'];
  if (seed === undefined) return { seed: usualSeed };
  if (seed !== '-') return { seed: Number(seed) };
  throw new ProvtckError(
    'ORDER_INVALID',
    `--order ${text} is not an order of scenarios`,
    'Give document, setup, or setup:<seed> with the seed of an earlier result, such as setup:20000.',
  );
}
