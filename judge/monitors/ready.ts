import { constants } from '../../ledger/constants';
import type { Monitor } from '../monitor';
import { describeStatus, READY, statusOf } from '../record-accessors';

const { command } = constants;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** Readiness for external configuration is reported in mode 3 only. */
export const ready: Monitor = {
  name: 'no 17 outside mode 3',
  rules: ['PROV-6-02'],
  on: {
    event(line, { process, held, broken }) {
      const value = statusOf(line);
      const { start, phase } = process;
      if (value === undefined || phase !== 'running' || start?.mode === undefined || start.mode >= EXTERNAL) return;
      if (value !== READY) held('PROV-6-02', start.line, line);
      else broken('PROV-6-02', `no status ${READY} in mode ${start.mode}`, describeStatus(value), line, start.line);
    },
  },
};
