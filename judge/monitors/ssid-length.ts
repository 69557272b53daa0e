import { constants } from '../../ledger/constants';
import type { LineOf, Monitor } from '../monitor';
import { numberOf, PROFILE_ADDED, STOPPED, statusOf } from '../record-accessors';

const LONGEST = constants.limit.SL_WLAN_SSID_MAX_LENGTH;

/** No network name is longer than 32 bytes, in the reports that define it (PROV-7.2-28). */
export const ssidLength: Monitor = {
  name: 'SsidLen at most 32',
  rules: ['PROV-7.2-29'],
  on: {
    event(line, { held, broken }) {
      if (!namesNetwork(line)) return;
      const length = numberOf(line.data.Ssidlen ?? line.data.SsidLen);
      if (length === undefined) return;
      if (length <= LONGEST) held('PROV-7.2-29', line);
      else broken('PROV-7.2-29', `SsidLen at most ${LONGEST}`, `SsidLen ${length}`, line);
    },
  },
};

function namesNetwork(line: LineOf<'event'>): boolean {
  if (line.name === PROFILE_ADDED) return true;
  if (statusOf(line) !== STOPPED) return false;
  const { Role, WlanStatus } = line.data;
  return (
    numberOf(Role) === constants.role.ROLE_STA && numberOf(WlanStatus) === constants.wlanStatus.SL_WLAN_STATUS_CONNECTED
  );
}
