import type { DeviceSetup } from './adapter';

/** A device without activity: no profile, all policies off, station role, running. */
export const idleSetup: DeviceSetup = {
  role: 'STA',
  profiles: [],
  policy: { auto: false, fast: false, anyP2P: false, autoProvisioning: false },
  httpServer: true,
  started: true,
  fresh: false,
};
