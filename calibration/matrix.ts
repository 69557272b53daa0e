import { monitors } from '../judge/monitors/all';
import { featuresDigest, ledgerDigest } from '../ledger/digest';
import type { Ledger } from '../ledger/ledger';
import { mutants as catalogue } from '../mutants/catalogue';
import type { Chameleon } from '../mutants/chameleon';
import { idleReasons } from '../mutants/idle';
import type { Mutant } from '../mutants/mutant';
import { radii } from '../mutants/radius';
import { subtleties } from '../mutants/subtlety';
import { type Examined, examineChameleon, examineMutant } from './examine';
import { inWorkers } from './in-worker';
import type { ChameleonResult, KillMatrix, MutantResult } from './kill-matrix';
import { staleStatements } from './stale';
import type { ScriptScenario, SuiteScript } from './suite-script';

/** One device's part of the matrix. */
export type Row =
  | ({ readonly kind: 'mutant' } & Examined<MutantResult>)
  | { readonly kind: 'chameleon'; readonly found: ChameleonResult };

/** Which devices are to be examined, and how. */
export interface Devices {
  readonly mutants: readonly Mutant[];
  readonly chameleons: readonly Chameleon[];
  readonly full: boolean;
  /** Whether there are more devices than these. */
  readonly partial: boolean;
}

/** Examines the devices one after the other; `onRow` hears of each. */
export async function examineAll(
  script: SuiteScript,
  { mutants, chameleons, full }: Omit<Devices, 'partial'>,
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
  { mutants, chameleons, full, partial }: Devices,
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
  // What catches nothing shows only where every device went through every scenario.
  const whole = full && !partial;
  const reasonOf = ({ pickle, rules }: ScriptScenario): string | undefined => {
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
    chameleons: chameleons.flatMap(({ id }) => chameleonRows.get(id)?.found ?? []),
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
          radii: radii(),
          subtle: subtleties().keys(),
          scenarios: new Set(scenarios.map(({ pickle }) => pickle.name)),
          killers,
          devices: new Set(catalogue.map(({ id }) => id)),
          rules: new Set(ledger.rules.map(({ id }) => id)),
        })
      : [],
  };
}

/** Every rule of every monitor with the devices of which the monitor has said that they break it. */
const spoken = (rows: readonly Examined<MutantResult>[]): KillMatrix['monitors'] =>
  monitors.flatMap(({ name, rules }) =>
    rules.map((rule) => ({
      monitor: name,
      rule,
      devices: rows
        .filter(({ sightings }) => sightings.some((each) => each.monitor === name && each.rule === rule))
        .map(({ found }) => found.id)
        .sort(),
    })),
  );
