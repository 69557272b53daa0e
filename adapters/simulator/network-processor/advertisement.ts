import type { Outgoing } from './device-station';
import { STATION_ADDRESS } from './station';

/** The announcements of a device: a broadcast of address and name for TI's app, mDNS for all other apps. */
export const advertisement: Readonly<Record<'broadcast' | 'multicast', (name: string) => Outgoing>> = {
  broadcast: (name) => ({ protocol: 'UDP', cast: 'broadcast', port: 1501, payload: `${STATION_ADDRESS},${name}` }),
  multicast: (name) => ({ protocol: 'UDP', cast: 'multicast', port: 5353, payload: `${name}.local` }),
};
