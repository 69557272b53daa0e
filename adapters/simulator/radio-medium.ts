import type { AccessPoint, Packet } from '../adapter';

/** What is on the air around the device: the bench's access points and the device's own. */
export class RadioMedium {
  private readonly accessPoints = new Map<string, AccessPoint>();
  private readonly watchers: ((ssid: string) => void)[] = [];
  /** Name of the device's own access point while it is up. */
  deviceName: string | undefined;
  /** Whether that access point lets in only who knows its password. */
  deviceAsksForKey = false;
  /** Whether a server beyond the access points answers. */
  cloudReachable = true;
  /** What the device has sent on the network it had joined, oldest first. */
  readonly packets: Packet[] = [];

  find(ssid: string): AccessPoint | undefined {
    return this.accessPoints.get(ssid);
  }

  names(): readonly string[] {
    const own = this.deviceName === undefined ? [] : [this.deviceName];
    return [...this.accessPoints.keys(), ...own].sort();
  }

  /** The bench's access points, in the order they came up. */
  all(): readonly AccessPoint[] {
    return [...this.accessPoints.values()];
  }

  provide(accessPoint: AccessPoint): void {
    this.accessPoints.set(accessPoint.ssid, accessPoint);
  }

  withdraw(ssid: string): void {
    this.accessPoints.delete(ssid);
    for (const watcher of this.watchers) watcher(ssid);
  }

  clear(): void {
    for (const ssid of [...this.accessPoints.keys()]) this.withdraw(ssid);
    this.cloudReachable = true;
    this.packets.length = 0;
  }

  /** Tells `watcher` the name of every access point that is switched off. */
  onWithdrawn(watcher: (ssid: string) => void): void {
    this.watchers.push(watcher);
  }
}
