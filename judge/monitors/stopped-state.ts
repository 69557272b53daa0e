import { constants } from '../../ledger/constants';
import type { Monitor } from '../monitor';
import { numberOf, STOPPED, statusOf } from '../record-accessors';

const { SL_WLAN_STATUS_CONNECTED, SL_WLAN_STATUS_DISCONNECTED } = constants.wlanStatus;

/** STOPPED of a station contains one of four states, and the name of the network if it is connected. */
export const stoppedState: Monitor = {
  name: 'the station state in STOPPED',
  rules: ['PROV-7.2-26', 'PROV-7.2-27'],
  on: {
    event(line, { held, broken }) {
      if (statusOf(line) !== STOPPED) return;
      const { Role, WlanStatus, Ssid, Ssidlen } = line.data;
      const state = numberOf(WlanStatus);
      if (numberOf(Role) !== constants.role.ROLE_STA || state === undefined) return;
      if (state < SL_WLAN_STATUS_DISCONNECTED || state > SL_WLAN_STATUS_CONNECTED)
        broken('PROV-7.2-26', 'a WlanStatus from 0 to 3', `WlanStatus ${state}`, line);
      else held('PROV-7.2-26', line);
      if (state !== SL_WLAN_STATUS_CONNECTED || (Ssid === undefined && Ssidlen === undefined)) return;
      if (Ssid === '' || Ssidlen === 0)
        broken('PROV-7.2-27', 'the name of the connected network', 'an empty name', line);
      else held('PROV-7.2-27', line);
    },
  },
};
