import { ADDRESSED, isResult, LINKED, STATUS } from '../judge/record-accessors';
import { BenchFault } from './faults';
import { sendRequest } from './phone-http';
import { phoneOf } from './phone-joins';
import { HARMLESS_PATH } from './phone-posts';
import type { ScenarioSession } from './scenario-session';

/**
 * Waits for evidence that the device tries its profile: a report of its link, or the loss of its access point.
 *
 * @throws BenchFault if there is none, or if the attempt is over already
 */
export async function awaitConfirmation(session: ScenarioSession): Promise<void> {
  const phone = phoneOf(session);
  const until = session.deadline(session.milliseconds('report bound'));
  for (;;) {
    const seen = (await session.untaken()).flatMap(({ name, data }) =>
      name === STATUS ? [Number(data.ProvisioningStatus)] : [],
    );
    if (seen.some(isResult)) throw new BenchFault('the attempt of the device is over before the host could act');
    if (seen.some((value) => value === LINKED || value === ADDRESSED)) return;
    const outcome = await sendRequest(phone, { method: 'GET', path: HARMLESS_PATH });
    if (outcome.kind === 'unreachable') return;
    if (session.adapter.clock.now() >= until)
      throw new BenchFault('nothing shows that the device has begun to confirm its profile');
    await session.pass(session.milliseconds('probe interval'));
  }
}
