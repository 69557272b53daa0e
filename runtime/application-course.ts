import type { ApplicationPort, DeviceEvent, Phone } from '../adapters/adapter';
import type { Action } from '../judge/obligations/action';
import { HostView, startMode, type ViewedStart } from '../judge/obligations/host-view';
import { constants } from '../ledger/constants';
import { BenchFault, NotApplicable } from './faults';
import { joined, joinNetwork, phoneOf } from './phone-joins';
import { HOME } from './processes';
import type { ScenarioSession } from './scenario-session';

const { command } = constants;
const RESULT = '/param_cfg_result.txt';

/** Numbers of the form fields are those of the app protocol, Table 9-1. */
const PROFILE_FORM: readonly (readonly [string, string])[] = [
  ['__SL_P_P.A', HOME.ssid],
  ['__SL_P_P.B', '2'],
  ['__SL_P_P.C', HOME.key],
  ['__SL_P_P.D', '0'],
];

/** The host application under test. */
export function applicationOf({ adapter }: ScenarioSession): ApplicationPort {
  if (adapter.application === undefined) throw new BenchFault('no host application is under test');
  return adapter.application;
}

const actionOfEvent = ({ at, name, data }: DeviceEvent, seq: number): Action => ({ at, seq, name, data });

/** The view of the application by now, and what has happened so far. */
export function viewOf({ events }: ScenarioSession): HostView {
  const view = new HostView();
  for (const [index, event] of events.entries()) view.take(actionOfEvent(event, index));
  return view;
}

/**
 * Lets time pass until the view fulfils a condition. Returns whether it does.
 *
 * @param ms at most
 */
async function until(session: ScenarioSession, ms: number, holds: (view: HostView) => boolean): Promise<boolean> {
  const deadline = session.adapter.clock.now() + ms;
  while (!holds(viewOf(session))) {
    const seen = await session.take(() => true, deadline);
    if (seen === undefined) return holds(viewOf(session));
  }
  return true;
}

const hasEnded = (session: ScenarioSession): string | undefined => {
  const end = session.events.find(({ name }) => name === 'application ended');
  return end === undefined ? undefined : String(end.data.how);
};

/** What the application has not done, with the reason if its program has ended. */
function notDone(session: ScenarioSession, what: string, ms: number): BenchFault {
  const how = hasEnded(session);
  return new BenchFault(
    how === undefined ? `the application has not ${what} within ${ms} ms` : `the application ${how}`,
  );
}

/** Starts the application and waits for its process, or for the process that the device starts by itself. */
export async function startApplication(session: ScenarioSession): Promise<ViewedStart> {
  const patience = session.milliseconds('application start');
  await applicationOf(session).start();
  await until(session, patience, ({ process }) => process !== undefined);
  const { process } = viewOf(session);
  if (process === undefined) throw notDone(session, 'started provisioning', patience);
  return process;
}

/** Starts the application and waits for a start command, whatever its answer. */
export async function awaitStartCommand(session: ScenarioSession): Promise<void> {
  const patience = session.milliseconds('application start');
  await applicationOf(session).start();
  const sent = await session.take(
    (event) => startMode(actionOfEvent(event, 0)) !== undefined,
    session.adapter.clock.now() + patience,
  );
  if (sent !== undefined) return;
  const { process } = viewOf(session);
  if (process !== undefined && process.mode === undefined)
    throw new NotApplicable('the application leaves the start to auto-provisioning', []);
  throw notDone(session, 'sent a start', patience);
}

const usesSmartConfig = ({ mode }: ViewedStart): boolean =>
  mode === undefined || mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC;
const restarts = ({ mode }: ViewedStart): boolean =>
  mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** The user hands a profile over, by the method of the mode. */
export async function handProfile(session: ScenarioSession, start: ViewedStart): Promise<void> {
  const phone = phoneOf(session);
  session.configured = HOME.ssid;
  if (usesSmartConfig(start)) return phone.smartConfig(HOME);
  joined(await phone.joinDevice());
  await post(phone, '/api/1/wlan/profile_add', PROFILE_FORM);
  // In mode 3 the confirmation follows the restart that the network processor asks for.
  if (!restarts(start)) await post(phone, '/api/1/wlan/confirm_req', [['__SL_P_C', '1']]);
}

async function post(phone: Phone, path: string, form: readonly (readonly [string, string])[]): Promise<void> {
  const outcome = await phone.request({ method: 'POST', path, form });
  if (outcome.kind === 'unreachable') throw new BenchFault(`the phone could not post ${path}: ${outcome.why}`);
}

/** The phone fetches the result over the network, once the device has an address. */
export async function fetchWhenAddressed(session: ScenarioSession): Promise<boolean> {
  const addressed = await until(
    session,
    session.milliseconds('report bound'),
    (view) => view.addressed !== undefined || view.process === undefined,
  );
  if (!addressed || viewOf(session).addressed === undefined) return false;
  const phone = phoneOf(session);
  await joinNetwork(session, HOME.ssid);
  await phone.request({ method: 'GET', path: RESULT });
  return true;
}

/** Waits for the end of the process. Returns whether it has ended. */
export const awaitEnd = (session: ScenarioSession, name = 'end of the process'): Promise<boolean> =>
  until(session, session.milliseconds(name), ({ process }) => process === undefined);

/** A user provisions the application from its start to the end of the process. */
export async function provision(session: ScenarioSession): Promise<void> {
  const start = await startApplication(session);
  // In mode 3 the application begins its own method when the device is ready for it.
  if (restarts(start)) await until(session, session.milliseconds('report bound'), ({ ready }) => ready !== undefined);
  await handProfile(session, start);
  if (!start.externalConfirmation) await fetchWhenAddressed(session);
  await awaitEnd(session);
}
