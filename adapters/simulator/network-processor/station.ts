import { constants } from '../../../ledger/constants';
import type { Packet, Profile } from '../../adapter';
import { bytesOf } from '../../byte-text';
import type { RadioMedium } from '../radio-medium';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';

/** Steps of a connection attempt. */
export type StationReport =
  | 'network-not-found'
  | 'connection-failed'
  | 'associated'
  | 'no-address'
  | 'address'
  | 'lost';

/** The canonical form of a key, whatever its notation. */
const sameKey = (a: string, b: string): boolean => a === b || Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

/** A packet of the device, before the medium adds the time. */
export type Outgoing = Omit<Packet, 'at'>;

/** The address that the access points of the bench assign to the device. */
export const STATION_ADDRESS = '192.0.2.2';

/** The packets that every station sends when it joins and when it gets its address. */
const JOINING: readonly Outgoing[] = [
  { protocol: 'DHCP', cast: 'broadcast', port: 67, payload: '' },
  { protocol: 'ICMPv6', cast: 'multicast', port: 0, payload: '' },
];
const ADDRESSED: readonly Outgoing[] = [
  { protocol: 'DHCP', cast: 'broadcast', port: 67, payload: '' },
  { protocol: 'ARP', cast: 'broadcast', port: 0, payload: '' },
  { protocol: 'IGMP', cast: 'multicast', port: 0, payload: '' },
];

/** The device as a station: one connection attempt at a time, to one network. */
export class Station {
  private readonly timers: Timers<'step'>;
  private trying = false;
  /** The network that the device has joined, and whether it has an address there. */
  link: { readonly ssid: string; readonly hasAddress: boolean } | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly timing: Timing,
    private readonly air: RadioMedium,
    private readonly report: (what: StationReport) => void,
  ) {
    this.timers = new Timers(scheduler);
    air.onWithdrawn((ssid) => {
      if (this.link?.ssid === ssid) this.timers.set('step', timing.beaconLoss, () => this.lose());
    });
  }

  /** Whether the device scans or associates. */
  get connecting(): boolean {
    return this.trying;
  }

  /** The state of the station as SL_WLAN_PROVISIONING_STOPPED reports it. */
  get wlanStatus(): number {
    const { SL_WLAN_STATUS_CONNECTED, SL_WLAN_STATUS_SCANING, SL_WLAN_STATUS_DISCONNECTED } = constants.wlanStatus;
    if (this.link !== undefined) return SL_WLAN_STATUS_CONNECTED;
    return this.connecting ? SL_WLAN_STATUS_SCANING : SL_WLAN_STATUS_DISCONNECTED;
  }

  /** Scans for the network of the profile, associates and requests an address; it drops its current link. */
  attempt(profile: Profile): void {
    this.drop();
    this.trying = true;
    this.timers.set('step', this.timing.scan, () => {
      if (this.air.find(profile.ssid) === undefined) this.end('network-not-found');
      else this.timers.set('step', this.timing.association, () => this.associate(profile));
    });
  }

  /** Leaves the network without an event. */
  drop(): void {
    this.timers.clearAll();
    this.trying = false;
    this.link = undefined;
  }

  /** Sends on the joined network; without a network nothing is sent. */
  send(...packets: readonly Outgoing[]): void {
    if (this.link === undefined) return;
    for (const packet of packets) this.air.packets.push({ at: this.scheduler.now(), ...packet });
  }

  private associate(profile: Profile): void {
    const accessPoint = this.air.find(profile.ssid);
    const admitted =
      accessPoint !== undefined &&
      accessPoint.security === profile.security &&
      (accessPoint.security === 'open' || sameKey(accessPoint.key, profile.key));
    if (!admitted) return this.end('connection-failed');
    this.link = { ssid: profile.ssid, hasAddress: false };
    this.trying = false;
    this.send(...JOINING);
    const { dhcp } = accessPoint;
    if (dhcp === 'never' || dhcp > this.timing.dhcpTimeout)
      this.timers.set('step', this.timing.dhcpTimeout, () => this.report('no-address'));
    else
      this.timers.set('step', dhcp, () => {
        this.link = { ssid: profile.ssid, hasAddress: true };
        this.send(...ADDRESSED);
        this.report('address');
      });
    this.report('associated');
  }

  private lose(): void {
    this.drop();
    this.report('lost');
  }

  private end(what: StationReport): void {
    this.drop();
    this.report(what);
  }
}
