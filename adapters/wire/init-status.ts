import { constants } from '../../ledger/constants';

const { role, returnCode } = constants;

/** What sl_Start returns for the low four bits of the status in init complete. */
const RETURNS: readonly number[] = [
  role.ROLE_RESERVED,
  role.ROLE_STA,
  returnCode.SL_ERROR_ROLE_STA_ERR,
  role.ROLE_AP,
  returnCode.SL_ERROR_ROLE_AP_ERR,
  role.ROLE_P2P,
  returnCode.SL_ERROR_ROLE_P2P_ERR,
  returnCode.SL_ERROR_CALIB_FAIL,
  returnCode.SL_ERROR_FS_CORRUPTED_ERR,
  returnCode.SL_ERROR_FS_ALERT_ERR,
  returnCode.SL_ERROR_RESTORE_IMAGE_COMPLETE,
  returnCode.SL_ERROR_INCOMPLETE_PROGRAMMING,
  role.ROLE_TAG,
  returnCode.SL_ERROR_ROLE_TAG_ERR,
  returnCode.SL_ERROR_FIPS_ERR,
  returnCode.SL_ERROR_GENERAL_ERR,
];

const STATUS_BITS = 0x0f;
const GENERAL_ERROR = 15;

/** The return of sl_Start for the status of init complete. A CC3100 repeats the four bits in every nibble. */
export const startCode = (status: number): number => RETURNS[status & STATUS_BITS] ?? returnCode.SL_ERROR_GENERAL_ERR;

/** The status of init complete for a return of sl_Start. */
export function initStatus(code: number): number {
  const status = RETURNS.indexOf(code);
  return status < 0 ? GENERAL_ERROR : status;
}
