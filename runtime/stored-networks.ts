import { normalText } from '../adapters/byte-text';
import { constants } from '../ledger/constants';
import type { ScenarioSession } from './scenario-session';

/** A profile of the device, as `sl_WlanProfileGet` returns it. */
interface StoredNetwork {
  readonly index: number;
  readonly name: string;
  readonly priority: number | undefined;
  /** The return value of `sl_WlanProfileGet`. */
  readonly security: number;
}

/** The stored networks, in the order of their places. */
export async function storedNetworks(session: ScenarioSession): Promise<readonly StoredNetwork[]> {
  const networks: StoredNetwork[] = [];
  for (let index = 0; index < constants.limit.SL_WLAN_MAX_PROFILES; index += 1) {
    const { outcome } = await session.call('sl_WlanProfileGet', { Index: index });
    if (outcome.kind === 'pending' || outcome.code < 0) continue;
    const { pName, pPriority } = outcome.value ?? {};
    networks.push({
      index,
      name: normalText(String(pName ?? '')),
      priority: pPriority === undefined ? undefined : Number(pPriority),
      security: outcome.code,
    });
  }
  return networks;
}

/**
 * Deletes the profile of a network. No source states at which index a device stores a profile.
 *
 * @throws DeviceFault if the device has no such profile
 */
export async function deleteProfile(session: ScenarioSession, ssid: string): Promise<void> {
  const stored = (await storedNetworks(session)).find(({ name }) => name === normalText(ssid));
  if (stored === undefined) throw session.fault(`a stored network ${ssid}`, 'there is none');
  await session.call('sl_WlanProfileDel', { Index: stored.index });
}
