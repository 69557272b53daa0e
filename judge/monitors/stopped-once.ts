import { constants } from '../../ledger/constants';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { describeStatus, STATUS, STOPPED, statusOf } from '../record-accessors';

const { status } = constants;
const FIRST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT;
const LAST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED;

/**
 * A process ends once, and a refused process has no end. If the host stops or restarts an idle device, STOPPED is
 * optional (PROV-7.1-12, PROV-4.3-27).
 */
export const stoppedOnce: Monitor<Ends> = {
  name: 'one STOPPED a process',
  rules: ['PROV-4.3-15', 'PROV-7.2-30'],
  begin: () => ({}),
  on: {
    wait(line, { state, held }) {
      if (state.refused !== undefined) held('PROV-7.2-30', state.refused, line);
    },
    call(line, { state }) {
      // Every command of the host can cause its own STOPPED.
      if (['sl_WlanProvisioning', 'sl_Stop', 'sl_Start'].includes(line.function)) forget(state);
    },
    event(line, context) {
      const { process, state } = context;
      const value = statusOf(line);
      if (value === STOPPED) judgeEnd(line, context);
      else if (value === undefined) {
        // An unreadable report can have been the beginning of another process.
        if (line.name === STATUS) forget(state);
      } else if (value < FIRST_REFUSAL || value > LAST_REFUSAL) state.stopped = undefined;
      else if (process.phase !== 'unclear' && process.start === undefined) state.refused = line;
    },
  },
};

interface Ends {
  /** The end of the latest process, until a sign of another process. */
  stopped?: LineOf<'event'> | undefined;
  /** The refusal of the latest start, until the next command or end. */
  refused?: LineOf<'event'> | undefined;
}

function forget(state: Ends): void {
  state.stopped = undefined;
  state.refused = undefined;
}

function judgeEnd(line: LineOf<'event'>, { process, state, held, broken }: MonitorContext<Ends>): void {
  const { stopped, refused } = state;
  state.stopped = line;
  state.refused = undefined;
  if (refused !== undefined)
    broken('PROV-7.2-30', 'no STOPPED for a start that was refused', describeStatus(STOPPED), line, refused);
  // A start that the transcript does not contain can be between the two.
  else if (process.vantage.calls === 'none') return;
  else if (stopped !== undefined) broken('PROV-4.3-15', 'one STOPPED for one process', 'another one', line, stopped);
  else held('PROV-4.3-15', line);
}
