import { monitors } from '../judge/monitors/all';
import { featuresDigest, ledgerDigest } from '../ledger/digest';
import type { Ledger } from '../ledger/ledger';
import { mutants as catalogue } from '../mutants/catalogue';
import { collateralRules } from '../mutants/collateral-failures';
import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import type { Mutant } from '../mutants/mutant';
import { reasonsWithoutKills } from '../mutants/scenarios-without-kills';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { type ExaminedMutant, examineMutant, examineVariant } from './examine';
import type { KillMatrix, MutantResult, VariantResult } from './kill-matrix';
import { runInWorkers } from './run-in-workers';
import { staleStatements } from './stale-statements';

/** One device's part of the matrix. */
export type Row =
  | ({ readonly kind: 'mutant' } & ExaminedMutant<MutantResult>)
  | { readonly kind: 'variant'; readonly found: VariantResult };

/** Which devices are to be examined, and how. */
export interface Devices {
  readonly mutants: readonly Mutant[];
  readonly variants: readonly ConformingVariant[];
  readonly full: boolean;
  /** Whether there are more devices than these. */
  readonly partial: boolean;
}

/** Examines the devices one after the other; `onRow` hears of each. */
export async function examineAll(
  script: LoadedSuite,
  { mutants, variants, full }: Omit<Devices, 'partial'>,
  onRow: (row: Row) => void,
): Promise<void> {
  for (const mutant of mutants) onRow({ kind: 'mutant', ...(await examineMutant(script, mutant, full)) });
  for (const variant of variants) onRow({ kind: 'variant', found: await examineVariant(script, variant) });
}

/** What a worker is told: which of the devices are its own. */
export interface Share {
  readonly ids: readonly string[];
  readonly full: boolean;
}

/**
 * Examines the devices with several threads, each of which has a suite of its own.
 *
 * @throws what a thread could not cope with
 */
export async function examineByWorkers(
  { mutants, variants, full }: Devices,
  workers: number,
  onRow: (row: Row) => void,
): Promise<void> {
  const ids = [...mutants, ...variants].map(({ id }) => id);
  await runInWorkers('worker', ids, workers, (own): Share => ({ ids: own, full }), onRow);
}

/** Puts the rows together, in the order of the catalogue whoever has examined them. */
export function matrixOf(
  { mutants, variants, full, partial }: Devices,
  rows: readonly Row[],
  scenarios: readonly LoadedScenario[],
  ledger: Ledger,
  version: string,
): KillMatrix {
  const found = <Kind extends Row['kind']>(kind: Kind) =>
    new Map(
      rows
        .filter((row): row is Extract<Row, { kind: Kind }> => row.kind === kind)
        .map((row): [string, Extract<Row, { kind: Kind }>] => [row.found.id, row]),
    );
  const mutantRows = found('mutant');
  const variantRows = found('variant');
  const killers = new Set([...mutantRows.values()].flatMap(({ kills }) => kills));
  const reasons = reasonsWithoutKills();
  // What catches nothing shows only where every device went through every scenario.
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
    monitors: whole ? spoken([...mutantRows.values()]) : [],
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

/** Every rule of every monitor with the devices of which the monitor has said that they break it. */
const spoken = (rows: readonly ExaminedMutant<MutantResult>[]): KillMatrix['monitors'] =>
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
    })),
  );
