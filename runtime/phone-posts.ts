import type { DeviceEvent, HttpOutcome, HttpRequest, JoinOutcome, Lease, Phone, Profile } from '../adapters/adapter';
import { ADDRESSED, isResult, LINKED, PROFILE_ADDED } from '../judge/record-accessors';
import { restartOnRequest } from './device-restart';
import { BenchFault } from './faults';
import { sendRequest } from './phone-http';
import { announcesProfile } from './report-expectations';
import type { ScenarioSession } from './scenario-session';

/** The bench's phone. Scenarios that need it carry @needs-phone, so its absence here is a mistake in a feature. */
export function phoneOf(session: ScenarioSession): Phone {
  if (session.adapter.bench.phone === undefined)
    throw new BenchFault('this bench has no phone; the scenario lacks @needs-phone');
  return session.adapter.bench.phone;
}

/** What the phone got by DHCP. One that cannot join its network is the bench's trouble, not the device's. */
export function joined(outcome: JoinOutcome): Lease | undefined {
  if (outcome.kind === 'refused') throw new BenchFault(`the phone could not join: ${outcome.why}`);
  return outcome.lease;
}

/**
 * Lets the phone join the access point of the device. A phone searches for some seconds, and a device can take longer
 * for its role switch. So the phone tries again until the role switch bound. A person is asked once. A device that has
 * requested a restart can have its access point after it.
 */
export async function tryToJoinDevice(session: ScenarioSession): Promise<JoinOutcome> {
  const phone = phoneOf(session);
  const bound = session.milliseconds('role switch bound');
  for (let until = session.adapter.clock.now() + bound; ; ) {
    const outcome = await phone.joinDevice();
    if (outcome.kind === 'joined') return outcome;
    if (await restartOnRequest(session)) until = session.adapter.clock.now() + bound;
    else if (session.adapter.bench.operated || session.adapter.clock.now() >= until) return outcome;
    else await session.pass(session.milliseconds('probe interval'));
  }
}

/**
 * Lets the phone send a profile by SmartConfig. A phone gets no answer, so a device that has requested a restart after an
 * abort is restarted before.
 */
export async function sendSmartConfig(session: ScenarioSession, profile: Profile, isIncomplete = false): Promise<void> {
  const order = session.calls.findLast(({ name }) => name === 'sl_WlanProvisioning')?.arguments.ProvisioningCmd;
  if (order === 'SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION') await restartOnRequest(session);
  await phoneOf(session).smartConfig(profile, isIncomplete);
}

/** A resource that changes nothing when the phone reads it. */
export const HARMLESS_PATH = '/param_product_version.txt';

/**
 * Makes a request, and returns whether it has found no server: it has failed at once. A request that fails later can have
 * reached the device. A person makes a request once.
 */
async function makeRequest(session: ScenarioSession, request: HttpRequest) {
  const { clock, bench } = session.adapter;
  const began = clock.now();
  const outcome = await sendRequest(phoneOf(session), request);
  const atOnce = clock.now() - began <= session.milliseconds('bench pace') && bench.operated !== true;
  return { outcome, noServer: outcome.kind === 'unreachable' && atOnce };
}

/**
 * Reads something that the device has to serve in the current network of the phone. The HTTP server of a device can begin
 * later than its network, and no source gives a time. So a phone that finds no server asks again, until the server bound.
 */
export async function readFromDevice(session: ScenarioSession, path: string): Promise<HttpOutcome> {
  const { clock } = session.adapter;
  const until = clock.now() + session.milliseconds('server bound');
  for (;;) {
    const { outcome, noServer } = await makeRequest(session, { method: 'GET', path });
    if (!noServer || clock.now() >= until) return outcome;
    await session.pass(session.milliseconds('probe interval'));
  }
}

/** Takes the first report of an attempt until a time. */
type TakeAttempt = (until: number) => Promise<DeviceEvent | undefined>;

/**
 * Posts something. A device may go away without an answer. So a phone that finds no server posts again only after the
 * device has answered another request. It does not if an attempt has begun until then.
 */
async function post(
  session: ScenarioSession,
  request: HttpRequest,
  takeAttempt: TakeAttempt,
): Promise<{ readonly outcome: HttpOutcome; readonly begun?: DeviceEvent }> {
  const { clock } = session.adapter;
  const until = clock.now() + session.milliseconds('server bound');
  const { outcome, noServer } = await makeRequest(session, request);
  while (noServer && clock.now() < until) {
    const next = session.deadline(session.milliseconds('probe interval'));
    const begun = await takeAttempt(next);
    if (begun !== undefined) return { outcome, begun };
    await session.pass(Math.max(0, next - clock.now()));
    const probe = await sendRequest(phoneOf(session), { method: 'GET', path: HARMLESS_PATH });
    if (probe.kind === 'unreachable') continue;
    // Reports of a profile that have arrived by now are about an earlier request.
    if (request.path.endsWith('/profile_add')) await session.drop(({ name }) => name === PROFILE_ADDED);
    return makeRequest(session, request);
  }
  return { outcome };
}

/** An answer, or none although a report shows that the device has taken the request. */
type PostOutcome = HttpOutcome | { readonly kind: 'taken' };

/**
 * Posts something to the device's access point. A device that tries a profile unasked (C29) has none for that time. It
 * may have taken the profile and gone away without an answer. Otherwise the phone waits for the result, joins again and
 * repeats its request.
 */
export async function postToDevice(session: ScenarioSession, request: HttpRequest): Promise<PostOutcome> {
  const asks = request.path.endsWith('/confirm_req');
  const shows = await evidenceOf(session, request);
  const isTaken = (event: DeviceEvent): boolean => (asks ? tells(event, LINKED) : shows(event));
  const takeAttempt: TakeAttempt = (until) => session.take((event) => tellsResult(event) || isTaken(event), until);
  const posted = await post(session, request, takeAttempt);
  const { outcome } = posted;
  if (outcome.kind !== 'unreachable') return outcome;
  const begun = posted.begun ?? (await takeAttempt(session.deadline(session.milliseconds('report bound'))));
  if (begun === undefined) return outcome;
  if (isTaken(begun)) {
    session.giveBack(begun);
    return { kind: 'taken' };
  }
  joined(await tryToJoinDevice(session));
  // The device can report a failure again, so no report counts as a new attempt here.
  if (!asks) return (await post(session, request, () => Promise.resolve(undefined))).outcome;
  return askAgain(session, request, begun);
}

/**
 * Requests a confirmation again after a failure.
 *
 * @param failure its report, which stays for a later step if the device has taken the first request and gone away without an
 * answer
 */
async function askAgain(session: ScenarioSession, request: HttpRequest, failure: DeviceEvent): Promise<PostOutcome> {
  const since = session.adapter.clock.now();
  // The device can report the failure again, but not after the request.
  const takeAttempt: TakeAttempt = (until) =>
    session.take((event) => event.at >= since && (tellsResult(event) || tells(event, LINKED)), until);
  const repeated = await post(session, request, takeAttempt);
  const next = repeated.begun ?? (await takeAttempt(session.deadline(session.milliseconds('report bound'))));
  session.giveBack(next ?? failure);
  return next === undefined || repeated.outcome.kind === 'unreachable' ? { kind: 'taken' } : repeated.outcome;
}

const tells = ({ name, data }: DeviceEvent, value: number): boolean =>
  name === 'SL_WLAN_EVENT_PROVISIONING_STATUS' && data.ProvisioningStatus === value;

/**
 * The reports that show that the device has taken a profile: those that arrive from now on and announce it. None does if
 * it was announced before in this process, because a device may announce it again.
 */
async function evidenceOf(
  session: ScenarioSession,
  { form = [] }: HttpRequest,
): Promise<(event: DeviceEvent) => boolean> {
  await session.untaken();
  const ssid = new Map(form).get('__SL_P_P.A');
  const begin = session.calls.findLast(({ name }) => name === 'sl_WlanProvisioning' || name === 'sl_Start');
  const known = session.events.slice(begin?.heard ?? 0);
  if (ssid === undefined || known.some((event) => announcesProfile(event, ssid))) return () => false;
  const count = session.events.length;
  return (event) => session.events.indexOf(event) >= count && announcesProfile(event, ssid);
}

const tellsResult = (event: DeviceEvent): boolean => {
  const value = Number(event.data.ProvisioningStatus);
  return isResult(value) && tells(event, value);
};

/** Whether a report of an attempt waits for a step. */
export const tellsAttempt = async (session: ScenarioSession): Promise<boolean> =>
  (await session.untaken()).some((event) => tellsResult(event) || tells(event, LINKED));

/**
 * Takes the reports of an attempt that a device has begun unasked (C29), where it has failed by now. Returns whether there
 * was one.
 */
export async function forgetUnaskedAttempt(session: ScenarioSession): Promise<boolean> {
  const isOfAttempt = (event: DeviceEvent): boolean => tells(event, LINKED) || tells(event, ADDRESSED);
  const failed = [...(await session.untaken())].findLast(
    (event) => tellsResult(event) && session.grounds?.ruleAbout(event) === 'PROV-8.4-02',
  );
  if (failed === undefined) return false;
  const now = session.adapter.clock.now();
  for (;;) {
    const event = await session.take((each) => each.at <= failed.at && (isOfAttempt(each) || tellsResult(each)), now);
    if (event === undefined) break;
    // Its failure can change what follows, and stays a broken premise.
    if (event !== failed) session.expected.add(event);
  }
  // The attempt has taken the access point down.
  joined(await tryToJoinDevice(session));
  return true;
}
