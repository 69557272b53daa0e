import { featuresDigest, ledgerDigest } from '../ledger/digest';
import type { Ledger } from '../ledger/ledger';
import type { Chameleon } from '../mutants/chameleon';
import { idleReasons } from '../mutants/idle';
import type { Mutant } from '../mutants/mutant';
import { radii } from '../mutants/radius';
import { examineChameleon, examineMutant } from './examine';
import { inWorkers } from './in-worker';
import type { ChameleonResult, KillMatrix, MutantResult } from './kill-matrix';
import type { ScriptScenario, SuiteScript } from './suite-script';

/** One device's part of the matrix. */
export type Row =
  | { readonly kind: 'mutant'; readonly found: MutantResult; readonly kills: readonly string[] }
  | { readonly kind: 'chameleon'; readonly found: ChameleonResult };

/** Which devices are to be examined, and how. */
export interface Devices {
  readonly mutants: readonly Mutant[];
  readonly chameleons: readonly Chameleon[];
  readonly full: boolean;
}

/** Examines the devices one after the other; `onRow` hears of each. */
export async function examineAll(
  script: SuiteScript,
  { mutants, chameleons, full }: Devices,
  onRow: (row: Row) => void,
): Promise<void> {
  const declared = radii();
  for (const mutant of mutants)
    onRow({ kind: 'mutant', ...(await examineMutant(script, mutant, declared.get(mutant.id), full)) });
  for (const chameleon of chameleons) onRow({ kind: 'chameleon', found: await examineChameleon(script, chameleon) });
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
  { mutants, chameleons, full }: Devices,
  workers: number,
  onRow: (row: Row) => void,
): Promise<void> {
  const ids = [...mutants, ...chameleons].map(({ id }) => id);
  await inWorkers('worker', ids, workers, (own): Share => ({ ids: own, full }), onRow);
}

/** Puts the rows together, in the order of the catalogue whoever has examined them. */
export function matrixOf(
  { mutants, chameleons, full }: Devices,
  rows: readonly Row[],
  scenarios: readonly ScriptScenario[],
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
  const chameleonRows = found('chameleon');
  const killers = new Set([...mutantRows.values()].flatMap(({ kills }) => kills));
  const reasons = idleReasons();
  const reasonOf = ({ pickle, rules }: ScriptScenario): string | undefined => {
    const judged = rules.some((id) => ledger.rule(id).class !== 'recorded');
    return judged ? reasons.get(pickle.name) : 'It records an answer and judges nothing.';
  };
  const results = mutants.flatMap(({ id }) => mutantRows.get(id)?.found ?? []);
  return {
    schema: 1,
    suite: { version, ledgerSha256: ledgerDigest(), featuresSha256: featuresDigest() },
    full,
    scenarios: scenarios.length,
    mutants: results,
    chameleons: chameleons.flatMap(({ id }) => chameleonRows.get(id)?.found ?? []),
    survivors: results.filter((mutant) => mutant.killedBy.length + mutant.monitors.length === 0).map(({ id }) => id),
    idle: full
      ? scenarios
          .filter(({ pickle }) => !killers.has(pickle.name))
          .map((scenario) => {
            const reason = reasonOf(scenario);
            return { scenario: scenario.pickle.name, ...(reason !== undefined && { reason }) };
          })
      : [],
  };
}

/** Why the suite is not calibrated, in full sentences; nothing where it is. */
export function complaintsOf(matrix: KillMatrix): readonly string[] {
  return [
    ...matrix.survivors.map((id) => `${id} survives: no scenario of the rule it breaks fails.`),
    ...matrix.mutants
      .filter(({ exceeded }) => exceeded.length > 0)
      .map(({ id, exceeded }) => `${id} makes rules fail that it was not declared to: ${exceeded.join(', ')}.`),
    ...matrix.mutants
      .filter(({ missed, id }) => missed.length > 0 && !matrix.survivors.includes(id))
      .map(({ id, missed }) => `${id} was declared to make rules fail that do not: ${missed.join(', ')}.`),
    ...matrix.chameleons
      .filter(({ red }) => red.length > 0)
      .map(
        ({ id, red }) =>
          `${id} keeps every rule and is not conformant: ${red.map((each) => each.scenario).join(', ')}.`,
      ),
    ...matrix.idle
      .filter(({ reason }) => reason === undefined)
      .map(({ scenario }) => `${scenario} kills nothing, and no reason is stated.`),
  ];
}
