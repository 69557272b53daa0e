import type { DeviceEvent } from '../adapters/adapter';
import { constants, type StatusName, statusName } from '../ledger/constants';
import { milliseconds } from '../ledger/quantities';
import type { Session } from './session';

const { status } = constants;
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';

/** The events by which the device reports on provisioning; all others are the ordinary ones. */
export const isReport = (event: DeviceEvent): boolean =>
  event.name === STATUS || event.name === PROFILE_ADDED || event.name === RESET_REQUEST;

/** A report in words, for messages. */
export function inWords(event: DeviceEvent | undefined): string {
  if (event === undefined) return 'nothing';
  if (event.name !== STATUS) return event.name;
  const value = Number(event.data.ProvisioningStatus);
  return statusName(value) ?? `provisioning status ${value}, which TI does not define`;
}

/** SmartConfig synchronisation may come before or after the profile, so nobody waits for it but who asks. */
const isIncidental = (event: DeviceEvent): boolean =>
  event.name === STATUS && event.data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED;

/** Takes the next report that somebody waits for. */
const nextReport = (session: Session, within = milliseconds('report bound')): Promise<DeviceEvent | undefined> =>
  session.take((event) => isReport(event) && !isIncidental(event), session.adapter.clock.now() + within);

/** Takes the report of SmartConfig synchronisation, whether the profile is announced before or after it. */
export async function expectSynced(session: Session): Promise<void> {
  const event = await session.take(isIncidental, session.adapter.clock.now() + milliseconds('report bound'));
  if (event === undefined) throw session.fault('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED', 'no such report');
}

/** Takes the next report and demands that it is this status. */
export async function expectStatus(
  session: Session,
  name: StatusName,
  within = milliseconds('report bound'),
): Promise<DeviceEvent> {
  const event = await nextReport(session, within);
  if (event?.name === STATUS && event.data.ProvisioningStatus === status[name]) return event;
  throw session.fault(`${name} within ${within} ms`, inWords(event), event?.at);
}

/** Takes the next report and demands that it announces a configured profile, of that name where it carries one. */
export async function expectProfileAdded(session: Session, ssid: string): Promise<DeviceEvent> {
  const event = await nextReport(session);
  const expected = `${PROFILE_ADDED} for ${ssid}`;
  if (event?.name !== PROFILE_ADDED) throw session.fault(expected, inWords(event), event?.at);
  const carried = String(event.data.Ssid ?? '');
  // A shipped device sends the name empty; that it is there is PROV-7.3-08, that it is right PROV-7.3-02.
  if (carried !== '' && carried !== ssid) throw session.fault(expected, `the same event for ${carried}`, event.at);
  return event;
}

/** Takes the next report and demands that it asks the host for a restart. */
export async function expectResetRequest(session: Session): Promise<DeviceEvent> {
  const event = await nextReport(session);
  if (event?.name === RESET_REQUEST) return event;
  throw session.fault(RESET_REQUEST, inWords(event), event?.at);
}

/** A report as the features name it. */
export type Report =
  | { readonly kind: 'status'; readonly name: StatusName }
  | { readonly kind: 'profile'; readonly ssid: string }
  | { readonly kind: 'restart' };

/** Takes the next report and demands that it is this one. */
export async function expectReport(session: Session, report: Report): Promise<void> {
  switch (report.kind) {
    case 'status':
      await expectStatus(session, report.name);
      return;
    case 'profile':
      await expectProfileAdded(session, report.ssid);
      return;
    case 'restart':
      await expectResetRequest(session);
      return;
  }
}

/** Demands that no report arrives before device time `until`; one at `until` itself is not early. */
export async function expectSilence(session: Session, until: number, expected: string): Promise<void> {
  const event = await session.take(isReport, until - 1);
  if (event !== undefined) throw session.fault(expected, inWords(event), event.at);
  const rest = until - session.adapter.clock.now();
  if (rest > 0) await session.pass(rest);
}

/** Takes every report for `ms` and demands that none of them is this status; the others are left open. */
export async function expectAbsence(session: Session, name: StatusName, ms: number): Promise<void> {
  const until = session.adapter.clock.now() + ms;
  for (;;) {
    const event = await session.take(isReport, until);
    if (event === undefined) return;
    if (event.name === STATUS && event.data.ProvisioningStatus === status[name])
      throw session.fault(`no ${name} within ${ms} ms`, name, event.at);
  }
}
