import { constants } from '../ledger/constants';
import { hostDriver, opensApis, transitions } from './deviations';
import { eventFilter, passesEvent } from './driver-overrides';
import type { Mutant } from './mutant';
import { inApMode } from './process-conditions';
import { onInput, replacing } from './row-changes';

const { devStatus: bit } = constants;

/** Devices that break a rule of section 7.5: which events the driver suppresses. */
export const suppressedEventMutants: readonly Mutant[] = [
  {
    id: 'passes-address',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes IPV4_ACQUIRED while the APIs are blocked. The filter has an exception for this event.',
    collateral: { because: 'event not suppressed', rules: '7.5-21' },
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_IPV4_ACQUIRED')),
  },
  {
    id: 'passes-dhcp-timeout',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes the DHCP time-out while the APIs are blocked. The filter covers success events only.',
    subtle: 'one event',
    collateral: { because: 'event not suppressed', rules: '7.5-21' },
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT')),
  },
  {
    id: 'passes-ipv6-address',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes IPV6_ACQUIRED while the APIs are blocked. The filter is older than IPv6.',
    subtle: 'one event',
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_IPV6_ACQUIRED')),
  },
  {
    id: 'passes-collision',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes an IP collision while the APIs are blocked. The filter has an exception for errors.',
    subtle: 'one event',
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_IP_COLLISION')),
  },
  {
    id: 'passes-address-lost',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes IPV4_LOST while the APIs are blocked. The filter covers an acquired address only.',
    subtle: 'one event',
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_IPV4_LOST')),
  },
  {
    id: 'passes-ipv6-address-lost',
    breaks: 'PROV-7.5-16',
    story: 'The driver passes IPV6_LOST while the APIs are blocked. The filter is older than IPv6.',
    subtle: 'one event',
    deviation: hostDriver(passesEvent('SL_NETAPP_EVENT_IPV6_LOST')),
  },
  {
    id: 'passes-connect',
    breaks: 'PROV-7.5-17',
    story: 'The driver passes the connect event while the APIs are blocked. The filter covers NetApp events only.',
    collateral: { because: 'event not suppressed', rules: '7.5-16 7.5-18 7.5-21' },
    deviation: hostDriver(passesEvent('SL_WLAN_EVENT_CONNECT')),
  },
  {
    id: 'connect-opens',
    breaks: 'PROV-7.5-17',
    story:
      'In AP mode, the connect event opens the APIs. The code builds this message with the status byte of an idle device.',
    subtle: 'one message early or late',
    collateral: { because: 'event not suppressed', rules: '7.5-16 7.5-18 7.5-21' },
    deviation: opensApis(({ event, record }) =>
      event === 'SL_WLAN_EVENT_CONNECT' && inApMode(record) ? true : undefined,
    ),
  },
  {
    id: 'passes-disconnect',
    breaks: 'PROV-7.5-18',
    story: 'The driver passes the disconnect event while the APIs are blocked. The filter has an exception for errors.',
    collateral: { because: 'event not suppressed', rules: '7.5-16 7.5-21' },
    deviation: hostDriver(passesEvent('SL_WLAN_EVENT_DISCONNECT')),
  },
  {
    id: 'disconnect-opens',
    breaks: 'PROV-7.5-18',
    story:
      'In AP mode, the disconnect event opens the APIs. The code builds this message with the status byte of an idle device.',
    subtle: 'one message early or late',
    collateral: { because: 'event not suppressed', rules: '7.5-16 7.5-21' },
    deviation: opensApis(({ event, record }) =>
      event === 'SL_WLAN_EVENT_DISCONNECT' && inApMode(record) ? true : undefined,
    ),
  },
  {
    id: 'passes-station-added',
    breaks: 'PROV-7.5-19',
    story: 'The driver passes STA_ADDED while the APIs are blocked. The filter covers station role events only.',
    deviation: hostDriver(passesEvent('SL_WLAN_EVENT_STA_ADDED')),
  },
  {
    id: 'passes-station-removed',
    breaks: 'PROV-7.5-19',
    story: 'The driver passes STA_REMOVED while the APIs are blocked. The filter covers STA_ADDED only.',
    subtle: 'one event',
    deviation: hostDriver(passesEvent('SL_WLAN_EVENT_STA_REMOVED')),
  },
  {
    id: 'drops-status',
    breaks: 'PROV-7.5-20',
    story:
      'The driver keeps the status events back while the APIs are blocked. The event filter has no exception for them.',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-12 2.1-15 3.2-02 4.1-05 4.3-08 5-01 5-02 5-03 5.1.2-01 5.1.2-02
        5.1.2-03 5.2-02 6-14 7-02 7.1-05 7.2-02 7.2-03 7.2-04 7.2-14 7.2-16 7.2-17 7.2-19 7.2-21 7.2-22 7.2-23
        7.3-01 7.3-06 7.5-25 7.5-43 8.1-01 8.2-01 8.4-01 8.7-01 8.7-02 9-01 9-04`,
    },
    deviation: hostDriver(
      eventFilter((event, blocked) => (blocked && event === 'SL_WLAN_EVENT_PROVISIONING_STATUS' ? false : undefined)),
    ),
  },
  {
    id: 'no-status-while-confirming',
    breaks: 'PROV-7.5-20',
    story:
      'The device does not report the link in the confirmation stage. The code suppresses this status together with the WLAN events.',
    subtle: 'one event',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 5-03 5.1.2-01 5.1.2-02 5.1.2-03 6-14 7-02
        7.1-05 7.1-20 7.2-04 7.2-16 7.2-17 7.2-19 7.2-23 7.3-01 7.3-06 7.5-25 7.5-43 8.1-01 8.2-01 8.4-01 8.7-01
        8.7-02 9-01 9-04`,
    },
    deviation: transitions(onInput('associated', replacing())),
  },
  {
    id: 'replays-events',
    breaks: 'PROV-7.5-21',
    story:
      'The driver delivers suppressed events when the APIs are unblocked. The filter queues events instead of dropping them.',
    deviation: hostDriver({
      keepsFiltered: () => true,
    }),
  },
  {
    id: 'replays-disconnect',
    breaks: 'PROV-7.5-21',
    story:
      'The driver delivers a suppressed disconnect event when the APIs are unblocked. The filter queues this event instead of dropping it.',
    subtle: 'one event',
    deviation: hostDriver({
      keepsFiltered: (event) => event === 'SL_WLAN_EVENT_DISCONNECT',
    }),
  },
  {
    id: 'drops-completions',
    breaks: 'PROV-7.5-22',
    story:
      'The driver drops the completion of a call that is open while a process is active. The filter does not check the enable-API bit.',
    collateral: { because: 'refused while open', rules: '5.1.2-10 5.1.2-11 7.4-10 7.5-36 8.5-01 8.5-05 8.7-03' },
    deviation: hostDriver({
      completes: () => false,
    }),
  },
  {
    id: 'drops-stations-while-open',
    breaks: 'PROV-7.5-22',
    story:
      'The driver drops STA_ADDED while the APIs are open. The enable-API bit unblocks commands and not this event.',
    subtle: 'one function',
    collateral: { because: 'refused while open', rules: '6-05' },
    deviation: hostDriver(eventFilter((event) => (event === 'SL_WLAN_EVENT_STA_ADDED' ? false : undefined))),
  },
  {
    id: 'drops-init-complete',
    breaks: 'PROV-7.5-24',
    story: 'The driver drops init-complete while a process is active. The filter has no exception for it.',
    collateral: {
      because: 'refused while open',
      rules: `
        2.1-03 4.3-04 4.3-08 4.3-09 4.3-21 4.3-22 5.1.2-13 6-01 7.1-04 7.1-10 7.2-11 7.2-18 7.5-04 7.5-21 7.5-33
        8.7-03`,
    },
    deviation: hostDriver({
      passesInitComplete: () => false,
    }),
  },
  {
    id: 'drops-init-complete-of-host',
    breaks: 'PROV-7.5-24',
    story: 'The driver drops init-complete in a process of the host. The filter exception applies to auto-starts only.',
    subtle: 'one event',
    collateral: {
      because: 'refused while open',
      rules: `
        2.1-03 4.3-04 4.3-08 4.3-09 4.3-21 4.3-22 5.1.2-13 6-01 7.1-04 7.1-10 7.2-11 7.2-18 7.5-04 7.5-21 7.5-33
        8.7-03`,
    },
    deviation: hostDriver({
      passesInitComplete: (devStatus) => (devStatus & bit.PROVISIONING_USER_INITIATED) === 0,
    }),
  },
];
