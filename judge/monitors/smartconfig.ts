import { constants } from '../../ledger/constants';
import type { Monitor } from '../monitor';
import { describeStatus, statusOf } from '../record-accessors';

const { command, status } = constants;
const AP = command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP;
const OF_SMARTCONFIG: readonly number[] = [
  status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED,
  status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT,
];

/** AP provisioning alone reports no status of SmartConfig. */
export const smartConfig: Monitor = {
  name: 'no 13 and 14 in mode 0',
  rules: ['PROV-8.4-03'],
  on: {
    event(line, { process, held, broken }) {
      const value = statusOf(line);
      const { start, phase } = process;
      if (value === undefined || phase !== 'running' || start?.mode !== AP) return;
      if (!OF_SMARTCONFIG.includes(value)) held('PROV-8.4-03', start.line, line);
      else broken('PROV-8.4-03', 'no status of SmartConfig in mode 0', describeStatus(value), line, start.line);
    },
  },
};
