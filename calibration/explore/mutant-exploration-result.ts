import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import type { ConfirmedVerdicts } from './confirm-counterexamples';
import type { MinimalLength } from './minimal-length';
import type { ExploredMutant } from './mutant-exploration';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

/** An opening and a demand: no session has fewer steps. */
export const MINIMAL_LENGTH = 2;

const MutantExplorationResult = v.strictObject({
  id: text,
  sessions: count,
  seconds: v.number(),
  found: v.optional(
    v.strictObject({
      path: text,
      steps: count,
      scenario: text,
      /** Verdicts of the scenario, pasted into a feature. */
      onDevice: text,
      onReference: text,
      /** No session of fewer steps shows the fault. */
      least: count,
      /** Steps of a session that shows it, where one of two steps less was found. */
      shorter: v.optional(count),
    }),
  ),
});
type MutantExplorationResult = v.InferOutput<typeof MutantExplorationResult>;

/** `explored.json`: how exploring fared with every device that breaks a rule. */
export const MutantExplorationSchema = v.strictObject({
  schema: v.literal(1),
  seed: count,
  /** Most sessions for each device, most acts in a session, and most s of real time. */
  runs: count,
  length: count,
  budget: count,
  /** Most steps of the sessions that the scenarios were compared with. */
  compared: count,
  devices: v.array(MutantExplorationResult),
});
export type MutantExploration = v.InferOutput<typeof MutantExplorationSchema>;

/** Whether a scenario that was printed for the device fails on it and passes on the reference. */
export const isShown = ({ found }: MutantExplorationResult): boolean =>
  found !== undefined && found.onDevice === 'fail' && found.onReference === 'pass';

/** Whether no session is shorter by more than a step. */
export const isShort = ({ steps, least }: NonNullable<MutantExplorationResult['found']>): boolean => steps <= least + 1;

/** The explored devices with the results of their scenarios, by the id of the device, in the order of the list. */
export const mutantExplorationOf = (
  devices: readonly ExploredMutant[],
  confirmations: ReadonlyMap<string, ConfirmedVerdicts>,
  fewest: ReadonlyMap<string, MinimalLength>,
): readonly MutantExplorationResult[] =>
  devices.map(({ found, ...device }) => {
    const confirmation = confirmations.get(device.id);
    if (found === undefined || confirmation === undefined) return device;
    return { ...device, found: { ...found, ...confirmation, ...(fewest.get(device.id) ?? { least: MINIMAL_LENGTH }) } };
  });

const Unseen = v.array(
  v.strictObject({
    /** Why no session shows them. */
    because: text,
    /** By their ids. */
    devices: v.pipe(v.array(text), v.minLength(1)),
  }),
);

/** Devices whose fault no session over the contract can show, in groups of one reason. */
export const unseenDevices = (): v.InferOutput<typeof Unseen> =>
  readData(join(packageRoot(), 'mutants', 'data', 'unexplored.yaml'), Unseen);
