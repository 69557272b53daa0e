import { constants } from '../../ledger/constants';
import { type Monitor, monitorFinding } from '../monitor';
import { describeStatus, READY, statusOf } from '../record-accessors';

const { command } = constants;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** Readiness for external configuration is reported in mode 3 only. */
export const ready: Monitor<'event'> = {
  name: 'no 17 outside mode 3',
  rules: ['PROV-6-02'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const value = statusOf(line);
      if (value === undefined) return undefined;
      const { start, phase } = process;
      if (phase !== 'running' || start?.mode === undefined || start.mode >= EXTERNAL) return undefined;
      if (value !== READY) {
        held('PROV-6-02', [start.line.seq, line.seq]);
        return undefined;
      }
      return monitorFinding('PROV-6-02', `no status ${READY} in mode ${start.mode}`, describeStatus(value), line.at, [
        start.line,
        line,
      ]);
    };
  },
};
