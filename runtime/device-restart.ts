import type { DeviceEvent } from '../adapters/adapter';
import { eventClasses } from '../ledger/event-classes';
import type { ScenarioSession } from './scenario-session';

/** Event classes of the link of the device. */
const LINK_CLASSES: readonly string[] = ['connection', 'address'];

/** Whether an event is about the link of the device. */
const isOfLink = ({ name }: DeviceEvent): boolean =>
  eventClasses().some((each) => LINK_CLASSES.includes(each.name) && each.events.includes(name));

/** The host calls `sl_Stop`, then `sl_Start`. Later steps are about the link after the restart. */
export async function restartDevice(session: ScenarioSession): Promise<void> {
  await session.call('sl_Stop');
  await session.drop(isOfLink);
  await session.call('sl_Start');
}

/**
 * The host restarts a device that has requested it, where no step has awaited the request (PROV-7.4-02). No source says
 * that a device requests a restart for a confirmation only. Returns whether there was such a request.
 */
export async function restartOnRequest(session: ScenarioSession): Promise<boolean> {
  await session.untaken();
  const since = session.calls.findLast(({ name }) => name === 'sl_Stop')?.heard ?? 0;
  const requests = session.events.slice(since).filter(({ name }) => name === 'SL_DEVICE_EVENT_RESET_REQUEST');
  const isUnawaited = requests.length > 0 && !requests.some((request) => session.expected.has(request));
  if (isUnawaited) await restartDevice(session);
  return isUnawaited;
}
