import { constants } from '../../../ledger/constants';
import { type HostDriverDecisions, referenceDriverDecisions } from './decisions';

const { devStatus: bit, returnCode: code } = constants;

/**
 * TI's own driver, 3.x, where it differs from the text: five commands are not gated (C18), and
 * sl_WlanProvisioning goes by the bits of the status byte and not by what the process does (C20).
 */
export const tiDriverDecisions: HostDriverDecisions = {
  ...referenceDriverDecisions,

  isGated: (fn) => fn.kind === 'command' && fn.ungated !== true,

  provisioningRefusal: (view, inactivityTimeoutSec) => {
    if (view.stopping) return code.SL_RET_CODE_STOP_IN_PROGRESS;
    if (!view.started) return code.SL_RET_CODE_DEV_NOT_STARTED;
    const active = (view.devStatus & bit.PROVISIONING_ACTIVE) !== 0;
    const userInitiated = (view.devStatus & bit.PROVISIONING_USER_INITIATED) !== 0;
    if (inactivityTimeoutSec !== 0 && userInitiated && !active)
      return (view.devStatus & bit.PROVISIONING_ENABLE_API) === 0
        ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        : 'pretend';
    if (view.pending > 0 && inactivityTimeoutSec !== 0) return code.SL_RET_CODE_API_COMMAND_IN_PROGRESS;
    return 0;
  },
};
