import { monitors } from '../judge/monitors/all';
import { featuresDigest, ledgerDigest } from '../ledger/digest';
import type { Ledger } from '../ledger/ledger';
import { mutants as catalogue } from '../mutants/catalogue';
import { collateralRules } from '../mutants/collateral-failures';
import { conformingVariants } from '../mutants/conforming/catalogue';
import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import type { Mutant } from '../mutants/mutant';
import { reasonsWithoutKills } from '../mutants/scenarios-without-kills';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { type ExaminedMutant, type ExaminedVariant, examineMutant, examineVariant } from './examine';
import type { KillMatrix, MutantResult } from './kill-matrix';
import { runInWorkers } from './run-in-workers';
import { staleStatements } from './stale-statements';

/** The result of one device. */
export type Row =
  | ({ readonly kind: 'mutant' } & ExaminedMutant<MutantResult>)
  | ({ readonly kind: 'variant' } & ExaminedVariant);

/** The devices to examine, and how. */
export interface Devices {
  readonly mutants: readonly Mutant[];
  readonly variants: readonly ConformingVariant[];
  readonly full: boolean;
  /**
   * Runs one of so many scenarios with each variant, 1 by default. Together, that many successive variants of the
   * catalogue meet every scenario.
   */
  readonly every?: number;
  /** Whether the catalogue has more devices than these. */
  readonly partial: boolean;
}

/** Examines the devices one after the other and calls `onRow` after each. */
export async function examineAll(
  script: LoadedSuite,
  { mutants, variants, full, every = 1 }: Omit<Devices, 'partial'>,
  onRow: (row: Row) => void,
): Promise<void> {
  for (const mutant of mutants) onRow({ kind: 'mutant', ...(await examineMutant(script, mutant, full)) });
  for (const variant of variants) {
    const place = conformingVariants.indexOf(variant);
    const scenarios = script.scenarios.filter((_, index) => (index + place) % every === 0);
    onRow({ kind: 'variant', ...(await examineVariant(script, variant, scenarios)) });
  }
}

/** The input of a worker: the ids of its devices. */
export interface Share {
  readonly ids: readonly string[];
  readonly full: boolean;
  readonly every: number;
}

/**
 * Examines the devices in several threads. Each thread loads the suite itself.
 *
 * @throws the first error of a thread
 */
export async function examineByWorkers(
  { mutants, variants, full, every = 1 }: Devices,
  workers: number,
  onRow: (row: Row) => void,
): Promise<void> {
  const ids = [...mutants, ...variants].map(({ id }) => id);
  await runInWorkers('worker', ids, workers, (own): Share => ({ ids: own, full, every }), onRow);
}

/** Joins the rows to a matrix, in the order of the catalogue. */
export function matrixOf(
  { mutants, variants, full, partial }: Devices,
  rows: readonly Row[],
  scenarios: readonly LoadedScenario[],
  ledger: Ledger,
  version: string,
): KillMatrix {
  const rowsOf = <Kind extends Row['kind']>(kind: Kind) =>
    new Map(
      rows
        .filter((row): row is Extract<Row, { kind: Kind }> => row.kind === kind)
        .map((row): [string, Extract<Row, { kind: Kind }>] => [row.found.id, row]),
    );
  const mutantRows = rowsOf('mutant');
  const variantRows = rowsOf('variant');
  const killers = new Set([...mutantRows.values()].flatMap(({ kills }) => kills));
  const reasons = reasonsWithoutKills();
  // Only a full run with all devices shows the scenarios and monitors that kill no mutant.
  const whole = full && !partial;
  const reasonOf = ({ pickle, rules }: LoadedScenario): string | undefined => {
    const judged = rules.some((id) => ledger.rule(id).class !== 'recorded');
    return judged ? reasons.get(pickle.name) : 'It records an answer and judges nothing.';
  };
  const results = mutants.flatMap(({ id }) => mutantRows.get(id)?.found ?? []);
  return {
    schema: 1,
    suite: { version, ledgerSha256: ledgerDigest(), featuresSha256: featuresDigest() },
    full,
    partial,
    scenarios: scenarios.length,
    mutants: results,
    variants: variants.flatMap(({ id }) => variantRows.get(id)?.found ?? []),
    survivors: results.filter((mutant) => mutant.killedBy.length + mutant.monitors.length === 0).map(({ id }) => id),
    idle: whole
      ? scenarios
          .filter(({ pickle }) => !killers.has(pickle.name))
          .map((scenario) => {
            const reason = reasonOf(scenario);
            return { scenario: scenario.pickle.name, ...(reason !== undefined && { reason }) };
          })
      : [],
    monitors: whole ? monitorResults([...mutantRows.values()], [...variantRows.values()]) : [],
    stale: whole
      ? staleStatements({
          idle: reasons.keys(),
          collateral: new Map(catalogue.map((mutant) => [mutant.id, collateralRules(mutant)])),
          scenarios: new Set(scenarios.map(({ pickle }) => pickle.name)),
          killers,
          rules: new Set(ledger.rules.map(({ id }) => id)),
        })
      : [],
  };
}

/**
 * Each rule of each monitor, with the mutants for which the monitor reported a violation, and how often the conforming
 * variants came into its situation.
 */
const monitorResults = (
  rows: readonly ExaminedMutant<MutantResult>[],
  variants: readonly Pick<ExaminedVariant, 'tested'>[],
): KillMatrix['monitors'] =>
  monitors.flatMap(({ name, rules }) =>
    rules.map((rule) => ({
      monitor: name,
      rule,
      devices: rows
        .filter(({ monitorViolations }) =>
          monitorViolations.some((each) => each.monitor === name && each.rule === rule),
        )
        .map(({ found }) => found.id)
        .sort(),
      tested: variants.reduce((sum, { tested }) => sum + (tested[rule] ?? 0), 0),
    })),
  );
