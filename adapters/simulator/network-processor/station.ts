import type { Packet, Profile } from '../../adapter';
import { bytesOf } from '../../byte-text';
import type { RadioMedium } from '../radio-medium';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';

/** What an attempt to connect comes to, step by step. */
export type StationReport =
  | 'network-not-found'
  | 'connection-failed'
  | 'associated'
  | 'no-address'
  | 'address'
  | 'lost';

/** One key, however its text was written. */
const sameKey = (a: string, b: string): boolean => a === b || Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

/** What the device has to send, before the air gives it a time. */
export type Outgoing = Omit<Packet, 'at'>;

/** The address the access points of the bench give the device. */
export const STATION_ADDRESS = '192.0.2.2';

/** What every station sends, whatever it is there for: as it is let in, and as it gets its address. */
const JOINING: readonly Outgoing[] = [
  { protocol: 'DHCP', cast: 'broadcast', port: 67, payload: '' },
  { protocol: 'ICMPv6', cast: 'multicast', port: 0, payload: '' },
];
const ADDRESSED: readonly Outgoing[] = [
  { protocol: 'DHCP', cast: 'broadcast', port: 67, payload: '' },
  { protocol: 'ARP', cast: 'broadcast', port: 0, payload: '' },
  { protocol: 'IGMP', cast: 'multicast', port: 0, payload: '' },
];

/** The device as a station: one attempt at a time, at one network. */
export class Station {
  private readonly timers: Timers<'step'>;
  private trying = false;
  /** The network the device is linked to, and whether it has an address there. */
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

  /** Whether the device is looking for a network or associating. */
  get connecting(): boolean {
    return this.trying;
  }

  /** Scans for the profile's network, associates and asks for an address; drops what it was linked to. */
  attempt(profile: Profile): void {
    this.drop();
    this.trying = true;
    this.timers.set('step', this.timing.scan, () => {
      if (this.air.find(profile.ssid) === undefined) this.end('network-not-found');
      else this.timers.set('step', this.timing.association, () => this.associate(profile));
    });
  }

  /** Leaves the network without a word. */
  drop(): void {
    this.timers.clearAll();
    this.trying = false;
    this.link = undefined;
  }

  /** Sends on the network the device is linked to; without one nothing leaves it. */
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
