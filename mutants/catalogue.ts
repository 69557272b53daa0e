import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import { blockingMutants } from './blocking';
import { decisionMutants } from './decisions';
import { hostDriverMutants } from './host-driver';
import type { Mutant } from './mutant';
import { nearlyCommanding } from './nearly-commanding';
import { nearlyConfiguring } from './nearly-configuring';
import { nearlyConfirming } from './nearly-confirming';
import { nearlyServing } from './nearly-serving';
import { stageTransitionMutants } from './stage-transitions';
import { stageMutants } from './stages';
import { transitionMutants } from './transitions';
import { unsolicitedReportMutants } from './unsolicited-reports';

/** All devices that break a rule. */
export const mutants: readonly Mutant[] = [
  ...blockingMutants,
  ...decisionMutants,
  ...stageMutants,
  ...transitionMutants,
  ...stageTransitionMutants,
  ...hostDriverMutants,
  ...nearlyConfiguring,
  ...nearlyConfirming,
  ...nearlyCommanding,
  ...nearlyServing,
  ...unsolicitedReportMutants,
];

/** Makes every mutant available as the adapter `mutant:<id>`. */
export function registerMutants(): void {
  for (const { id, deviation } of mutants)
    registerAdapter(`mutant:${id}`, async (options) => new Simulator(options.part, options.hostDriver, deviation()));
}
