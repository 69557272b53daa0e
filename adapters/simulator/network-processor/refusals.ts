import { constants, type StatusName } from '../../../ledger/constants';

const { returnCode } = constants;

/** The status events for the return codes of a refused start. */
export const REFUSALS: ReadonlyMap<number, StatusName> = new Map([
  [
    returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED,
    'SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED',
  ],
  [
    returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_HTTP_SERVER_DISABLED,
    'SL_WLAN_PROVISIONING_ERROR_ABORT_HTTP_SERVER_DISABLED',
  ],
  [returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_PROFILE_LIST_FULL, 'SL_WLAN_PROVISIONING_ERROR_ABORT_PROFILE_LIST_FULL'],
  [returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM, 'SL_WLAN_PROVISIONING_ERROR_ABORT_INVALID_PARAM'],
]);
