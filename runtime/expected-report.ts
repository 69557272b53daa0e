import type { DeviceEvent } from '../adapters/adapter';
import { RESET_REQUEST } from '../judge/record-accessors';
import { CONFIRM_REQUEST, postToDevice } from './phone-posts';
import type { Report } from './report';
import { describeEvent, expectProfileAdded, expectStatus, expectSynced, nextReport } from './report-expectations';
import type { ScenarioSession } from './scenario-session';

/** Takes the next report and demands that it is this one. */
export async function expectReport(session: ScenarioSession, report: Report): Promise<DeviceEvent> {
  switch (report.kind) {
    case 'status':
      if (report.name === 'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED') return expectSynced(session);
      return expectStatus(session, report.name);
    case 'profile':
      return expectProfileAdded(session, report.ssid);
    case 'restart':
      return expectResetRequest(session);
  }
}

/**
 * Takes the next report and demands that it asks the host for a restart. No source states how soon a device does so. A
 * device may wait for the next request of the phone, so the phone requests the confirmation of its profile (PROV-6-11).
 */
export async function expectResetRequest(session: ScenarioSession): Promise<DeviceEvent> {
  const take = (): Promise<DeviceEvent | undefined> =>
    nextReport(session, session.milliseconds('report bound'), ({ name }) => name === RESET_REQUEST);
  let event = await take();
  if (event === undefined && session.grounds?.mayTryUnasked === true) {
    await postToDevice(session, CONFIRM_REQUEST);
    event = await take();
  }
  if (event?.name === RESET_REQUEST) return event;
  throw session.fault(RESET_REQUEST, describeEvent(event), event?.at);
}
