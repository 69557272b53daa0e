import { createHash } from 'node:crypto';
import type { DeviceEvent } from '../../adapters/adapter';
import type { Simulator } from '../../adapters/simulator/simulator';
import type { ProvisioningWorld } from '../../runtime/world';
import { fullFingerprint } from '../fingerprint';

/** Longer than every wait of a step, in ms. A longer silence makes no difference. */
const LONG_AGO = 1_000_000;

/**
 * The state of the device and the records that later steps read. After two sessions with the same value, every device
 * behaves in the same way.
 *
 * @param untaken events that no step has taken
 * @param known further facts about the moment
 */
export function stateOf(
  simulator: Simulator,
  world: ProvisioningWorld,
  untaken: readonly DeviceEvent[],
  known: object = {},
): string {
  if (!world.isSetUp) return '';
  const { session, roleBefore } = world;
  const { configured, lease, calls, events, polled } = session;
  const now = simulator.clock.now();
  const told = (of: readonly DeviceEvent[]): readonly unknown[] => of.map(({ name, data }) => ({ name, data }));
  const last = calls.at(-1);
  const text = fullFingerprint(
    {
      simulator,
      configured,
      lease,
      roleBefore,
      untaken: told(untaken),
      heard: told(events),
      since: Math.min(now - session.lastActivityAt(), LONG_AGO),
      last: last && { name: last.name, arguments: last.arguments, outcome: last.outcome },
      orders: calls
        .filter(({ name }) => name === 'sl_WlanProvisioning')
        .map(({ arguments: of, heard }) => ({ of, heard })),
      polled: new Set(polled.map(({ outcome }) => JSON.stringify(outcome))),
    },
    now,
  );
  return createHash('sha1').update(text).update(JSON.stringify(known)).digest('base64');
}
