import type { AccessPoint, Packet } from '../adapter';
import { normalText } from '../byte-text';
import type { StationMaker } from './network-processor/device-station';

/** Networks in range of the device: the access points of the bench and the device AP. Names are compared by their bytes. */
export class RadioMedium {
  private readonly accessPoints = new Map<string, AccessPoint>();
  private readonly watchers: ((ssid: string) => void)[] = [];
  private readonly deviceWatchers: (() => void)[] = [];
  private shownName: string | undefined;
  /** Whether the device AP requires its password. */
  deviceAsksForKey = false;
  /** Whether a server beyond the access points answers. */
  cloudReachable = true;
  /** Packets that the device has sent on the joined network, oldest first. */
  readonly packets: Packet[] = [];
  /** Creates the station of the device where real radios take the place of this medium. */
  readonly makeStation: StationMaker | undefined;

  /** Name of the device AP while it is active. */
  get deviceName(): string | undefined {
    return this.shownName;
  }

  set deviceName(name: string | undefined) {
    this.shownName = name;
    for (const watcher of this.deviceWatchers) watcher();
  }

  find(ssid: string): AccessPoint | undefined {
    return this.accessPoints.get(normalText(ssid));
  }

  names(): readonly string[] {
    const own = this.deviceName === undefined ? [] : [this.deviceName];
    return [...this.accessPoints.keys(), ...own].sort();
  }

  /** The access points of the bench, in the order of their creation. */
  all(): readonly AccessPoint[] {
    return [...this.accessPoints.values()];
  }

  provide(accessPoint: AccessPoint): void {
    const ssid = normalText(accessPoint.ssid);
    this.accessPoints.set(ssid, { ...accessPoint, ssid });
  }

  withdraw(ssid: string): void {
    const name = normalText(ssid);
    this.accessPoints.delete(name);
    for (const watcher of this.watchers) watcher(name);
  }

  clear(): void {
    for (const ssid of [...this.accessPoints.keys()]) this.withdraw(ssid);
    this.cloudReachable = true;
    this.packets.length = 0;
  }

  /** Calls `watcher` with the name of every access point that is switched off. */
  onWithdrawn(watcher: (ssid: string) => void): void {
    this.watchers.push(watcher);
  }

  /** Calls `watcher` whenever the device AP starts, ends, or gets another name. */
  onDeviceName(watcher: () => void): void {
    this.deviceWatchers.push(watcher);
  }
}
