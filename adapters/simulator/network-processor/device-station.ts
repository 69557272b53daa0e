import { constants } from '../../../ledger/constants';
import type { Packet, Profile } from '../../adapter';

/** Steps of a connection attempt. */
export type StationReport =
  | 'network-not-found'
  | 'connection-failed'
  | 'associated'
  | 'no-address'
  | 'address'
  | 'lost';

/** A packet of the device, before the medium adds the time. */
export type Outgoing = Omit<Packet, 'at'>;

/** The device as a station: one connection attempt at a time, to one network. */
export interface DeviceStation {
  /** The network that the device has joined, and whether it has an address there. */
  readonly link: { readonly ssid: string; readonly hasAddress: boolean } | undefined;
  /** Whether the device scans or associates. */
  readonly connecting: boolean;
  /** Scans for the network of the profile, associates and requests an address; it drops its current link. */
  attempt(profile: Profile): void;
  /** Leaves the network without an event. */
  drop(): void;
  /** Sends on the joined network; without a network nothing is sent. */
  send(...packets: readonly Outgoing[]): void;
}

/** Creates the station of a device, which reports every step of a connection attempt. */
export type StationMaker = (report: (what: StationReport) => void) => DeviceStation;

/** The state of a station as SL_WLAN_PROVISIONING_STOPPED reports it. */
export function wlanStatusOf({ link, connecting }: DeviceStation): number {
  const { SL_WLAN_STATUS_CONNECTED, SL_WLAN_STATUS_SCANING, SL_WLAN_STATUS_DISCONNECTED } = constants.wlanStatus;
  if (link !== undefined) return SL_WLAN_STATUS_CONNECTED;
  return connecting ? SL_WLAN_STATUS_SCANING : SL_WLAN_STATUS_DISCONNECTED;
}
