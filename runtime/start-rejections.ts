import type { ReturnCodeName, StatusName } from '../ledger/constants';

/** The two ways in which a device rejects a start: by its return value, or by a status after a return of 0 (C2). */
interface RejectedStart {
  readonly code: ReturnCodeName;
  readonly status: StatusName;
}

/** The reasons for which a device rejects a start. */
export const REJECTIONS = {
  'already started': {
    code: 'SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED',
    status: 'SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED',
  },
  'invalid parameter': {
    code: 'SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM',
    status: 'SL_WLAN_PROVISIONING_ERROR_ABORT_INVALID_PARAM',
  },
  'HTTP server disabled': {
    code: 'SL_ERROR_WLAN_PROVISIONING_ABORT_HTTP_SERVER_DISABLED',
    status: 'SL_WLAN_PROVISIONING_ERROR_ABORT_HTTP_SERVER_DISABLED',
  },
  'profile list full': {
    code: 'SL_ERROR_WLAN_PROVISIONING_ABORT_PROFILE_LIST_FULL',
    status: 'SL_WLAN_PROVISIONING_ERROR_ABORT_PROFILE_LIST_FULL',
  },
} as const satisfies Record<string, RejectedStart>;
export type Rejection = keyof typeof REJECTIONS;

/** The reason that a return code names; undefined for a code that rejects no start. */
export const rejectionBy = (code: ReturnCodeName): Rejection | undefined =>
  (Object.keys(REJECTIONS) as Rejection[]).find((reason) => REJECTIONS[reason].code === code);
