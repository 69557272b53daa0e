/**
 * The provisioning process of the reference device as a table. It contains every state change and every event for the
 * host; the status byte follows from the state (see `decisions.ts`). The diagram in docs/simulator.md is generated
 * from this table.
 */
import type { StatusName } from '../../../ledger/constants';
import type { ProcessRecord } from './process';

/** States of the process. */
export const STATES = [
  'idle',
  'configuration', // waits for a profile, or with a profile for the request to confirm it
  'auto-configuration', // auto-started, without user activity so far
  'external-configuration', // mode 3 after EXTERNAL_CONFIGURATION_READY
  'awaiting-restart', // mode 3 with a profile, until the host restarts the device
  'connecting', // confirmation: scan and association
  'acquiring', // confirmation: linked, waiting for an address
  'feedback', // confirmation: the result waits until the phone reads it
  'cloud-confirmation', // confirmation: the host contacts its cloud
  'ending', // the role changes, and STOPPED follows
] as const;
export type State = (typeof STATES)[number];

/** Inputs of the process. */
export const INPUTS = [
  'start',
  'auto-start',
  'ready',
  'smartconfig-sync',
  'smartconfig-timeout',
  'profile-over-http',
  'profile-over-smartconfig',
  'confirm-request',
  'network-not-found',
  'connection-failed',
  'associated',
  'no-address',
  'address',
  'network-lost',
  'result-fetched',
  'feedback-timeout',
  'abort',
  'stop',
  'inactivity',
  'role-switched',
  'power-off',
  'boot',
] as const;
export type Input = (typeof INPUTS)[number];

/** Conditions besides the state, which the network processor evaluates. */
export type Guard = 'restart needed' | 'profile present' | 'external confirmation' | 'feedback had failed';

/** Actions of the device besides the state change. A status name sends that status. */
export type Action =
  | StatusName
  | 'take configuration role'
  | 'expect readiness'
  | 'send profile added'
  | 'send reset request'
  | 'begin attempt'
  | 'leave network'
  | 'advertise'
  | 'await fetch'
  | 'await host'
  | 'switch to final role'
  | 'switch to role for stop'
  | 'switch to initial role'
  | 'send SL_WLAN_EVENT_CONNECT'
  | 'send SL_WLAN_EVENT_DISCONNECT'
  | 'send SL_NETAPP_EVENT_IPV4_ACQUIRED'
  | 'send SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT'
  | 'send SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';

/** One row. `before` carries the status byte of the old state, `after` that of the new state. */
export interface Transition {
  readonly from: readonly State[];
  readonly input: Input;
  readonly when?: Guard;
  /** An additional condition; the reference device has none. */
  readonly only?: (record: Readonly<ProcessRecord>) => boolean;
  /** The new state; absent if the state does not change. */
  readonly to?: State;
  readonly before?: readonly Action[];
  readonly after?: readonly Action[];
  /** Rules that the row satisfies. */
  readonly rules: readonly string[];
}

const CONFIGURING: readonly State[] = ['configuration', 'auto-configuration', 'external-configuration'];
const CONFIRMING: readonly State[] = ['connecting', 'acquiring', 'feedback', 'cloud-confirmation'];
const UNDER_WAY: readonly State[] = [...CONFIGURING, 'awaiting-restart', ...CONFIRMING];
/** A profile that arrives in these states is saved and announced, and tried in the next attempt at the earliest. */
const KEEPS_PROFILE_FOR_LATER: readonly State[] = ['awaiting-restart', ...CONFIRMING, 'ending'];
const PROFILE_INPUTS = ['profile-over-http', 'profile-over-smartconfig'] as const;

/** The reference. The first matching row is taken; an input without a row changes nothing. */
export const referenceTransitions: readonly Transition[] = [
  {
    from: ['idle'],
    input: 'start',
    to: 'configuration',
    after: ['take configuration role', 'expect readiness'],
    rules: ['PROV-2.1-01', 'PROV-4-01', 'PROV-4.1-03'],
  },
  {
    from: ['idle'],
    input: 'auto-start',
    to: 'auto-configuration',
    after: ['SL_WLAN_PROVISIONING_AUTO_STARTED', 'take configuration role'],
    rules: ['PROV-4.2-14'],
  },
  {
    from: ['configuration'],
    input: 'ready',
    to: 'external-configuration',
    after: ['SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY'],
    rules: ['PROV-6-01', 'PROV-7.5-26'],
  },
  {
    from: CONFIGURING,
    input: 'smartconfig-sync',
    after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED'],
    rules: ['PROV-3.2-02', 'PROV-7.2-14'],
  },
  {
    from: CONFIGURING,
    input: 'smartconfig-timeout',
    after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT'],
    rules: ['PROV-4.3-23'],
  },
  ...PROFILE_INPUTS.map(
    (input): Transition => ({
      from: ['configuration', 'external-configuration'],
      input,
      when: 'restart needed',
      to: 'awaiting-restart',
      after: ['send profile added', 'send reset request'],
      rules: ['PROV-6-06', 'PROV-6-07', 'PROV-6-11', 'PROV-6-12', 'PROV-6-15', 'PROV-7.3-01'],
    }),
  ),
  {
    from: CONFIGURING,
    input: 'profile-over-smartconfig',
    to: 'connecting',
    after: ['send profile added', 'begin attempt'],
    rules: ['PROV-2.1-05', 'PROV-7.3-01', 'PROV-8.1-01'],
  },
  {
    from: CONFIGURING,
    input: 'profile-over-http',
    to: 'configuration',
    after: ['send profile added'],
    rules: ['PROV-7.3-01', 'PROV-7.5-28', 'PROV-8.4-02'],
  },
  ...PROFILE_INPUTS.map(
    (input): Transition => ({
      from: KEEPS_PROFILE_FOR_LATER,
      input,
      after: ['send profile added'],
      rules: ['PROV-7.3-01'],
    }),
  ),
  {
    from: ['configuration'],
    input: 'confirm-request',
    when: 'profile present',
    to: 'connecting',
    after: ['begin attempt'],
    rules: ['PROV-2.1-05', 'PROV-9-04', 'PROV-9-26'],
  },
  {
    from: ['connecting'],
    input: 'network-not-found',
    to: 'configuration',
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND', 'take configuration role'],
    rules: ['PROV-2.1-12', 'PROV-5-01', 'PROV-5-06', 'PROV-7.2-21', 'PROV-7.5-09'],
  },
  {
    from: ['connecting'],
    input: 'connection-failed',
    to: 'configuration',
    before: ['send SL_WLAN_EVENT_DISCONNECT'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED', 'take configuration role'],
    rules: ['PROV-2.1-12', 'PROV-5-02', 'PROV-5-06', 'PROV-7.2-22', 'PROV-7.5-09', 'PROV-7.5-18'],
  },
  {
    from: ['connecting'],
    input: 'associated',
    to: 'acquiring',
    before: ['send SL_WLAN_EVENT_CONNECT'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'],
    rules: ['PROV-7.2-16', 'PROV-7.2-19', 'PROV-7.5-17'],
  },
  {
    from: ['acquiring'],
    input: 'no-address',
    to: 'configuration',
    before: ['send SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT', 'leave network', 'send SL_WLAN_EVENT_DISCONNECT'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED', 'take configuration role'],
    rules: ['PROV-2.1-08', 'PROV-2.1-12', 'PROV-5-03', 'PROV-5-06', 'PROV-7.2-23', 'PROV-7.5-09', 'PROV-7.5-16'],
  },
  {
    from: ['acquiring'],
    input: 'network-lost',
    to: 'configuration',
    before: ['send SL_WLAN_EVENT_DISCONNECT'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED', 'take configuration role'],
    rules: ['PROV-2.1-08', 'PROV-2.1-12', 'PROV-5.2-02', 'PROV-7.5-18'],
  },
  {
    from: ['feedback', 'cloud-confirmation'],
    input: 'network-lost',
    before: ['send SL_WLAN_EVENT_DISCONNECT'],
    rules: ['PROV-2.1-13', 'PROV-5.1.2-07', 'PROV-7.5-18', 'PROV-7.5-22'],
  },
  {
    from: ['acquiring'],
    input: 'address',
    when: 'external confirmation',
    to: 'cloud-confirmation',
    before: ['send SL_NETAPP_EVENT_IPV4_ACQUIRED'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', 'await host'],
    rules: [
      'PROV-5.1.2-02',
      'PROV-5.1.2-06',
      'PROV-5.1.2-07',
      'PROV-7.5-16',
      'PROV-7.5-25',
      'PROV-8.5-02',
      'PROV-8.5-03',
    ],
  },
  {
    from: ['acquiring'],
    input: 'address',
    to: 'feedback',
    before: ['send SL_NETAPP_EVENT_IPV4_ACQUIRED'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', 'advertise', 'await fetch'],
    rules: ['PROV-2.1-07', 'PROV-2.1-09', 'PROV-5.1.1-01', 'PROV-7.2-19', 'PROV-7.5-16'],
  },
  {
    from: ['feedback'],
    input: 'result-fetched',
    to: 'ending',
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'switch to final role'],
    rules: ['PROV-2.1-11', 'PROV-5-05', 'PROV-5.1.1-04', 'PROV-7.2-20'],
  },
  {
    from: ['feedback'],
    input: 'feedback-timeout',
    to: 'configuration',
    before: ['leave network', 'send SL_WLAN_EVENT_DISCONNECT'],
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED', 'take configuration role'],
    rules: ['PROV-2.1-13', 'PROV-5-04', 'PROV-5-06', 'PROV-7.2-20', 'PROV-7.5-09'],
  },
  {
    from: ['configuration'],
    input: 'result-fetched',
    when: 'feedback had failed',
    to: 'ending',
    after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', 'switch to final role'],
    rules: ['PROV-5.2-04', 'PROV-7.2-24', 'PROV-8.3-01'],
  },
  {
    from: ['cloud-confirmation'],
    input: 'abort',
    to: 'configuration',
    after: ['leave network', 'send SL_WLAN_EVENT_DISCONNECT', 'take configuration role'],
    rules: ['PROV-5.1.2-10', 'PROV-5.1.2-11', 'PROV-5.1.2-14'],
  },
  {
    from: UNDER_WAY,
    input: 'stop',
    to: 'ending',
    after: ['switch to role for stop'],
    rules: ['PROV-4.3-20', 'PROV-4.3-21', 'PROV-4.3-25'],
  },
  {
    from: UNDER_WAY,
    input: 'inactivity',
    to: 'ending',
    after: ['switch to initial role'],
    rules: ['PROV-4.3-04', 'PROV-4.3-10'],
  },
  {
    from: ['ending'],
    input: 'role-switched',
    to: 'idle',
    after: ['SL_WLAN_PROVISIONING_STOPPED'],
    rules: ['PROV-4.3-14', 'PROV-4.3-15', 'PROV-7.5-05'],
  },
  { from: [...CONFIGURING, 'ending'], input: 'power-off', to: 'idle', rules: ['PROV-4.3-07', 'PROV-4.3-27'] },
  {
    from: ['awaiting-restart', ...CONFIRMING],
    input: 'power-off',
    to: 'connecting',
    rules: ['PROV-4.3-08', 'PROV-6-14'],
  },
  { from: ['connecting'], input: 'boot', after: ['begin attempt'], rules: ['PROV-6-14', 'PROV-8.7-02'] },
];
