import type { DeviceEvent, HttpOutcome, HttpRequest } from '../adapters/adapter';
import { ADDRESSED, isResult, LINKED, PROFILE_ADDED, STATUS } from '../judge/record-accessors';
import { sendRequest } from './phone-http';
import { joined, phoneOf, tryToJoinDevice } from './phone-joins';
import { announcesProfile } from './report-expectations';
import type { ScenarioSession } from './scenario-session';

/** A resource that changes nothing when the phone reads it. */
export const HARMLESS_PATH = '/param_product_version.txt';

/** The request to confirm the profile. */
export const CONFIRM_REQUEST: HttpRequest = { method: 'POST', path: '/api/1/wlan/confirm_req' };

/**
 * How a request ended. The device has not executed it if its server was absent or busy. It has taken it, without an answer,
 * if it has announced the profile of the request meanwhile.
 */
type Contact = 'answered' | 'absent' | 'busy' | 'taken' | 'lost';

const SERVICE_UNAVAILABLE = 503;

/**
 * Makes a request. A request that fails at once has found no server. One that fails later can have reached the device. A
 * person makes a request once.
 */
export async function makeRequest(
  session: ScenarioSession,
  request: HttpRequest,
): Promise<{ readonly outcome: HttpOutcome; readonly contact: Contact }> {
  const { clock, bench } = session.adapter;
  const began = clock.now();
  const outcome = await sendRequest(phoneOf(session), request);
  const atOnce = clock.now() - began <= session.milliseconds('bench pace') && bench.operated !== true;
  if (outcome.kind !== 'unreachable')
    return { outcome, contact: outcome.status === SERVICE_UNAVAILABLE ? 'busy' : 'answered' };
  const announced = (await session.untaken()).some((event) => event.at >= began && announces(event, request));
  if (announced) return { outcome, contact: 'taken' };
  return { outcome, contact: atOnce ? 'absent' : 'lost' };
}

const isRepeatable = (contact: Contact): boolean => contact === 'absent' || contact === 'busy';

/**
 * Reads something that the device has to serve in the current network of the phone. The HTTP server of a device can begin
 * later than its network, or be busy, and no source gives a time. So the phone asks again, until the server bound. A phone
 * whose connection to the device AP was lost joins again. A request or its answer can get lost on the radio, so the phone
 * asks once more.
 */
export async function readFromDevice(session: ScenarioSession, path: string): Promise<HttpOutcome> {
  const { clock } = session.adapter;
  let until = clock.now() + session.milliseconds('server bound');
  let mayBeLost = session.adapter.bench.operated !== true;
  for (let joins = 0; ; ) {
    const { outcome, contact } = await makeRequest(session, { method: 'GET', path });
    if (contact === 'lost' && mayBeLost) mayBeLost = false;
    else if (!isRepeatable(contact)) return outcome;
    else if (clock.now() < until) await session.pass(pauseOf(session));
    else if (joins > 0 || !(await joinAgain(session))) return outcome;
    else [joins, until] = [joins + 1, clock.now() + session.milliseconds('server bound')];
  }
}

/** Lets a phone join the device AP again whose connection may be lost. Returns whether it has. */
const joinAgain = async (session: ScenarioSession): Promise<boolean> =>
  session.isPhoneAtDevice && (await tryToJoinDevice(session)).kind === 'joined';

/** The pause before a request is repeated, in ms: short enough for several requests within the server bound. */
const pauseOf = (session: ScenarioSession): number => session.milliseconds('server bound') / 4;

/** Takes the first report of an attempt until a time. */
type TakeAttempt = (until: number) => Promise<DeviceEvent | undefined>;

/** The outcome of the last request of a post, and a report that an attempt has begun instead. */
interface Posted {
  readonly outcome: HttpOutcome;
  readonly contact: Contact;
  readonly begun?: DeviceEvent;
}

/**
 * Posts something. A device may go away without an answer. So a phone that finds no server posts again only after the
 * device has answered another request. It posts nothing if the device has begun an attempt by then.
 */
async function post(session: ScenarioSession, request: HttpRequest, takeAttempt: TakeAttempt): Promise<Posted> {
  const { clock } = session.adapter;
  const until = clock.now() + session.milliseconds('server bound');
  let { outcome, contact } = await makeRequest(session, request);
  // A server can be busy again after each answer. So one answer shows that it is there for all later requests.
  for (let serves = contact === 'busy'; isRepeatable(contact) && clock.now() < until; ) {
    const next = session.deadline(pauseOf(session));
    const begun = await takeAttempt(next);
    if (begun !== undefined) return { outcome, contact, begun };
    await session.pass(Math.max(0, next - clock.now()));
    if (serves) {
      // Reports of a profile that have arrived by now are about an earlier request.
      if (request.path.endsWith('/profile_add')) await session.drop(({ name }) => name === PROFILE_ADDED);
      ({ outcome, contact } = await makeRequest(session, request));
    } else
      serves = (await sendRequest(phoneOf(session), { method: 'GET', path: HARMLESS_PATH })).kind !== 'unreachable';
  }
  return { outcome, contact };
}

/** An answer, or none although a report shows that the device has taken the request. */
type PostOutcome = HttpOutcome | { readonly kind: 'taken' };

/** Whether the device has accepted what the phone has posted. */
export const isAccepted = (outcome: PostOutcome): boolean =>
  outcome.kind === 'taken' || (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300);

/**
 * Posts something to the device's access point. A device that tries a profile unasked (C29) has none for that time. It
 * may have taken the profile and gone away without an answer. Otherwise the phone waits for the result, joins again and
 * repeats its request.
 */
export async function postToDevice(session: ScenarioSession, request: HttpRequest): Promise<PostOutcome> {
  const outcome = await postUntilServed(session, request);
  if (request.path.endsWith('/profile_add')) session.accepted = isAccepted(outcome);
  return outcome;
}

async function postUntilServed(session: ScenarioSession, request: HttpRequest): Promise<PostOutcome> {
  const asks = request.path.endsWith('/confirm_req');
  if (request.path.endsWith('/policy_set')) session.policy = undefined;
  const shows = await evidenceOf(session, request);
  const isTaken = (event: DeviceEvent): boolean => (asks ? tells(event, LINKED) : shows(event));
  const takeAttempt: TakeAttempt = (until) => session.take((event) => tellsResult(event) || isTaken(event), until);
  const posted = await post(session, request, takeAttempt);
  const { outcome, contact } = posted;
  if (contact === 'taken') return { kind: 'taken' };
  if (outcome.kind !== 'unreachable') return outcome;
  const begun = posted.begun ?? (await takeAttempt(session.deadline(session.milliseconds('report bound'))));
  if (begun === undefined)
    return (await joinAgain(session)) ? (await post(session, request, takeAttempt)).outcome : outcome;
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
  name === STATUS && data.ProvisioningStatus === value;

/** Whether a report announces the profile of a request. */
function announces(event: DeviceEvent, { form = [] }: HttpRequest): boolean {
  const ssid = new Map(form).get('__SL_P_P.A');
  return ssid !== undefined && announcesProfile(event, ssid);
}

/**
 * The reports that show that the device has taken a profile: those that arrive from now on and announce it. A device may
 * announce a profile again soon after it has announced it.
 */
async function evidenceOf(session: ScenarioSession, request: HttpRequest): Promise<(event: DeviceEvent) => boolean> {
  await session.untaken();
  const begin = session.calls.findLast(({ name }) => name === 'sl_WlanProvisioning' || name === 'sl_Start');
  const earlier = session.events.slice(begin?.heard ?? 0).findLast((event) => announces(event, request));
  const count = session.events.length;
  const silence = session.milliseconds('silence');
  const isAgain = ({ at }: DeviceEvent): boolean => earlier !== undefined && at - earlier.at <= silence;
  return (event) => session.events.indexOf(event) >= count && announces(event, request) && !isAgain(event);
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
