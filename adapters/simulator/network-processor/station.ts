import type { Profile } from '../../adapter';
import { bytesOf } from '../../byte-text';
import type { RadioMedium } from '../radio-medium';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';
import type { DeviceStation, Outgoing, StationReport } from './device-station';

/** The canonical form of a key, whatever its notation. */
const sameKey = (a: string, b: string): boolean => a === b || Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

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

/** The station of a device in the simulated medium. */
export class Station implements DeviceStation {
  private readonly timers: Timers<'step'>;
  private trying = false;
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

  get connecting(): boolean {
    return this.trying;
  }

  attempt(profile: Profile): void {
    this.drop();
    this.trying = true;
    this.timers.set('step', this.timing.scan, () => {
      if (this.air.find(profile.ssid) === undefined) this.end('network-not-found');
      else this.timers.set('step', this.timing.association, () => this.associate(profile));
    });
  }

  drop(): void {
    this.timers.clearAll();
    this.trying = false;
    this.link = undefined;
  }

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
