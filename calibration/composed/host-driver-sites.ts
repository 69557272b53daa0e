import type { HostDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { constants } from '../../ledger/constants';
import { publicFunctions } from '../../ledger/functions';
import { sitesOf, type WrongDecisions } from './site';

const { returnCode: code, devStatus: bit } = constants;

type Driver = HostDriverDecisions;
type Gate = (right: Driver['isGated']) => Driver['isGated'];

/** Functions of one silo are served during a blocked process. */
const ungatedSilos: Readonly<Record<string, Gate>> = Object.fromEntries(
  [...new Set(publicFunctions().map(({ silo }) => silo))].map((silo): [string, Gate] => [
    `not in ${silo}`,
    (right) => (fn) => fn.silo !== silo && right(fn),
  ]),
);

/** Events whose delivery can be wrong. */
const EVENTS = [
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
  'SL_DEVICE_EVENT_RESET_REQUEST',
  'NETAPP_REQUEST',
  'SL_WLAN_EVENT_CONNECT',
  'SL_WLAN_EVENT_DISCONNECT',
  'SL_WLAN_EVENT_STA_ADDED',
  'SL_WLAN_EVENT_STA_REMOVED',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_NETAPP_EVENT_DHCPV4_LEASED',
  'SL_NETAPP_EVENT_DHCP_IPV4_ACQUIRE_TIMEOUT',
] as const;

/** The wrong results of each decision of the host driver. */
const wrongDecisions: WrongDecisions<Driver> = {
  isBlocked: {
    never: () => () => false,
    'at each byte of a process': () => (byte) => (byte & bit.PROVISIONING_ACTIVE) !== 0,
  },
  isGated: ungatedSilos,
  refusal: {
    'another code': (right) => (view, fn, blocked) =>
      right(view, fn, blocked) === code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
        ? code.SL_RET_CODE_API_COMMAND_IN_PROGRESS
        : right(view, fn, blocked),
    'provisioning before a stop': (right) => (view, fn, blocked) =>
      blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : right(view, fn, blocked),
  },
  judgesAgain: {},
  dropsRefused: { no: () => () => false },
  marksRefusedStatistics: { yes: () => () => true },
  refusalDelay: { 'until 3 s later': () => () => 3_000 },
  stops: {
    'not an abort': (right) => (cmd, timeout) =>
      cmd !== constants.command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION && right(cmd, timeout),
  },
  provisioningRefusal: {
    'during a process': (right) => (view, stops) =>
      (view.devStatus & bit.PROVISIONING_ACTIVE) !== 0 ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : right(view, stops),
  },
  smartConfigPart: { 'without the key': (right) => () => right(undefined) },
  countsCall: { 'not during a process': () => (byte) => (byte & bit.PROVISIONING_ACTIVE) === 0 },
  counted: {},
  completes: { 'not while blocked': () => (_, blocked) => !blocked },
  patience: {},
  codeWhenFreed: {},
  stopRefusal: { 'while blocked': () => (blocked) => (blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0) },
  startWhenStarted: { success: () => () => 0 },
  waitsForStopComplete: { always: () => () => true },
  showsResetRequest: { 'the opposite': (right) => (caller) => !right(caller) },
  obeysResetRequest: { 'the opposite': (right) => (view, session, last) => !right(view, session, last) },
  delivers: Object.fromEntries(
    EVENTS.map((name): [string, (right: Driver['delivers']) => Driver['delivers']] => [
      `wrong for ${name}`,
      (right) => (event, blocked) => (event === name) !== right(event, blocked),
    ]),
  ),
  deliversErrors: { no: () => () => false },
  judgesEventsLate: {},
  passesInitComplete: { no: () => () => false },
  keepsFiltered: { yes: () => () => true },
};

/** The sites of the host driver. */
export const hostDriverSites = sitesOf('hostDriver', wrongDecisions);
