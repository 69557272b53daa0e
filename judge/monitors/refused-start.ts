import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { isStop } from '../process-start';
import { AUTO_STARTED, describeStatus, LINKED, PROFILE_ADDED, READY, statusOf } from '../record-accessors';

/** A refused start is final: no event of a process follows. */
export const refusedStart: Monitor = {
  name: 'no process after a refused start',
  rules: ['PROV-7.1-13'],
  kinds: ['call', 'return', 'wait', 'event'],
  watch(process, held) {
    let call: LineOf<'call'> | undefined;
    let refused: readonly [LineOf<'call'>, LineOf<'return'>] | undefined;
    return (line) => {
      if (line.kind === 'call') {
        call = undefined;
        if (line.function !== 'sl_WlanProvisioning') {
          if (line.function === 'sl_Stop' || line.function === 'sl_Start') refused = undefined;
          return undefined;
        }
        refused = undefined;
        if (process.phase === 'none' && !isStop(line)) call = line;
      } else if (line.kind === 'return' && call !== undefined) {
        if (line.code < 0) refused = [call, line];
        call = undefined;
      } else if (line.kind === 'wait' && refused !== undefined) held('PROV-7.1-13', [refused[1].seq, line.seq]);
      else if (line.kind === 'event' && refused !== undefined && process.phase === 'none') {
        const value = statusOf(line);
        if (value === AUTO_STARTED) refused = undefined;
        else if (line.name === PROFILE_ADDED || value === READY || value === LINKED) {
          const seen = value === undefined ? line.name : describeStatus(value);
          return monitorFinding('PROV-7.1-13', 'no process after a start that was refused', seen, line.at, [
            ...refused,
            line,
          ]);
        }
      }
      return undefined;
    };
  },
};
