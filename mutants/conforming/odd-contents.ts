import type { StatusView } from '../../adapters/simulator/network-processor/decisions';
import { constants } from '../../ledger/constants';
import { networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';
import { withAnswers } from './surroundings';

const { SL_WLAN_SEC_TYPE_WEP, SL_WLAN_SEC_TYPE_WEP_SHARED } = constants.security;
const { SL_WLAN_SEC_TYPE_WPA_WPA2, SL_WLAN_SEC_TYPE_WPA2_PLUS } = constants.security;

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** A status that TI does not define, as a later firmware may send it. */
const UNDEFINED_STATUS = { name: STATUS, data: { ProvisioningStatus: 18, Role: 0, WlanStatus: 0 } };

/** Devices whose texts, values and extra events are odd and break no rule. */
export const oddContentVariants: readonly ConformingVariant[] = [
  {
    id: 'token-of-digits',
    story: 'The private token contains digits that could be a password.',
    deviation: networkProcessor(() => ({ announcedToken: () => 'TK-0123456789' })),
  },
  {
    id: 'token-of-everything',
    story: 'The private token contains letters, digits and words that occur elsewhere.',
    deviation: networkProcessor(() => ({
      announcedToken: () => 'abcdefghijklmnopqrstuvwxyz0123456789-home-work-password-5-STOPPED',
    })),
  },
  {
    id: 'token-like-a-status',
    story: 'The private token is the number of a status.',
    deviation: networkProcessor(() => ({ announcedToken: () => '5' })),
  },
  {
    id: 'announces-no-name',
    story: 'The profile-added event has an empty name, as on a shipped device (PROV-7.3-08 is advice).',
    // Sent again later, it cannot be distinguished from the announcement of the next profile.
    about: ['profile sent again'],
    against: ['PROV-7.3-08'],
    deviation: networkProcessor(() => ({ announcedName: () => '' })),
  },
  {
    id: 'scans-at-the-end',
    story: 'STOPPED of a station says that it scans, as on a shipped device.',
    against: ['PROV-8.1-04'],
    deviation: networkProcessor(() => ({ reportedWlanStatus: () => constants.wlanStatus.SL_WLAN_STATUS_SCANING })),
  },
  {
    id: 'fills-meaningless-members',
    story: 'Status events carry values in members that have no meaning with their status (PROV-7.2-28).',
    deviation: networkProcessor(() => ({
      meaninglessMembers: () => ({ Role: 2, WlanStatus: 3, Ssidlen: 200, Ssid: 'correct' }),
    })),
  },
  {
    id: 'version-with-a-line-end',
    story: 'The version text ends with a line end.',
    deviation: networkProcessor(() => ({ productVersion: () => 'R2.0\r\n' })),
  },
  {
    id: 'reports-undefined-statuses',
    story: 'A status that TI does not define follows each provisioning event.',
    deviation: networkProcessor(() => ({
      alsoSent: ({ event }: StatusView) => (event?.includes('PROVISIONING') ? [UNDEFINED_STATUS] : []),
    })),
  },
  {
    id: 'reports-other-events',
    story: 'Other events of the device follow each provisioning event while the APIs are open.',
    deviation: networkProcessor(() => ({
      alsoSent: ({ event }: StatusView) =>
        event?.includes('PROVISIONING') ? [{ name: 'SL_WLAN_EVENT_RXFILTER', data: {} }] : [],
    })),
  },
  {
    id: 'address-event-after-auto-start',
    story: 'The access point of an auto-started process has an address event of its own (PROV-7.5-42).',
    deviation: networkProcessor(() => ({
      alsoSent: ({ status }: StatusView) =>
        status === constants.status.SL_WLAN_PROVISIONING_AUTO_STARTED
          ? [{ name: 'SL_NETAPP_EVENT_IPV4_ACQUIRED', data: {} }]
          : [],
    })),
  },
  {
    id: 'other-numbers-of-security',
    story: 'sl_WlanProfileGet returns the other numbers of TI for WEP and WPA2.',
    around: (device) =>
      withAnswers(device, 'sl_WlanProfileGet', (code) => {
        if (code === SL_WLAN_SEC_TYPE_WEP) return SL_WLAN_SEC_TYPE_WEP_SHARED;
        return code === SL_WLAN_SEC_TYPE_WPA_WPA2 ? SL_WLAN_SEC_TYPE_WPA2_PLUS : code;
      }),
  },
  {
    id: 'fails-on-unopened-sockets',
    story: 'A call on a socket that was never opened fails at once.',
    open: ['PROV-7.1-18/1', 'PROV-7.1-18/2', 'PROV-7.1-19/1', 'PROV-7.4-08/1'],
    deviation: networkProcessor(() => ({ unopenedSocketAnswer: () => constants.returnCode.SL_INVALPARAM })),
  },
];
