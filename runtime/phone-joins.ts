import type { JoinOutcome, Lease, Phone, Profile } from '../adapters/adapter';
import { restartOnRequest } from './device-restart';
import { BenchFault } from './faults';
import { isReport, isSynced } from './report-expectations';
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
 * requested a restart can have its access point after it. One that has synchronised with SmartConfig can have it after the
 * transmission, and one whose attempt may still continue after the attempt.
 */
export async function tryToJoinDevice(session: ScenarioSession): Promise<JoinOutcome> {
  const phone = phoneOf(session);
  const bound = absenceOf(session);
  for (let until = session.adapter.clock.now() + bound; ; ) {
    const outcome = await phone.joinDevice();
    session.isPhoneAtDevice = outcome.kind === 'joined';
    if (session.isPhoneAtDevice) return outcome;
    if (await restartOnRequest(session)) until = session.adapter.clock.now() + bound;
    else if (session.adapter.bench.operated || session.adapter.clock.now() >= until) return outcome;
    else await session.pass(session.milliseconds('probe interval'));
  }
}

/** The longest time in ms for which the access point can be away. */
function absenceOf(session: ScenarioSession): number {
  if (isSynchronised(session)) return session.milliseconds('transmission bound');
  return session.milliseconds(session.mayBeTrying ? 'report bound' : 'role switch bound');
}

/** Whether the last report says that the device receives a SmartConfig transmission. */
function isSynchronised({ events }: ScenarioSession): boolean {
  const last = events.findLast(isReport);
  return last !== undefined && isSynced(last);
}

/**
 * Lets the phone join a network of the bench, with a second try. One that cannot join is the bench's trouble, not the
 * device's.
 */
export async function joinNetwork(session: ScenarioSession, ssid: string): Promise<void> {
  const phone = phoneOf(session);
  session.isPhoneAtDevice = false;
  const outcome = await phone.joinNetwork(ssid);
  const isFinal = outcome.kind !== 'refused' || session.adapter.bench.operated === true;
  joined(isFinal ? outcome : await phone.joinNetwork(ssid));
}

/** Lets the phone disconnect from the device AP, or from the network that it has joined. */
export function leaveNetwork(session: ScenarioSession): Promise<void> {
  session.isPhoneAtDevice = false;
  return phoneOf(session).leave();
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
