/**
 * Times of the simulated device that no document gives. They are ours, chosen well inside what shipped devices
 * show; `docs/simulator.md` lists them. All in milliseconds.
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
  /** How long DHCP may take before the device gives up. */
  readonly dhcpTimeout: number;
  /** How long the result waits to be fetched before feedback has failed. */
  readonly feedback: number;
  /** Between two advertisements of a device whose result waits. */
  readonly advertisement: number;
  /** Until the loss of an access point is noticed. */
  readonly beaconLoss: number;
  /** Between two attempts of auto-connect. */
  readonly reconnect: number;
  /** From the first SmartConfig frame to synchronisation, and again to the end of the transmission. */
  readonly smartConfig: number;
  /** From synchronisation to the end of the wait for a transmission that was broken off. */
  readonly smartConfigTimeout: number;
  /** Inactivity time-out of a process that started by itself. */
  readonly autoInactivity: number;
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
};
