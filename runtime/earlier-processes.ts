/**
 * The past of a process: processes before it, which end in different ways, and failed attempts in it. Each earlier
 * process has other parameters than the process of the scenario, so that a device that keeps one of them shows it.
 */
import type { Profile } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import {
  advanceTo,
  beginConfirmation,
  fetchResult,
  HOME,
  PROCESSES,
  type Process,
  type ProcessName,
  provide,
  requestConfirmation,
  startArguments,
  stopArguments,
} from './processes';
import { expectStatus, isReport } from './report-expectations';
import type { ScenarioSession } from './scenario-session';
import { startAfterReset } from './start-after-reset';

type End = 'success' | 'stop' | 'time-out' | 'reset' | 'stop of external configuration';

/** How the processes before it ended, by the text of the features. */
export const EARLIER = {
  '': [],
  ' after a success': ['success'],
  ' after a stop': ['stop'],
  ' after two stops': ['stop', 'stop'],
  ' after external configuration': ['stop of external configuration'],
  ' after nine stops': Array.from({ length: 9 }, () => 'stop'),
  ' after a reset and a time-out': ['reset', 'time-out'],
  ' after a time-out and a reset': ['time-out', 'reset'],
} as const satisfies Readonly<Record<string, readonly End[]>>;
export type Earlier = keyof typeof EARLIER;

/** Number of failed attempts in the process, by the text of the features. */
export const ATTEMPTS = {
  '': 0,
  ' in its second attempt': 1,
  ' in its third attempt': 2,
  ' in its fourth attempt': 3,
  ' in its fifth attempt': 4,
  ' in its sixth attempt': 5,
} as const;
export type Attempt = keyof typeof ATTEMPTS;

/** The networks of earlier processes and of failed attempts. */
const OFFICE: Profile = { ...HOME, ssid: 'office', key: 'another-pass-phrase' };
const ABSENT: readonly Profile[] = ['attic', 'cellar', 'garage', 'garden', 'kitchen'].map((ssid) => ({
  ...OFFICE,
  ssid,
}));

/** The mode of an earlier process. */
const OTHER_MODE: Readonly<Record<ProcessName, ProcessName>> = {
  'AP provisioning': 'AP+SmartConfig provisioning',
  'AP+SmartConfig provisioning': 'AP provisioning',
  'SmartConfig provisioning': 'AP provisioning',
  'external configuration': 'AP+SmartConfig provisioning',
  'auto-provisioning as a station': 'AP provisioning',
  'auto-provisioning as an access point': 'SmartConfig provisioning',
};

/** The mode of an earlier process that the host stops: SmartConfig with a key, which its successor does not have. */
const modeToStop = (name: ProcessName, without: readonly string[]): ProcessName =>
  name === 'SmartConfig provisioning' || without.includes('smart-config')
    ? otherMode(name, without)
    : 'SmartConfig provisioning';

const otherRole = (role: Process['roleForSuccess']): Process['roleForSuccess'] =>
  role === 'ROLE_AP' ? 'ROLE_STA' : 'ROLE_AP';

/** Modes without a part that a device statement withdraws, as far as the mode of the process has it too. */
function otherMode(name: ProcessName, without: readonly string[]): ProcessName {
  if (without.includes('http-server')) return 'SmartConfig provisioning';
  if (without.includes('smart-config')) return 'AP provisioning';
  return OTHER_MODE[name];
}

function nameOf(name: ProcessName, end: End, without: readonly string[]): ProcessName {
  if (end === 'stop of external configuration') return 'external configuration';
  return end === 'stop' ? modeToStop(name, without) : otherMode(name, without);
}

/**
 * An earlier process, with other parameters. Success returns to the role before, because the process of the scenario
 * starts in it.
 */
export function earlierProcess(process: Process, end: End, without: readonly string[]): Process {
  const name = nameOf(process.name, end, without);
  // A success has the steps of a phone that fetches it, and external configuration reports its own readiness.
  const canConfirmExternally = end !== 'success' && end !== 'stop of external configuration';
  return {
    ...process,
    name,
    externalConfirmation:
      canConfirmExternally && !process.externalConfirmation && !without.includes('external-confirmation'),
    // A key in AP provisioning is advice alone (PROV-3.2-07).
    smartConfigKey: name === 'SmartConfig provisioning' && !process.smartConfigKey,
    roleForSuccess:
      end === 'success' ? (process.begunAs === 'AP' ? 'ROLE_AP' : 'ROLE_STA') : otherRole(process.roleForSuccess),
    inactivity: end === 'time-out' ? 'short inactivity time-out' : 'end bound',
    earlier: '',
    attempt: '',
    incident: '',
  };
}

/**
 * Runs the processes before the process of the scenario.
 *
 * @param without claims that the device statement withdraws
 */
export async function runEarlierProcesses(
  session: ScenarioSession,
  process: Process,
  without: readonly string[],
): Promise<void> {
  const ends = EARLIER[process.earlier];
  if (ends.length === 0) return;
  // The device starts the process of the scenario by itself, after its next start.
  const startsItself = PROCESSES[process.name].command === undefined;
  if (startsItself) await session.call('sl_Start');
  // A device may report an end again soon: PROV-4.3-15 is advice.
  const passRepeated = (): Promise<void> => session.pass(session.milliseconds('silence'));
  for (const [place, end] of ends.entries()) {
    if (end === 'stop' && place > 0) await passRepeated();
    await runToEnd(session, earlierProcess(process, end, without), end);
    if (end === 'reset') await restart(session, process.begunAs, startsItself);
  }
  // A device with a profile does not start by itself.
  if (startsItself && ends.some((end) => end === 'success'))
    await session.call('sl_WlanProfileDel', { Index: 'SL_WLAN_DEL_ALL_PROFILES' });
  if (startsItself) await session.call('sl_Stop');
  // After a reset, a device may start by itself.
  else if (ends.at(-1) !== 'reset') await passRepeated();
  // What has been reported by now belongs to the earlier processes.
  await session.drop(isReport);
}

/** Starts the device after a reset. It may report the end of the process (PROV-4.3-27). */
async function restart(session: ScenarioSession, role: Process['begunAs'], startsItself: boolean): Promise<void> {
  await startAfterReset(session, role);
  const wait = startsItself ? 0 : session.milliseconds('early moment');
  const stopped = constants.status.SL_WLAN_PROVISIONING_STOPPED;
  await session.take(({ data }) => data.ProvisioningStatus === stopped, session.adapter.clock.now() + wait);
}

async function runToEnd(session: ScenarioSession, process: Process, end: End): Promise<void> {
  await session.call('sl_WlanProvisioning', startArguments(process, session));
  switch (end) {
    case 'success':
      await confirmOffice(session, process);
      break;
    case 'stop of external configuration':
      await advanceTo(session, process, 'is ready for the host');
      await session.call('sl_WlanProvisioning', stopArguments(process));
      break;
    case 'stop':
      await session.call('sl_WlanProvisioning', stopArguments(process));
      break;
    case 'time-out':
      await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED', session.milliseconds('inactivity bound'));
      return;
    case 'reset':
      await session.call('sl_Stop');
      return;
  }
  await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED');
  if (end === 'success') await leaveOffice(session);
}

/** Leaves the network of an earlier process: the loss of an old connection is no event of the next process. */
async function leaveOffice(session: ScenarioSession): Promise<void> {
  if (!session.canIssue('sl_WlanDisconnect')) return;
  await session.call('sl_WlanDisconnect');
  await session.pass(session.milliseconds('silence'));
}

async function confirmOffice(session: ScenarioSession, process: Process): Promise<void> {
  await provide(session, OFFICE, 0);
  await requestConfirmation(session, process, OFFICE);
  await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT');
  await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED');
  await fetchResult(session);
  await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS');
}

/** Lets the first attempts of a process fail: their networks do not exist. */
export async function failAttempts(session: ScenarioSession, process: Process): Promise<void> {
  for (const [position, profile] of ABSENT.slice(0, ATTEMPTS[process.attempt]).entries()) {
    const begin = position === 0 ? beginConfirmation : requestConfirmation;
    await begin(session, process, profile);
    await expectStatus(session, 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND');
  }
}
