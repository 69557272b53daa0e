import { constants } from '../ledger/constants';
import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';
import {
  ADDRESSED,
  isResult,
  LINKED,
  numberOf,
  READY,
  RESET_REQUEST,
  STATUS,
  STOPPED,
  statusOf,
} from './record-accessors';

const { command, commandFlag } = constants;

/** How a process was started. */
export interface ProcessStartCommand {
  readonly by: 'host' | 'device';
  /** The call, or the announcement. */
  readonly line: Line;
  readonly at: number;
  /** Known for a process that the host started. */
  readonly mode?: number;
  /** Undefined if the transcript does not show the flags of the command. */
  readonly externalConfirmation: boolean | undefined;
  readonly roleForSuccess?: number;
  /** Inactivity time-out in ms. */
  readonly timeout?: number;
  /** Whether TI defines all flags of the command; undefined if the transcript does not show them. */
  readonly knownFlags?: boolean;
}

/**
 * Whether a report can accompany the end of blocked APIs. A link, a failure, a profile and the other events never do,
 * and an address does only with external confirmation.
 */
export function mayUnblockApis(line: LineOf<'event'>, start: ProcessStartCommand | undefined): boolean {
  if (line.name !== STATUS) return line.name === RESET_REQUEST;
  const value = statusOf(line);
  if (value === undefined) return true;
  return !(value === LINKED || isResult(value) || (value === ADDRESSED && start?.externalConfirmation === false));
}

/** Whether a status says that the APIs are open from now on: the end, READY, and an address with external confirmation. */
export const opensApis = (value: number | undefined, externalConfirmation: boolean | undefined): boolean =>
  value === STOPPED || value === READY || (value === ADDRESSED && externalConfirmation !== false);

/** Whether a provisioning command is one that ends something. TI's driver decides by the time-out alone. */
export function isStop({ arguments: given }: LineOf<'call'>): boolean {
  const order = numberOf(given.ProvisioningCmd);
  return (
    given.InactivityTimeoutSec === 0 ||
    order === command.SL_WLAN_PROVISIONING_CMD_STOP ||
    order === command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION
  );
}

/**
 * Whether no source permits a device to refuse the start because of its parameters.
 *
 * @param shortest the shortest time-out that a device has to accept, in ms
 */
export function isUsual({ mode, roleForSuccess, timeout, knownFlags }: ProcessStartCommand, shortest: number): boolean {
  const isRole =
    roleForSuccess === undefined || [constants.role.ROLE_STA, constants.role.ROLE_AP].includes(roleForSuccess);
  const isMode = mode === undefined || mode <= command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
  return isMode && isRole && (timeout === undefined || timeout >= shortest) && knownFlags !== false;
}

/** Arguments of a start command, read from its call. */
export function startOf(line: LineOf<'call'>): ProcessStartCommand {
  const { ProvisioningCmd, Flags, InactivityTimeoutSec, RequestedRoleAfterSuccess } = line.arguments;
  const mode = numberOf(ProvisioningCmd);
  const roleForSuccess = numberOf(RequestedRoleAfterSuccess);
  const flags = numberOf(Flags);
  return {
    by: 'host',
    line,
    at: line.t,
    externalConfirmation:
      flags === undefined ? undefined : (flags & commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION) !== 0,
    ...(flags !== undefined && {
      knownFlags: (flags & ~commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION) === 0,
    }),
    ...(mode !== undefined && { mode }),
    ...(roleForSuccess !== undefined && { roleForSuccess }),
    ...(typeof InactivityTimeoutSec === 'number' && { timeout: InactivityTimeoutSec * 1_000 }),
  };
}
