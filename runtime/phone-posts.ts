import type { DeviceEvent, HttpOutcome, HttpRequest, JoinOutcome, Lease, Phone } from '../adapters/adapter';
import { ADDRESSED, isResult, LINKED } from '../judge/record-accessors';
import { BenchFault } from './faults';
import { sendRequest } from './phone-http';
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
 * for its role switch. So the phone tries again until the role switch bound. A person is asked once.
 */
export async function tryToJoinDevice(session: ScenarioSession): Promise<JoinOutcome> {
  const phone = phoneOf(session);
  const until = session.adapter.clock.now() + session.milliseconds('role switch bound');
  for (;;) {
    const outcome = await phone.joinDevice();
    if (outcome.kind === 'joined' || session.adapter.bench.operated || session.adapter.clock.now() >= until)
      return outcome;
    await session.pass(session.milliseconds('probe interval'));
  }
}

/**
 * Makes a request that the device has to answer. The HTTP server of a device can begin later than its network, and no
 * source gives a time. So the phone repeats a request that fails at once, until the server bound. It does not repeat a
 * request that fails later, because the device may have received it, or one of a device that tries a profile.
 */
export async function requestAnswer(session: ScenarioSession, request: HttpRequest): Promise<HttpOutcome> {
  const { clock, bench } = session.adapter;
  const until = clock.now() + session.milliseconds('server bound');
  for (;;) {
    const began = clock.now();
    const outcome = await sendRequest(phoneOf(session), request);
    const failsAtOnce = outcome.kind === 'unreachable' && clock.now() - began <= session.milliseconds('bench pace');
    if (!failsAtOnce || bench.operated || clock.now() >= until || (await tellsAttempt(session))) return outcome;
    await session.pass(session.milliseconds('probe interval'));
  }
}

/**
 * Posts something to the device's access point. A device that tries a profile unasked (C29) has none for that time:
 * the phone then waits for the result, joins again and repeats its request.
 *
 * @returns `confirming` where the request was for a confirmation that is in progress
 */
export async function postToDevice(
  session: ScenarioSession,
  request: HttpRequest,
): Promise<HttpOutcome | { readonly kind: 'confirming' }> {
  const outcome = await requestAnswer(session, request);
  if (outcome.kind !== 'unreachable') return outcome;
  const asks = request.path.endsWith('/confirm_req');
  const begun = await session.take(
    (event) => tellsResult(event) || (asks && tells(event, LINKED)),
    session.deadline(session.milliseconds('report bound')),
  );
  if (begun === undefined) return outcome;
  if (tells(begun, LINKED)) {
    session.giveBack(begun);
    return { kind: 'confirming' };
  }
  joined(await tryToJoinDevice(session));
  const repeated = await requestAnswer(session, request);
  if (!asks) return repeated;
  // The device may have taken the first request and gone away without an answer. Then no other attempt follows.
  const next = await session.take(
    (event) => tellsResult(event) || tells(event, LINKED),
    session.deadline(session.milliseconds('report bound')),
  );
  session.giveBack(next ?? begun);
  return next === undefined ? { kind: 'confirming' } : repeated;
}

const tells = ({ name, data }: DeviceEvent, value: number): boolean =>
  name === 'SL_WLAN_EVENT_PROVISIONING_STATUS' && data.ProvisioningStatus === value;

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
