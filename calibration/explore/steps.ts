/** Builders of the steps of sessions. */
import type { StatusName } from '../../ledger/constants';
import { type Moment, PROCESSES, type Process, type ProcessName } from '../../runtime/processes';
import type { Rejection } from '../../runtime/start-rejections';
import type { Rows, Step } from './step';

/** The values of one field of a kind of step. */
type Field<Kind extends Step['kind'], Name extends keyof Extract<Step, { kind: Kind }>> = Extract<
  Step,
  { kind: Kind }
>[Name];

/** A process with the given options, and the default values of the others. */
export const processOf = (name: ProcessName, options: Partial<Omit<Process, 'name'>> = {}): Process => ({
  name,
  externalConfirmation: false,
  smartConfigKey: false,
  begunAs: PROCESSES[name].role,
  roleForSuccess: 'ROLE_STA',
  earlier: '',
  attempt: '',
  incident: '',
  inactivity: 'arranged inactivity time-out',
  ...options,
});

// --- states ---

export const given = (process: Process, moment: Moment): Step => ({ kind: 'process.given', process, moment });

/** The states of a network. */
const NETWORK_KINDS = {
  'in range': 'network.inRange',
  'out of range': 'network.outOfRange',
  'no DHCP': 'network.noDhcp',
  'another key': 'network.otherKey',
} as const;
export type NetworkState = keyof typeof NETWORK_KINDS;

export const networkIs = (ssid: string, state: NetworkState): Step => ({ kind: NETWORK_KINDS[state], ssid });
export const driverNeedsRestart: Step = { kind: 'driver.needsRestart' };
export const noStopComplete: Step = { kind: 'driver.noStopComplete' };

// --- actions ---

export const starts = (process: Process): Step => ({ kind: 'host.start', process });
export const triesToStart = (process: Process): Step => ({ kind: 'host.tryStart', process });
export const stops: Step = { kind: 'host.stop' };
export const stopsKeepingRole: Step = { kind: 'host.stopKeepingRole' };
export const aborts: Step = { kind: 'host.abort' };
export const calls = (name: string): Step => ({ kind: 'host.call', function: name });
export const callsWithoutWaiting = (name: string): Step => ({ kind: 'host.callWithoutWaiting', function: name });
export const polls = (name: string): Step => ({ kind: 'host.poll', function: name });
export const callsWith = (name: string, rows: Rows): Step => ({
  kind: 'host.callWith',
  function: name,
  arguments: rows,
});
export const passes = (quantity: string): Step => ({ kind: 'time.passes', quantity });

/** The actions of the phone without values. */
export const phone = {
  joinsDevice: { kind: 'phone.joinDevice' },
  leaves: { kind: 'phone.leave' },
  requestsConfirmation: { kind: 'phone.requestConfirmation' },
  fetchesResult: { kind: 'phone.fetchResult' },
  fetchesResultAtDevice: { kind: 'phone.fetchResultAtDevice' },
} as const satisfies Record<string, Step>;
export const joinsNetwork = (ssid: string): Step => ({ kind: 'phone.joinNetwork', ssid });

/** The routes of a profile to the device. */
const ROUTE_KINDS = {
  HTTP: 'phone.addProfile',
  'device AP': 'phone.joinAndAdd',
  'device AP, confirmed': 'phone.joinAddAndConfirm',
  SmartConfig: 'phone.smartConfig',
} as const;
export type ProfileRoute = keyof typeof ROUTE_KINDS;

export const gives = (ssid: string, route: ProfileRoute): Step => ({ kind: ROUTE_KINDS[route], ssid });
export const posts = (path: string, form: Rows): Step => ({ kind: 'phone.post', path, form });

type Bits = Field<'driver.status', 'bits'>;
export const message = (bits: Bits): Step => ({ kind: 'driver.status', bits });
export const messageWith = (bits: Bits, event: string): Step => ({ kind: 'driver.event', bits, event });
export const restartRequest = (bits: Bits, number: number): Step => ({ kind: 'driver.restartRequest', bits, number });

// --- observations ---

export const answered = (answer: Field<'call.answered', 'answer'>): Step => ({ kind: 'call.answered', answer });
export const functionIs = (name: string, answer: Field<'function.answered', 'answer'>): Step => ({
  kind: 'function.answered',
  function: name,
  answer,
});
export const commandsAre = (commands: string, answer: Field<'commands.answered', 'answer'>): Step => ({
  kind: 'commands.answered',
  commands,
  answer,
});
export const pollingWas = (answer: Field<'polling.answered', 'answer'>): Step => ({ kind: 'polling.answered', answer });
export const rejected = (rejection: Rejection): Step => ({ kind: 'start.rejected', rejection });
export const reports = (report: Field<'report.arrives', 'report'>): Step => ({ kind: 'report.arrives', report });
export const reportsStatus = (name: StatusName): Step => reports({ kind: 'status', name });
export const reportsProfile = (ssid: string): Step => reports({ kind: 'profile', ssid });
export const reportsWith = (report: Field<'report.members', 'report'>, members: Rows): Step => ({
  kind: 'report.members',
  report,
  members,
});
export const within = (status: StatusName, quantity: string): Step => ({ kind: 'status.within', status, quantity });
export const notWithin = (status: StatusName, quantity: string): Step => ({
  kind: 'status.notWithin',
  status,
  quantity,
});
export const nothingElse: Step = { kind: 'reports.none' };
export const nothingFor = (quantity: string): Step => ({ kind: 'reports.noneFor', quantity });
export const nothingWithin = (quantity: string, name: string): Step => ({
  kind: 'reports.noneWithin',
  quantity,
  function: name,
});
export const receives = (event: string): Step => ({ kind: 'event.arrives', event });
export const noEvents = (events: string): Step => ({ kind: 'events.none', events });
export const has = (settings: Rows): Step => ({ kind: 'device.settings', settings });

/** What a packet capture shows of the device. */
const TRAFFIC_KINDS = {
  broadcast: 'device.broadcast',
  multicast: 'device.multicast',
  'no connection': 'device.noConnection',
} as const;

export const traffic = (shown: keyof typeof TRAFFIC_KINDS): Step => ({ kind: TRAFFIC_KINDS[shown] });
export const keySent: Step = { kind: 'driver.keySent' };
export const noRestart: Step = { kind: 'driver.noRestart' };
export const restarted = (times: Field<'driver.restarts', 'times'>): Step => ({ kind: 'driver.restarts', times });
export const readsResult = (result: Field<'phone.readResult', 'result'>): Step => ({
  kind: 'phone.readResult',
  result,
});
export const readsName = (name: string): Step => ({ kind: 'phone.readName', name });
export const readsNameAtMost = (number: number): Step => ({ kind: 'phone.readNameAtMost', number });
export const readsVersion = (version: string): Step => ({ kind: 'phone.readVersion', version });
export const readsNetwork = (ssid: string): Step => ({ kind: 'phone.readNetwork', ssid });
export const readsSecuredNetwork = (ssid: string, security: string): Step => ({
  kind: 'phone.readSecuredNetwork',
  ssid,
  security,
});
export const seesDevice: Step = { kind: 'phone.seesDevice' };
export const seesNoDevice: Step = { kind: 'phone.seesNoDevice' };
