import type { Lease } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import { BenchFault } from './faults';
import { phoneOf, tryToJoinDevice } from './phone-joins';
import type { ScenarioSession } from './scenario-session';

/** A network of the bench that shows whether the phone sees any network. */
const CONTROL = 'provtck-control';

/**
 * The phone joins the device's access point. Where it cannot, a control decides who is at fault. A phone
 * that sees another network works, so the device lacks its access point or refuses the station.
 *
 * @throws DeviceFault, or BenchFault where nothing shows that the phone works
 */
export async function joinDevice(session: ScenarioSession): Promise<Lease | undefined> {
  const outcome = await tryToJoinDevice(session);
  if (outcome.kind === 'joined') return outcome.lease;
  await expectControl(session, outcome.why);
  // An attempt that was not requested (C29) has no access point. After its result the device has one again.
  if (session.grounds?.mayTryUnasked) {
    await session.pass(session.milliseconds('report bound'));
    const later = await tryToJoinDevice(session);
    if (later.kind === 'joined') return later.lease;
  }
  throw session.fault('the phone can join the access point of the device', outcome.why);
}

/** Demands that the access point of the device is on the air, at once or after a role switch. */
export async function expectSeen(session: ScenarioSession, atOnce: boolean): Promise<void> {
  const began = session.adapter.clock.now();
  const outcome = await tryToJoinDevice(session);
  const took = session.adapter.clock.now() - began;
  if (outcome.kind === 'refused') {
    await expectControl(session, outcome.why);
    throw session.fault('the access point of the device is on the air', outcome.why);
  }
  if (!atOnce) return;
  const isSlow = took > session.milliseconds('joining bound');
  if (isSlow && session.adapter.bench.operated)
    throw new BenchFault(`an operator took ${took} ms to join, which says nothing about the device`);
  if (
    !session.keeps('The phone joining the device', took, { kind: 'at most', ms: session.milliseconds('joining bound') })
  )
    throw session.fault('the access point of the device is up already', `the phone could join after ${took} ms`, began);
}

/** Demands that no access point of the device is on the air, with a control that the phone would see it. */
export async function expectUnseen(session: ScenarioSession): Promise<void> {
  const outcome = await phoneOf(session).joinDevice();
  if (outcome.kind === 'joined')
    throw session.fault('no access point of the device on the air', 'the phone could join it');
  if (!(await seesControl(session)))
    throw new BenchFault('the phone sees no other network either, so that it does not see the device proves nothing');
}

/**
 * Demands evidence that the phone works, before its failure to join is held against the device.
 *
 * @param why the reason that the phone gives
 */
async function expectControl(session: ScenarioSession, why: string): Promise<void> {
  if (!(await seesControl(session))) throw new BenchFault(`the phone could not join: ${why}`);
}

/** Whether the phone sees a network that the bench puts on the air. A bench without one, or without a scan, has no control. */
async function seesControl(session: ScenarioSession): Promise<boolean> {
  const { network } = session.adapter.bench;
  if (network === undefined) return false;
  try {
    await network.provide({ ssid: CONTROL, security: 'open', key: '', dhcp: 0 });
    return (await phoneOf(session).scan()).includes(CONTROL);
  } catch (error) {
    if (isCannotDo(error)) return false;
    throw error;
  } finally {
    await network.withdraw(CONTROL);
  }
}
