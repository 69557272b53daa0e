/**
 * Incidents: what can happen in a process before the moment of a scenario, and leaves it waiting for a profile. A device
 * that keeps something of an incident shows it in what follows.
 */
import type { Profile } from '../adapters/adapter';
import { STOPPED } from '../judge/record-accessors';
import type { StatusName } from '../ledger/constants';
import { joinDevice } from './device-network';
import { earlierProcess } from './earlier-processes';
import { expectFailure } from './failure-expectation';
import { NotApplicable } from './faults';
import { leaveNetwork, sendSmartConfig } from './phone-joins';
import { CONFIRM_REQUEST, makeRequest, postToDevice, readFromDevice } from './phone-posts';
import { beginConfirmation, HOME, type Process, provide, startArguments, stopArguments } from './processes';
import { expectAbsence, expectRefusedStart, expectStatus, takeEventWithin } from './report-expectations';
import type { ScenarioSession } from './scenario-session';
import { REJECTIONS } from './start-rejections';

type Happening = (session: ScenarioSession, process: Process, without: readonly string[]) => Promise<void>;

/** The network of an attempt. No earlier process has used it. */
const STUDIO: Profile = { ...HOME, ssid: 'studio', key: 'the-key-of-the-studio' };

/** An attempt in a network, up to these reports. */
const attempt =
  (dhcp: number | 'never', change: Partial<Profile>, ...reports: readonly StatusName[]): Happening =>
  async (session, process) => {
    await provide(session, { ...STUDIO, ...change }, dhcp);
    await beginConfirmation(session, process, STUDIO);
    for (const report of reports) await expectStatus(session, report);
  };

const LINK = 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT';
const END = 'SL_WLAN_PROVISIONING_STOPPED';
const SUCCESS = 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS';
const ADDRESS = 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED';

const missingAddress = attempt(
  'never',
  {},
  LINK,
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED',
);

const failedFeedback = attempt(
  0,
  {},
  LINK,
  ADDRESS,
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED',
);

const failedConnection = attempt(
  0,
  { key: 'a-key-that-is-wrong' },
  'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED',
);

/** The silence passes without this status. Other reports are left open. */
const withoutStatus =
  (status: StatusName) =>
  (session: ScenarioSession): Promise<void> =>
    expectAbsence(session, status, session.milliseconds('silence'));

/** Something that the phone does at the access point of the device. */
const atDevice =
  (work: (session: ScenarioSession) => Promise<unknown>): Happening =>
  async (session) => {
    await joinDevice(session);
    await work(session);
  };

const post = (name: string, form: readonly (readonly [string, string])[]): Happening =>
  atDevice((session) => postToDevice(session, { method: 'POST', path: `/api/1/${name}`, form }));

/** A start with other parameters, which the process must not take over. */
async function refusedStart(session: ScenarioSession, process: Process, without: readonly string[]): Promise<void> {
  const other = earlierProcess(process, 'time-out', without);
  const start = await session.call('sl_WlanProvisioning', startArguments(other, session));
  const { code, status } = REJECTIONS['already started'];
  await expectRefusedStart(session, start, code, status);
}

async function abort(session: ScenarioSession, process: Process): Promise<void> {
  const ProvisioningCmd = 'SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION';
  await session.call('sl_WlanProvisioning', { ...stopArguments(process), ProvisioningCmd });
  // No source states what a device reports after an abort, or how long it takes.
  await withoutStatus(END)(session);
}

/** @throws NotApplicable if the process ends after the incomplete transmission, which PROV-4.3-23 permits */
async function expectNoOwnEnd(session: ScenarioSession): Promise<void> {
  const within = session.milliseconds('silence');
  const end = await takeEventWithin(session, ({ data }) => data.ProvisioningStatus === STOPPED, within);
  if (end !== undefined)
    throw new NotApplicable('the process ended after the transmission, which PROV-4.3-23 permits', []);
}

const abortedConfirmation: readonly Happening[] = [attempt(0, {}, LINK, ADDRESS), abort];

async function incompleteTransmission(session: ScenarioSession): Promise<void> {
  await sendSmartConfig(session, STUDIO, true);
  const within = session.milliseconds('transmission bound');
  await expectStatus(session, 'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT', within);
  await expectNoOwnEnd(session);
}

/** More requests than a device can have connections at the same time. */
const MANY = 25;

const readResult = atDevice((session) => readFromDevice(session, '/param_cfg_result.txt'));

/** What has happened in a process, by the text of the features. */
export const INCIDENTS = {
  '': [],
  ' with a failed connection': [failedConnection],
  ' with a missing address': [missingAddress],
  ' with failed feedback': [failedFeedback],
  ' with two failed feedbacks': [failedFeedback, failedFeedback],
  ' with three different failures': [failedFeedback, missingAddress, failedConnection],
  ' with a failure that the phone has read': [
    failedConnection,
    readResult,
    // That a device has no success after a failure is advice (PROV-5.2-05).
    withoutStatus(SUCCESS),
  ],
  ' with a lost network': [
    attempt('never', {}, LINK),
    async (session) => {
      await session.adapter.bench.network?.withdraw(STUDIO.ssid);
      await expectFailure(session, 'a failed connection');
    },
  ],
  ' with an aborted confirmation': abortedConfirmation,
  ' with two aborted confirmations': [...abortedConfirmation, ...abortedConfirmation],
  ' with a refused abort': [abort],
  ' with a refused start': [refusedStart],
  ' with an incomplete transmission': [incompleteTransmission],
  ' with two incomplete transmissions': [incompleteTransmission, incompleteTransmission],
  ' with an incomplete transmission and a failure': [incompleteTransmission, failedConnection],
  ' with a scan': [
    post('wlan/en_ap_scan', [
      ['__SL_P_SC1', '10'],
      ['__SL_P_SC2', '1'],
    ]),
  ],
  ' with a new device name': [post('netapp/set_urn', [['__SL_P_S.B', 'kitchen']])],
  ' with an incomplete form': [
    // No source states the answer.
    atDevice((session) =>
      makeRequest(session, { method: 'POST', path: '/api/1/wlan/profile_add', form: [['__SL_P_P.B', '3']] }),
    ),
  ],
  ' with missing pages': [
    atDevice(async (session) => {
      for (const page of ['missing', 'index', 'home', 'other']) await readFromDevice(session, `/${page}.html`);
    }),
  ],
  ' with many requests': [
    atDevice(async (session) => {
      for (let count = 0; count < MANY; count += 1) await readFromDevice(session, '/param_device_name.txt');
    }),
  ],
  ' with an early look at the result': [readResult],
  ' with an early request to confirm': [
    atDevice((session) => makeRequest(session, CONFIRM_REQUEST)),
    // A device can report that it has no profile (PROV-9-26).
    withoutStatus(END),
  ],
  ' with a phone that has left': [atDevice(leaveNetwork)],
} as const satisfies Readonly<Record<string, readonly Happening[]>>;
export type Incident = keyof typeof INCIDENTS;

/**
 * Lets the incident of a process happen.
 *
 * @param without claims that the device statement withdraws
 */
export async function letHappen(session: ScenarioSession, process: Process, without: readonly string[]): Promise<void> {
  for (const happen of INCIDENTS[process.incident]) await happen(session, process, without);
}
