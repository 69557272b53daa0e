import type { LineOf, Monitor } from '../monitor';
import { isStop } from '../process-start';
import { AUTO_STARTED, describeStatus, LINKED, PROFILE_ADDED, READY, statusOf } from '../record-accessors';

/** A refused start is final: no event of a process follows. */
export const refusedStart: Monitor<Start> = {
  name: 'no process after a refused start',
  rules: ['PROV-7.1-13'],
  begin: () => ({}),
  on: {
    call(line, { process, state }) {
      state.call = undefined;
      if (!BEGINS_ANEW.includes(line.function)) return;
      state.refused = undefined;
      if (line.function === 'sl_WlanProvisioning' && process.phase === 'none' && !isStop(line)) state.call = line;
    },
    return(line, { state }) {
      if (state.call !== undefined && line.code < 0) state.refused = [state.call, line];
      state.call = undefined;
    },
    wait(line, { state, held }) {
      if (state.refused !== undefined) held('PROV-7.1-13', state.refused[1], line);
    },
    event(line, { process, state, broken }) {
      const { refused } = state;
      if (refused === undefined || process.phase !== 'none') return;
      const value = statusOf(line);
      if (value === AUTO_STARTED) state.refused = undefined;
      else if (line.name === PROFILE_ADDED || value === READY || value === LINKED) {
        const seen = value === undefined ? line.name : describeStatus(value);
        broken('PROV-7.1-13', 'no process after a start that was refused', seen, line, ...refused);
      }
    },
  },
};

/** Calls after which the events of a process can have another cause. */
const BEGINS_ANEW: readonly string[] = ['sl_WlanProvisioning', 'sl_Stop', 'sl_Start'];

interface Start {
  /** The start command that has not returned yet. */
  call?: LineOf<'call'> | undefined;
  /** The latest start that was refused, and its return. */
  refused?: readonly [LineOf<'call'>, LineOf<'return'>] | undefined;
}
