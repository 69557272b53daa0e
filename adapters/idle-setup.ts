import type { DeviceSetup } from './adapter';

/** A device that does nothing by itself: no profile, all policies off, a station, running. */
export const idleSetup: DeviceSetup = {
  role: 'STA',
  profiles: [],
  policy: { auto: false, fast: false, anyP2P: false, autoProvisioning: false },
  httpServer: true,
  started: true,
  fresh: false,
};
