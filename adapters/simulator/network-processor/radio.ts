import { constants } from '../../../ledger/constants';
import type { RadioMedium } from '../radio-medium';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';
import type { NetworkProcessorDecisions } from './decisions';
import type { DeviceStation, StationReport } from './device-station';
import { Station } from './station';
import { type AccessPointSettings, MAC_ADDRESS, type Store } from './store';

const { role: roles } = constants;

/** The dependencies of a radio. */
interface RadioParts {
  readonly scheduler: Scheduler;
  readonly timing: Timing;
  readonly air: RadioMedium;
  readonly store: Store;
  readonly decisions: NetworkProcessorDecisions;
  /** Receives every step of a connection attempt. */
  readonly report: (what: StationReport) => void;
}

/** The current role, the device AP, and the link of the station. */
export class Radio {
  readonly station: DeviceStation;
  /** The current role; the store contains the role after the next start. */
  role: number = roles.ROLE_STA;
  /** The current settings of the device AP, which are those of the last start. */
  private accessPoint: AccessPointSettings;
  private readonly timers: Timers<'role' | 'reconnect' | 'server'>;

  constructor(private readonly parts: RadioParts) {
    this.timers = new Timers(parts.scheduler);
    this.accessPoint = parts.store.accessPoint;
    const { scheduler, timing, air } = parts;
    const report = (what: StationReport): void => {
      if (what === 'address') this.startServer();
      parts.report(what);
    };
    this.station = air.makeStation?.(report) ?? new Station(scheduler, timing, air, report);
  }

  /** The settings with which the device AP is on the air. */
  get shownAccessPoint(): AccessPointSettings {
    return this.accessPoint;
  }

  /** Whether the HTTP server answers in the current network. */
  get hasServer(): boolean {
    return !this.timers.isSet('server');
  }

  /** Starts in a role. */
  powerOn(role: number): void {
    this.role = role;
    this.accessPoint = this.parts.store.accessPoint;
    this.showAccessPoint();
  }

  powerOff(): void {
    this.timers.clearAll();
    this.station.drop();
    this.parts.air.deviceName = undefined;
  }

  /** Changes the role, which takes time; a link is lost unless the device stays a station. */
  switchTo(role: number, then: () => void = () => {}): void {
    if (role !== roles.ROLE_STA) this.station.drop();
    if (role !== roles.ROLE_AP) this.parts.air.deviceName = undefined;
    this.timers.set('role', this.parts.timing.roleSwitch, () => {
      this.role = role;
      this.showAccessPoint();
      then();
    });
  }

  /** Changes to station role immediately, to try a network. */
  becomeStation(): void {
    this.timers.clear('role');
    this.role = roles.ROLE_STA;
    this.parts.air.deviceName = undefined;
  }

  /** Auto-connect: tries the stored network of the highest priority, if the policy allows it. */
  connectByItself(): void {
    const { store } = this.parts;
    const [best] = [...store.profiles()].sort((a, b) => b.profile.priority - a.profile.priority);
    const wanted = store.policy.auto && this.role === roles.ROLE_STA && this.station.link === undefined;
    if (wanted && best !== undefined) this.station.attempt(best.profile);
  }

  /** Auto-connect again after a pause. */
  reconnectLater(): void {
    this.timers.set('reconnect', this.parts.timing.reconnect, () => this.connectByItself());
  }

  /** Provisioning uses the radio: no link and no connection attempt of auto-connect. */
  release(): void {
    this.timers.clear('reconnect');
    this.station.drop();
  }

  private showAccessPoint(): void {
    if (this.role !== roles.ROLE_AP) return;
    const { air, decisions } = this.parts;
    if (air.deviceName === undefined) this.startServer();
    air.deviceName = decisions.accessPointName(this.accessPoint.ssid, MAC_ADDRESS);
    air.deviceAsksForKey = this.accessPoint.security !== 'open';
  }

  private startServer(): void {
    this.timers.set('server', this.parts.timing.httpServer, () => {});
  }
}
