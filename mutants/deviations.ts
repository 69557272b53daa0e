import type { HostDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import {
  type NetworkProcessorDecisions,
  referenceDecisions,
  type StatusView,
} from '../adapters/simulator/network-processor/decisions';
import type { Action, Transition } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import type { Timing } from '../adapters/simulator/timing';
import { inExternalConfiguration, type ProcessCondition } from './process-conditions';

/** Creates the difference between a device and the reference device. */
type Deviation = () => DecisionOverrides;

/** Replaces decisions of the network processor. */
export const networkProcessor =
  (make: () => Partial<NetworkProcessorDecisions>): Deviation =>
  () => ({ networkProcessor: make() });

/** Replaces decisions of the host driver. */
export const hostDriver =
  (overrides: Partial<HostDriverDecisions>): Deviation =>
  () => ({ hostDriver: overrides });

/** Replaces the decision whether the APIs are open where the exception returns a value. */
export const opensApis = (exception: (view: StatusView) => boolean | undefined): Deviation =>
  networkProcessor(() => ({ opensApis: (view) => exception(view) ?? referenceDecisions.opensApis(view) }));

/** Changes each row of the transition table: to another row, to several rows, or to none. */
export const transitions =
  (
    change: (row: Transition) => Transition | readonly Transition[] | undefined,
    timing: Partial<Timing> = {},
  ): Deviation =>
  () => ({ timing, transitions: (reference) => reference.flatMap((row) => change(row) ?? []) });

/** Changes rows of the transition table in some processes only. */
export const transitionsWhen = (
  only: ProcessCondition,
  change: (row: Transition) => Transition | undefined,
  timing: Partial<Timing> = {},
): Deviation =>
  transitions((row) => {
    const changed = change(row);
    return changed === row || changed === undefined ? row : [{ ...changed, only }, row];
  }, timing);

/** Adds an action in all other modes at the moment at which external configuration sends READY. */
export const onServerReady =
  (action: Action): Deviation =>
  () => ({
    networkProcessor: { announcesReadiness: () => true },
    transitions: (reference) =>
      reference.flatMap((row) =>
        row.input === 'ready'
          ? [
              { ...row, only: inExternalConfiguration },
              { from: row.from, input: row.input, after: [action], rules: [] },
            ]
          : [row],
      ),
  });
