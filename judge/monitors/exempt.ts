import { constants } from '../../ledger/constants';
import type { LineOf, Monitor } from '../monitor';
import { isStop } from '../process-start';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/** Blocked APIs still accept `sl_Stop` and the stop command. A start can be refused while a process is active (C1). */
export const exempt: Monitor<Judged> = {
  name: 'calls that blocked APIs accept',
  rules: ['PROV-7.5-03', 'PROV-7.5-04'],
  begin: () => ({}),
  on: {
    call(line, { process, state }) {
      const judged = line.function === 'sl_Stop' || (line.function === 'sl_WlanProvisioning' && isStop(line));
      state.call = judged && process.phase === 'running' ? line : undefined;
    },
    return(line, { process, state, held, broken }) {
      const { call } = state;
      state.call = undefined;
      if (call === undefined) return;
      const rule = call.function === 'sl_Stop' ? 'PROV-7.5-04' : 'PROV-7.5-03';
      if (line.code !== REFUSED) held(rule, call, line);
      else broken(rule, `${call.function} is accepted`, `it returned ${REFUSED}`, line, process.start?.line, call);
    },
  },
};

interface Judged {
  /** The call that is judged, until it returns. */
  call?: LineOf<'call'> | undefined;
}
