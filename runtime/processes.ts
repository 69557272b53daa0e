/**
 * Brings a process to a moment at which it stays by itself, so that a scenario can observe it there. The way to this
 * moment is not the subject of the scenario. A device that fails on the way is still at fault.
 */
import type { CallOutcome, DeviceSetup, Fields, HttpRequest, Profile, Security } from '../adapters/adapter';
import { idleSetup } from '../adapters/idle-setup';
import { type CommandName, constants } from '../ledger/constants';
import { awaitConfirmation } from './confirmation';
import { joinDevice } from './device-network';
import type { Attempt, Earlier } from './earlier-processes';
import { expectResetRequest } from './expected-report';
import { BenchFault } from './faults';
import type { Incident } from './incidents';
import { joinNetwork, sendSmartConfig } from './phone-joins';
import {
  CONFIRM_REQUEST,
  forgetUnaskedAttempt,
  isAccepted,
  makeRequest,
  postToDevice,
  readFromDevice,
  tellsAttempt,
} from './phone-posts';
import { announcesProfile, expectProfileAdded, expectStatus, expectSynced } from './report-expectations';
import type { ScenarioSession } from './scenario-session';
import { startAfterReset } from './start-after-reset';

/** Kinds of process, as the features name them. */
export const PROCESSES = {
  'AP provisioning': { command: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP', role: 'STA', over: 'HTTP' },
  'SmartConfig provisioning': { command: 'SL_WLAN_PROVISIONING_CMD_START_MODE_SC', role: 'STA', over: 'SmartConfig' },
  'AP+SmartConfig provisioning': { command: 'SL_WLAN_PROVISIONING_CMD_START_MODE_APSC', role: 'STA', over: 'HTTP' },
  'external configuration': {
    command: 'SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION',
    role: 'STA',
    over: 'HTTP',
  },
  'auto-provisioning as a station': { command: undefined, role: 'STA', over: 'SmartConfig' },
  'auto-provisioning as an access point': { command: undefined, role: 'AP', over: 'HTTP' },
} as const satisfies Record<string, ProcessKind>;
export type ProcessName = keyof typeof PROCESSES;

interface ProcessKind {
  /** Command that starts it; none where the device starts it by itself. */
  readonly command: CommandName | undefined;
  /** Role before the process. */
  readonly role: 'STA' | 'AP';
  /** How the phone hands over a profile. */
  readonly over: 'HTTP' | 'SmartConfig';
}

/** A process with the options of its start. */
export interface Process {
  readonly name: ProcessName;
  readonly externalConfirmation: boolean;
  /** Whether the start passes a SmartConfig key. */
  readonly smartConfigKey: boolean;
  /** Role before the process. */
  readonly begunAs: DeviceSetup['role'];
  /** Role asked for after success. */
  readonly roleForSuccess: 'ROLE_STA' | 'ROLE_AP';
  /** Name of the inactivity time-out asked for. */
  readonly inactivity: string;
  /** How earlier processes ended. */
  readonly earlier: Earlier;
  /** How many attempts of the process have failed. */
  readonly attempt: Attempt;
  /** What else has happened in the process. */
  readonly incident: Incident;
}

/** Moments at which a process stays, as the features name them. */
export const MOMENTS = [
  'is waiting for a profile',
  'is not ready for the host yet',
  'is ready for the host',
  'has a profile to confirm',
  'is waiting for its restart',
  'is confirming its profile',
  'is waiting for an IP address',
  'has joined a network without DHCP',
  'is waiting for the phone to fetch the result',
  'has failed to find the network',
  'has failed to connect',
  'has failed to get an IP address',
  'has failed to deliver the result',
  'has been stopped by its host',
  'has ended by inactivity',
  'has been reset by its host',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** The network of every arranged confirmation. */
export const HOME: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 };

/** The SmartConfig key of a process that has one. */
const SMART_CONFIG_KEY = '0123456789abcdef';

/** What every arrangement starts from. */
export const IDLE = idleSetup;

/** Arguments of the start command. */
export function startArguments(process: Process, session: Pick<ScenarioSession, 'milliseconds'>): Fields {
  return {
    ProvisioningCmd: PROCESSES[process.name].command ?? '',
    RequestedRoleAfterSuccess: process.roleForSuccess,
    InactivityTimeoutSec: session.milliseconds(process.inactivity) / 1_000,
    pSmartConfigKey: process.smartConfigKey ? SMART_CONFIG_KEY : null,
    Flags: process.externalConfirmation ? 'SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION' : 0,
  };
}

/** Arguments of a stop command that asks for the role before the process. */
export const stopArguments = ({ begunAs }: Process): Fields => ({
  ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP',
  RequestedRoleAfterSuccess: begunAs === 'AP' ? 'ROLE_AP' : 'ROLE_STA',
  InactivityTimeoutSec: 0,
  pSmartConfigKey: null,
  Flags: 0,
});

/** Starts the process on an idle device, or lets the device start it. */
export async function startProcess(session: ScenarioSession, process: Process): Promise<void> {
  const kind = PROCESSES[process.name];
  if (kind.command !== undefined) {
    const start = await session.call('sl_WlanProvisioning', startArguments(process, session));
    if (start.outcome.kind === 'returned' && start.outcome.code === 0) return;
    if (isTooShort(process, start.outcome))
      throw new BenchFault(
        `the device takes no inactivity time-out of ${session.milliseconds(process.inactivity) / 1_000} s (PROV-7.1-14 advises it to); name one it takes in its statement, as "${process.inactivity}"`,
      );
    throw session.fault(
      'sl_WlanProvisioning starts the process and returns 0',
      describeOutcome(start.outcome),
      start.returnedAt,
    );
  }
  await session.call('sl_Start');
  await expectStatus(session, 'SL_WLAN_PROVISIONING_AUTO_STARTED', session.milliseconds('no-profile bound'));
}

/** Whether a start was refused that asked for a time-out which a device should take and need not. */
const isTooShort = ({ inactivity }: Process, outcome: CallOutcome): boolean =>
  inactivity === 'short inactivity time-out' &&
  outcome.kind === 'returned' &&
  outcome.code === constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM;

/** Setup from which the process starts. */
export const setupFor = (process: Process): DeviceSetup => {
  const { begunAs: role } = process;
  if (PROCESSES[process.name].command !== undefined) return { ...IDLE, role };
  return { ...IDLE, role, policy: { ...IDLE.policy, autoProvisioning: true }, started: false };
};

/** Brings the process from its start to the moment. */
export async function advanceTo(session: ScenarioSession, process: Process, moment: Moment): Promise<void> {
  switch (moment) {
    case 'is waiting for a profile':
    case 'is not ready for the host yet':
      return;
    case 'is ready for the host':
      await expectStatus(session, 'SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY');
      return;
    case 'has a profile to confirm':
      return configureProfile(session, process, HOME);
    case 'is waiting for its restart':
      return awaitRestart(session, process, HOME);
    case 'is waiting for an IP address':
      await provide(session, HOME, session.milliseconds('address hold'));
      return reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
    case 'is confirming its profile':
      await provide(session, HOME, 0);
      await beginConfirmation(session, process, HOME);
      return awaitConfirmation(session);
    case 'has joined a network without DHCP':
      await provide(session, HOME, 'never');
      return reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
    case 'is waiting for the phone to fetch the result':
      await provide(session, HOME, 0);
      await reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
      await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED');
      return;
    case 'has failed to find the network':
      return reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND');
    case 'has failed to connect':
      await provide(session, { ...HOME, key: 'another-key' }, 0);
      return reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED');
    case 'has failed to get an IP address':
      await provide(session, HOME, 'never');
      await reach(session, process, 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
      await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED');
      return;
    case 'has failed to deliver the result':
      await advanceTo(session, process, 'is waiting for the phone to fetch the result');
      await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED');
      return;
    case 'has been stopped by its host':
      await session.call('sl_WlanProvisioning', stopArguments(process));
      await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED');
      return;
    case 'has ended by inactivity':
      await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED', session.milliseconds('end bound'));
      return;
    case 'has been reset by its host':
      await session.call('sl_Stop');
      await startAfterReset(session, process.begunAs);
      return;
  }
}

/** Hands a profile to the device the way the process takes it, and sees it announced. */
async function configureProfile(session: ScenarioSession, process: Process, profile: Profile): Promise<void> {
  session.configured = profile.ssid;
  if (PROCESSES[process.name].over === 'SmartConfig') {
    await sendSmartConfig(session, profile);
    await expectSynced(session);
  } else {
    await joinDevice(session);
    await addProfile(session, profile);
  }
  await expectProfileAdded(session, profile.ssid);
}

/** Security numbers of the app protocol, as the device's own pages send them. They have no number for WPA3 alone. */
const SECURITY_DIGIT: Readonly<Record<Security, string>> = { open: '0', wep: '1', wpa: '3', wpa3: '3' };

/** The request that adds a profile. */
const profileRequest = (profile: Profile): HttpRequest => ({
  method: 'POST',
  path: '/api/1/wlan/profile_add',
  form: [
    ['__SL_P_P.A', profile.ssid],
    ['__SL_P_P.B', SECURITY_DIGIT[profile.security]],
    ['__SL_P_P.C', profile.key],
    ['__SL_P_P.D', String(profile.priority)],
  ],
});

/** Posts a profile to the device. What announces a profile of the same name by now is an earlier one, sent again. */
export async function addProfile(session: ScenarioSession, profile: Profile): Promise<void> {
  session.added = profile;
  await session.drop((event) => event.data.Ssid !== '' && announcesProfile(event, profile.ssid));
  const outcome = await postToDevice(session, profileRequest(profile));
  if (outcome.kind === 'unreachable') throw session.fault('the device takes a profile over HTTP', outcome.why);
}

/** Posts a profile in a stage in which the device need not accept one. Returns whether it has accepted it. */
export async function tryToAddProfile(session: ScenarioSession, profile: Profile): Promise<boolean> {
  const { outcome, contact } = await makeRequest(session, profileRequest(profile));
  return contact === 'taken' || isAccepted(outcome);
}

/**
 * Asks the device to confirm its profile. A device that has tried it unasked, and in vain, gets it again before: no
 * source states that it tries a profile twice (C29).
 */
export async function askForConfirmation(session: ScenarioSession): Promise<void> {
  const hasFailed = await forgetUnaskedAttempt(session);
  if (hasFailed && session.added !== undefined) {
    await addProfile(session, session.added);
    await expectProfileAdded(session, session.added.ssid);
    if (await tellsAttempt(session)) return;
  }
  const outcome = await postToDevice(session, CONFIRM_REQUEST);
  // Without a profile, no source gives an answer (PROV-9-26).
  if (outcome.kind === 'unreachable' && session.added !== undefined)
    throw session.fault('the device takes a request to confirm', outcome.why);
}

/** Fetches the result over the network of the profile. */
export async function fetchResult(session: ScenarioSession): Promise<void> {
  await joinNetwork(session, session.configured ?? HOME.ssid);
  const outcome = await readFromDevice(session, '/param_cfg_result.txt');
  if (outcome.kind === 'unreachable') throw session.fault('the device hands out its result', outcome.why);
}

/** Puts the network of a profile on the air. */
export async function provide(session: ScenarioSession, profile: Profile, dhcp: number | 'never'): Promise<void> {
  const { network } = session.adapter.bench;
  if (network === undefined) throw new BenchFault('this bench has no access point; the scenario lacks @needs-network');
  await network.provide({ ssid: profile.ssid, security: profile.security, key: profile.key, dhcp });
}

/** What became of a call, for messages. */
function describeOutcome(outcome: { readonly kind: string; readonly code?: number }): string {
  return outcome.kind === 'returned' ? `it returned ${outcome.code}` : 'it has not returned';
}

/** Configures a profile in external configuration, up to the restart that the device requests. */
async function awaitRestart(session: ScenarioSession, process: Process, profile: Profile): Promise<void> {
  await advanceTo(session, process, 'is ready for the host');
  await keepBusy(session);
  await configureProfile(session, process, profile);
  await expectResetRequest(session);
}

async function reach(
  session: ScenarioSession,
  process: Process,
  first: Parameters<typeof expectStatus>[1],
): Promise<void> {
  await beginConfirmation(session, process, HOME);
  await expectStatus(session, first);
}

/**
 * Opens a socket, as a host does for its own method. A device must request its restart from a busy host only; that of an
 * idle host it can make by itself (PROV-7.4-02). The stop of the device closes the socket.
 */
async function keepBusy(session: ScenarioSession): Promise<void> {
  if (session.canIssue('sl_Socket')) await session.call('sl_Socket');
}

/** Begins the first confirmation of a process: in external configuration the host restarts the device for it. */
export async function beginConfirmation(session: ScenarioSession, process: Process, profile: Profile): Promise<void> {
  if (process.name !== 'external configuration') return requestConfirmation(session, process, profile);
  await awaitRestart(session, process, profile);
  await session.call('sl_Stop');
  await session.call('sl_Start');
}

/** Configures a profile and, over HTTP, asks for its confirmation. */
export async function requestConfirmation(session: ScenarioSession, process: Process, profile: Profile): Promise<void> {
  await configureProfile(session, process, profile);
  if (PROCESSES[process.name].over === 'HTTP') await askForConfirmation(session);
}
