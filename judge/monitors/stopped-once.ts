import { constants } from '../../ledger/constants';
import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { describeStatus, STATUS, STOPPED, statusOf } from '../record-accessors';

const { status } = constants;
const FIRST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT;
const LAST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED;

/**
 * A process ends once, and a refused process has no end. If the host stops or restarts an idle device, STOPPED is
 * optional (PROV-7.1-12, PROV-4.3-27).
 */
export const stoppedOnce: Monitor<'call' | 'event' | 'wait'> = {
  name: 'one STOPPED a process',
  rules: ['PROV-4.3-15', 'PROV-7.2-30'],
  kinds: ['call', 'event', 'wait'],
  watch(process, held) {
    let stopped: LineOf<'event'> | undefined;
    let refused: LineOf<'event'> | undefined;
    return (line) => {
      if (line.kind === 'wait') {
        if (refused !== undefined) held('PROV-7.2-30', [refused.seq, line.seq]);
        return undefined;
      }
      if (line.kind === 'call') {
        // Every command of the host can cause its own STOPPED.
        if (['sl_WlanProvisioning', 'sl_Stop', 'sl_Start'].includes(line.function)) {
          stopped = undefined;
          refused = undefined;
        }
        return undefined;
      }
      const value = statusOf(line);
      if (value === undefined) {
        // An unreadable report can have been the beginning of another process.
        if (line.name === STATUS) stopped = refused = undefined;
        return undefined;
      }
      if (value === STOPPED) {
        const [earlier, refusal] = [stopped, refused];
        stopped = line;
        refused = undefined;
        if (refusal !== undefined)
          return monitorFinding(
            'PROV-7.2-30',
            'no STOPPED for a start that was refused',
            describeStatus(value),
            line.at,
            [refusal, line],
          );
        // A start that the transcript does not contain can be between the two.
        if (process.vantage.calls === 'none') return undefined;
        if (earlier !== undefined)
          return monitorFinding('PROV-4.3-15', 'one STOPPED for one process', 'another one', line.at, [earlier, line]);
        held('PROV-4.3-15', [line.seq]);
      } else if (value >= FIRST_REFUSAL && value <= LAST_REFUSAL) {
        if (process.phase !== 'unclear' && process.start === undefined) refused = line;
      } else stopped = undefined;
      return undefined;
    };
  },
};
