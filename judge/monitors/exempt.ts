import { constants } from '../../ledger/constants';
import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { isStop } from '../process-start';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/** Blocked APIs still accept `sl_Stop` and the stop command. A start can be refused while a process is active (C1). */
export const exempt: Monitor<'call' | 'return'> = {
  name: 'calls that blocked APIs accept',
  rules: ['PROV-7.5-03', 'PROV-7.5-04'],
  kinds: ['call', 'return'],
  watch(process, held) {
    let call: LineOf<'call'> | undefined;
    return (line) => {
      if (line.kind === 'call') {
        const judged = line.function === 'sl_Stop' || (line.function === 'sl_WlanProvisioning' && isStop(line));
        call = judged && process.phase === 'running' ? line : undefined;
      } else if (call !== undefined) {
        const made = call;
        call = undefined;
        const rule = made.function === 'sl_Stop' ? 'PROV-7.5-04' : 'PROV-7.5-03';
        if (line.code !== REFUSED) held(rule, [made.seq, line.seq]);
        else
          return monitorFinding(rule, `${made.function} is accepted`, `it returned ${REFUSED}`, line.t, [
            process.start?.line,
            made,
            line,
          ]);
      }
      return undefined;
    };
  },
};
