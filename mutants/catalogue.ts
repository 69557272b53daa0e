import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import { configurationStageMutants } from './2.1-configuration';
import { confirmationStageMutants } from './2.1-confirmation';
import { apModeMutants } from './3.1';
import { smartConfigModeMutants } from './3.2';
import { apScModeMutants } from './3.3';
import { stationMutants } from './3-stations';
import { hostStartMutants } from './4.1';
import { automaticStartMutants } from './4.2-conditions';
import { automaticModeMutants } from './4.2-mode-and-policy';
import { stopMutants } from './4.3-stop';
import { timeOutMutants } from './4.3-time-out';
import { confirmationResultMutants } from './5';
import { feedbackMutants } from './5.1.1';
import { externalConfirmationMutants } from './5.1.2';
import { failedConfirmationMutants } from './5.2';
import { lostNetworkMutants } from './5.2-lost-network';
import { externalConfigurationMutants } from './6';
import { commandMutants } from './7.1';
import { statusEventMutants } from './7.2';
import { profileAddedMutants } from './7.3';
import { resetRequestMutants } from './7.4';
import { blockingMutants } from './7.5-blocking';
import { refusalMutants } from './7.5-refusals';
import { refusedCallMutants } from './7.5-refused-calls';
import { suppressedEventMutants } from './7.5-suppressed-events';
import { unblockingMutants } from './7.5-unblocking';
import { otherModeMutants } from './7-other-modes';
import { phoneExampleMutants } from './8.1-8.3';
import { cloudExampleMutants } from './8.4-8.5';
import { externalExampleMutants } from './8.6-8.7';
import { configurationResourceMutants } from './9-configuration';
import { informationResourceMutants } from './9-information';
import { earlierRequestMutants } from './earlier-requests';
import { endAndRepetitionMutants } from './ends-and-repetitions';
import { laterHistoryMutants } from './later-history';
import { longHistoryMutants } from './long-histories';
import { manyCallsAndRolesMutants } from './many-calls-and-roles';
import type { Mutant } from './mutant';
import { otherActionMutants } from './other-actions';
import { twoConditionMutants } from './two-conditions';

/** All devices that break a rule, in the order of the sections of SWRA513C. */
export const mutants: readonly Mutant[] = [
  ...configurationStageMutants,
  ...confirmationStageMutants,
  ...apModeMutants,
  ...smartConfigModeMutants,
  ...apScModeMutants,
  ...hostStartMutants,
  ...automaticStartMutants,
  ...automaticModeMutants,
  ...timeOutMutants,
  ...stopMutants,
  ...confirmationResultMutants,
  ...feedbackMutants,
  ...externalConfirmationMutants,
  ...failedConfirmationMutants,
  ...externalConfigurationMutants,
  ...commandMutants,
  ...statusEventMutants,
  ...profileAddedMutants,
  ...resetRequestMutants,
  ...blockingMutants,
  ...refusedCallMutants,
  ...suppressedEventMutants,
  ...refusalMutants,
  ...unblockingMutants,
  ...phoneExampleMutants,
  ...cloudExampleMutants,
  ...externalExampleMutants,
  ...configurationResourceMutants,
  ...informationResourceMutants,
  ...laterHistoryMutants,
  ...manyCallsAndRolesMutants,
  ...lostNetworkMutants,
  ...stationMutants,
  ...otherModeMutants,
  ...earlierRequestMutants,
  ...otherActionMutants,
  ...longHistoryMutants,
  ...endAndRepetitionMutants,
  ...twoConditionMutants,
];

/** Registers each mutant as the adapter `mutant:<id>`. */
export function registerMutants(): void {
  for (const { id, deviation } of mutants)
    registerAdapter(`mutant:${id}`, async (options) => new Simulator(options.part, options.hostDriver, deviation()));
}
