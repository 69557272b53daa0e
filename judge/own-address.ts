import { constants } from '../ledger/constants';
import type { ProcessTracker } from './process-tracker';
import { SUCCESS } from './record-accessors';

const OWN_ADDRESSES: readonly string[] = ['SL_NETAPP_EVENT_IPV4_ACQUIRED', 'SL_NETAPP_EVENT_IPV6_ACQUIRED'];
const SMART_CONFIG = constants.command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC;

/**
 * Whether an event can report the address of the device AP. The device has one of its own before and after an attempt,
 * in every mode except SmartConfig, and no rule suppresses its event.
 */
export function mayBeOwnAddress(event: string, process: ProcessTracker): boolean {
  const { start, attempt, resultStatus, profileAdded, unaskedSinceResult, unrequested } = process;
  if (!OWN_ADDRESSES.includes(event) || start === undefined || start.mode === SMART_CONFIG) return false;
  const noAttempt = profileAdded === undefined || unaskedSinceResult || unrequested;
  return noAttempt && attempt.linked === undefined && resultStatus !== SUCCESS;
}
