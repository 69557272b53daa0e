/**
 * Times of the simulated device that no document gives. They are typical for real devices; `docs/simulator.md` lists
 * them. All in milliseconds.
 */
export interface Timing {
  /** From the call of sl_Start to the init-complete message. */
  readonly boot: number;
  /** From sl_Stop to the stop-complete message. */
  readonly shutdown: number;
  /** From a command to its response. */
  readonly response: number;
  /** From a two-stage command to the event that completes it. */
  readonly completion: number;
  /** Change between station and access point. */
  readonly roleSwitch: number;
  /** From the start of mode 3 to EXTERNAL_CONFIGURATION_READY. */
  readonly ready: number;
  /** One scan for the network of a profile. */
  readonly scan: number;
  /** Association, key exchange included. */
  readonly association: number;
  /** Maximum time for DHCP. */
  readonly dhcpTimeout: number;
  /** Time to read the result; after it, feedback has failed. */
  readonly feedback: number;
  /** Interval of the announcements of a device with a pending result. */
  readonly advertisement: number;
  /** Time until the loss of an access point is detected. */
  readonly beaconLoss: number;
  /** Interval of the attempts of auto-connect. */
  readonly reconnect: number;
  /** Time from the first SmartConfig frame to synchronisation, and again to the end of the transmission. */
  readonly smartConfig: number;
  /** Time from synchronisation to the end of the wait for a broken-off transmission. */
  readonly smartConfigTimeout: number;
  /** Inactivity time-out of an auto-started process. */
  readonly autoInactivity: number;
  /** From the start of the device AP, or from an address as a station, until the HTTP server answers there. */
  readonly httpServer: number;
}

export const referenceTiming: Timing = {
  boot: 120,
  shutdown: 200,
  response: 1,
  completion: 40,
  roleSwitch: 300,
  ready: 500,
  scan: 1_500,
  association: 400,
  dhcpTimeout: 10_000,
  feedback: 30_000,
  advertisement: 1_000,
  beaconLoss: 1_000,
  reconnect: 5_000,
  smartConfig: 800,
  smartConfigTimeout: 20_000,
  autoInactivity: 600_000,
  httpServer: 0,
};
