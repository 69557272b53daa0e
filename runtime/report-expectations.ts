import type { DeviceEvent } from '../adapters/adapter';
import { normalText } from '../adapters/byte-text';
import { PROFILE_ADDED, RESET_REQUEST, STATUS } from '../judge/record-accessors';
import { constantNamed, constants, type ReturnCodeName, type StatusName, statusName } from '../ledger/constants';
import { BenchFault, NotApplicable } from './faults';
import type { UnaskedReport } from './report-judge';
import type { CallRecord, ScenarioSession } from './scenario-session';

const { status } = constants;

/**
 * The number of events before the latest process blocks the events of its attempts: before its start, or before the
 * profile of an auto-started one (PROV-7.5-42). An access point has an address event of its own before that.
 */
export function beginOfBlock({ calls, events }: ScenarioSession): number {
  const start = calls.findLast((call) => call.name === 'sl_WlanProvisioning' && !stops(call))?.heard ?? 0;
  const own = events.findLastIndex(
    ({ name, data }) => name === STATUS && data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_AUTO_STARTED,
  );
  if (own < start) return start;
  const profile = events.findIndex(({ name }, index) => index > own && name === PROFILE_ADDED);
  return profile >= 0 ? profile : own;
}

/** The events by which the device reports on provisioning; all others are the ordinary ones. */
export const isReport = (event: DeviceEvent): boolean =>
  event.name === STATUS || event.name === PROFILE_ADDED || event.name === RESET_REQUEST;

/** A report in words, for messages. */
export function describeEvent(event: DeviceEvent | undefined): string {
  if (event === undefined) return 'nothing';
  if (event.name !== STATUS) return event.name;
  const value = Number(event.data.ProvisioningStatus);
  return statusName(value) ?? `provisioning status ${value}, which TI does not define`;
}

/** Whether a report says that SmartConfig has synchronised. */
export const isSynced = (event: DeviceEvent): boolean =>
  event.name === STATUS && event.data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED;

/**
 * Takes the next report that counts. A report that no mandatory rule forbids in its state is passed over, unless it is
 * the awaited one.
 *
 * @param awaited the status that is waited for, where it is one
 * @param isAwaited whether a report is the one waited for
 */
export async function nextReport(
  session: ScenarioSession,
  within: number,
  isAwaited: (event: DeviceEvent) => boolean,
  awaited?: number,
): Promise<DeviceEvent | undefined> {
  const since = session.adapter.clock.now();
  const until = session.deadline(within);
  const judged = (event: DeviceEvent): UnaskedReport => session.grounds?.judge(event, awaited) ?? 'fault';
  let repeated: DeviceEvent | undefined;
  for (;;) {
    const event = await session.take((each) => isReport(each) && (isAwaited(each) || judged(each) !== 'left'), until);
    if (event === undefined) return repeated;
    const said = judged(event);
    if (isPassedOver(session, event, said, isAwaited(event))) continue;
    if (said === 'doubtful' && !isAwaited(event)) {
      repeated ??= event;
      continue;
    }
    const counting = said === 'doubtful' ? await laterOf(session, event, isAwaited) : event;
    session.mayBeTrying = said === 'doubtful' && counting === event;
    if (isAwaited(counting)) session.expected.add(counting);
    const keeps = session.keeps(describeEvent(counting), counting.at - since, { kind: 'at most', ms: within });
    return keeps ? counting : undefined;
  }
}

/** The same report for a second time, if it comes soon: then the first one was that of an earlier attempt. */
async function laterOf(
  session: ScenarioSession,
  event: DeviceEvent,
  isAwaited: (event: DeviceEvent) => boolean,
): Promise<DeviceEvent> {
  const later = await session.take(
    (each) => isReport(each) && isAwaited(each),
    session.deadline(session.milliseconds('silence')),
  );
  return later ?? event;
}

/** Whether a report says nothing about what the scenario waits for. */
function isPassedOver(session: ScenarioSession, event: DeviceEvent, said: UnaskedReport, awaited: boolean): boolean {
  if (said === 'stale') return true;
  if (!isFromBefore(session, event, awaited)) return said === 'passed over' && !awaited;
  if (said === 'fault') expectPromptBench(session, event);
  return true;
}

/**
 * Whether a report belongs to the time before the latest stop of the process or of the device. It can arrive until the
 * host has called the stop, and until a stop of the device has returned.
 */
function isFromBefore({ calls, events }: ScenarioSession, event: DeviceEvent, awaited: boolean): boolean {
  const reset = calls.findLast(({ name, outcome }) => name === 'sl_Stop' && outcome.kind === 'returned');
  const index = events.indexOf(event);
  if (reset !== undefined && (index < reset.heard || event.at < reset.returnedAt)) return true;
  if (event.data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_STOPPED) {
    const start = calls.findLast((call) => call.name === 'sl_WlanProvisioning' && !stops(call));
    if (start !== undefined && index < start.heard) return true;
  }
  const order = awaited ? undefined : calls.findLast(stops);
  return order !== undefined && index < order.heard;
}

/** A report that came before the stop only because the bench was slow leaves open what follows the stop. */
function expectPromptBench(session: ScenarioSession, event: DeviceEvent): void {
  if (session.benchTimeBefore(event.at) > 0)
    throw new BenchFault(`actions of the bench were slow, and ${describeEvent(event)} came before the stop`);
}

const stops = ({ name, arguments: given }: CallRecord): boolean =>
  name === 'sl_WlanProvisioning' && given.ProvisioningCmd === 'SL_WLAN_PROVISIONING_CMD_STOP';

/**
 * Takes the first event that `wanted` accepts, if it comes within so many ms.
 *
 * @throws InDoubt when the clock is too inexact to decide whether it came within that time
 */
export async function takeEventWithin(
  session: ScenarioSession,
  wanted: (event: DeviceEvent) => boolean,
  within: number,
): Promise<DeviceEvent | undefined> {
  const since = session.adapter.clock.now();
  const event = await session.take(wanted, session.deadline(within));
  if (event === undefined) return undefined;
  return session.keeps(describeEvent(event), event.at - since, { kind: 'at most', ms: within }) ? event : undefined;
}

/** Demands that an event of this name arrives within the report bound. */
export async function expectEvent(session: ScenarioSession, name: string): Promise<void> {
  const event = await takeEventWithin(session, (each) => each.name === name, session.milliseconds('report bound'));
  if (event === undefined) throw session.fault(name, 'no such event');
}

/** Takes the report of SmartConfig synchronisation, whether the profile is announced before or after it. */
export async function expectSynced(session: ScenarioSession): Promise<DeviceEvent> {
  const event = await takeEventWithin(session, isSynced, session.milliseconds('smartconfig bound'));
  if (event === undefined) throw session.fault('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED', 'no such report');
  // Against the profile its order is open, against the confirmation it is not (PROV-8.1-01, PROV-8.2-01).
  const before = session.events.slice(0, session.events.indexOf(event));
  const link = (await session.untaken()).find(
    (each) =>
      each.name === STATUS &&
      each.data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT &&
      before.includes(each),
  );
  if (link !== undefined)
    throw session.fault('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED', `${describeEvent(link)} before it`, link.at);
  return event;
}

/** The longest wait for a status. */
function boundOf(session: ScenarioSession, name: StatusName): number {
  switch (name) {
    case 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED':
      return session.milliseconds('confirmation wait');
    case 'SL_WLAN_PROVISIONING_STOPPED':
      // The process may end only by its inactivity time-out.
      return session.milliseconds('short inactivity time-out') + session.milliseconds('report bound');
    default:
      return session.milliseconds('report bound');
  }
}

/** Takes the next report and demands that it is this status. */
export async function expectStatus(
  session: ScenarioSession,
  name: StatusName,
  within = boundOf(session, name),
): Promise<DeviceEvent> {
  const isIt = (report: DeviceEvent): boolean =>
    report.name === STATUS && report.data.ProvisioningStatus === status[name];
  const event = await nextReport(session, within, isIt, status[name]);
  if (event !== undefined && isIt(event)) return event;
  throw session.fault(`${name} within ${within} ms`, describeEvent(event), event?.at);
}

/** Whether a report announces a configured profile, of that name where it carries one. */
export const announcesProfile = ({ name, data }: DeviceEvent, ssid: string): boolean =>
  name === PROFILE_ADDED && ['', normalText(ssid)].includes(normalText(String(data.Ssid ?? '')));

/** Takes the next report and demands that it announces a configured profile. */
export async function expectProfileAdded(session: ScenarioSession, ssid: string): Promise<DeviceEvent> {
  requireAccepted(session);
  const names = (each: DeviceEvent): boolean => announcesProfile(each, ssid);
  const event = await nextReport(session, session.milliseconds('report bound'), names);
  if (event?.name !== PROFILE_ADDED) throw session.fault(announcementOf(ssid), describeEvent(event), event?.at);
  const carried = String(event.data.Ssid ?? '');
  // A shipped device sends the name empty; that it is there is PROV-7.3-08, that it is right PROV-7.3-02.
  if (carried !== '' && normalText(carried) !== normalText(ssid))
    throw session.fault(announcementOf(ssid), `the same event for ${carried}`, event.at);
  return event;
}

/** Demands that a report announces a profile. Other reports can come before, such as the end of a wait. */
export async function expectAnnouncement(session: ScenarioSession, ssid: string): Promise<void> {
  requireAccepted(session);
  const names = (each: DeviceEvent): boolean => announcesProfile(each, ssid);
  const event = await takeEventWithin(session, names, session.milliseconds('report bound'));
  if (event === undefined) throw session.fault(announcementOf(ssid), describeEvent(event));
  session.expected.add(event);
}

const announcementOf = (ssid: string): string => `${PROFILE_ADDED} for ${ssid}`;

/** The reason why a scenario with a second profile does not apply. */
export const acceptsOneProfile = (): NotApplicable =>
  new NotApplicable('the device accepts no other profile before it has confirmed the first one', []);

/**
 * No source states that a device accepts a second profile before it has confirmed the first one. A scenario does not apply
 * to a device that has rejected it then, also if the device announces the first one again.
 */
function requireAccepted(session: ScenarioSession): void {
  if (session.accepted === false && session.grounds?.hasProfileToConfirm === true) throw acceptsOneProfile();
}

/**
 * Compares members of a report. Members without a meaning are ignored: the state of the station when STOPPED reports
 * another role, and the name of the network when the station is not connected (PROV-7.2-26 … -28).
 *
 * @param members expected values by member; a value is a text or the name of a constant, `or` parts alternatives
 */
export function expectMembers(
  session: ScenarioSession,
  event: DeviceEvent,
  members: ReadonlyMap<string, string>,
): void {
  for (const [member, expected] of members) {
    if (!hasMeaning(event, member)) continue;
    const seen = event.data[member];
    // The adapter leaves out a member that it does not know.
    if (seen === undefined) throw new BenchFault(`the adapter does not know ${member} of ${describeEvent(event)}`);
    const matches = expected.split(' or ').some((value) => isEqual(constantNamed(value) ?? value, seen));
    if (!matches)
      throw session.fault(`${describeEvent(event)} with ${member} ${expected}`, `${member} ${String(seen)}`, event.at);
  }
}

/** Whether two values are equal as numbers or as names of the same bytes. */
const isEqual = (expected: unknown, seen: unknown): boolean =>
  normalText(String(expected)) === normalText(String(seen));

function hasMeaning(event: DeviceEvent, member: string): boolean {
  if (event.name !== STATUS || member === 'Role') return true;
  if (event.data.Role !== constants.role.ROLE_STA) return false;
  return member === 'WlanStatus' || event.data.WlanStatus === constants.wlanStatus.SL_WLAN_STATUS_CONNECTED;
}

/**
 * Demands that a start was refused, in one of the two ways the sources know (C2): by its return value, or by a 0 that
 * a status follows. A second start may also meet the driver's own -2014 (C1).
 */
export async function expectRefusedStart(
  session: ScenarioSession,
  start: CallRecord,
  code: ReturnCodeName,
  name: StatusName,
): Promise<void> {
  const { outcome } = start;
  if (outcome.kind === 'pending') throw session.fault(code, 'sl_WlanProvisioning has not returned');
  if (outcome.code === 0) return expectRefusalReport(session, start, name);
  // Both may report it. The event is then no further report for which a later step waits.
  await session.take(
    (event) => event.name === STATUS && event.data.ProvisioningStatus === status[name],
    session.adapter.clock.now(),
  );
  const { returnCode } = constants;
  const running = code === 'SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED';
  if (running && outcome.code === returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS) return;
  if (outcome.code !== returnCode[code])
    throw session.fault(`${code} or ${name}`, `it returned ${outcome.code}`, start.returnedAt);
}

/** Takes the status that refuses a start. Reports of the first process may arrive before it, and stay for later steps. */
async function expectRefusalReport(session: ScenarioSession, start: CallRecord, name: StatusName): Promise<void> {
  const within = session.milliseconds('report bound');
  const refuses = (event: DeviceEvent): boolean =>
    event.name === STATUS &&
    event.data.ProvisioningStatus === status[name] &&
    session.events.indexOf(event) >= start.heard;
  const event = await takeEventWithin(session, refuses, within);
  if (event === undefined) throw session.fault(`${name} within ${within} ms`, 'no such report');
  session.expected.add(event);
}

/**
 * Demands that no report arrives before device time `until`; one at `until` itself is not early. What arrived before
 * `since` has come too soon for the scenario to say anything about it.
 */
export async function expectSilence(
  session: ScenarioSession,
  until: number,
  expected: string,
  since?: number,
): Promise<void> {
  const began = since ?? session.adapter.clock.now();
  const certain = until + session.uncertainty;
  const event = await takeUnexcused(session, certain - 1);
  if (event !== undefined && since !== undefined && event.at < since)
    throw new BenchFault(`${describeEvent(event)} came before the host could make its call`);
  if (event !== undefined) {
    if (!session.keeps(describeEvent(event), event.at - began, { kind: 'at least', ms: until - began }))
      throw session.fault(expected, describeEvent(event), event.at);
    // In real time a wait may end a little late and bring what came after the silence: that is for a later step.
    session.giveBack(event);
  }
  const rest = certain - session.adapter.clock.now();
  if (rest > 0) await session.pass(rest);
}

/** Takes the first report that is a fault in its state. */
async function takeUnexcused(session: ScenarioSession, until: number): Promise<DeviceEvent | undefined> {
  const judged = (event: DeviceEvent): UnaskedReport => session.grounds?.judge(event) ?? 'fault';
  for (;;) {
    const event = await session.take((each) => isReport(each) && judged(each) !== 'left', until);
    if (event === undefined) return undefined;
    if (judged(event) !== 'fault') continue;
    if (!isFromBefore(session, event, false)) return event;
    expectPromptBench(session, event);
  }
}

/** Listens for a while and demands that the device reports nothing more. */
export const expectNothingElse = (session: ScenarioSession): Promise<void> =>
  expectSilence(session, session.adapter.clock.now() + session.milliseconds('silence'), 'no further report');

/** Takes every report for `ms` and demands that none of them is this status; the others are left open. */
export async function expectAbsence(session: ScenarioSession, name: StatusName, ms: number): Promise<void> {
  const since = session.adapter.clock.now();
  const until = session.deadline(ms);
  for (;;) {
    const event = await session.take(isReport, until);
    if (event === undefined) return;
    const isIt = event.name === STATUS && event.data.ProvisioningStatus === status[name];
    const seen = isIt && !['stale', 'doubtful'].includes(session.grounds?.judge(event, status[name]) ?? 'fault');
    if (seen && !isFromBefore(session, event, true) && session.keeps(name, event.at - since, { kind: 'at most', ms }))
      throw session.fault(`no ${name} within ${ms} ms`, name, event.at);
  }
}
