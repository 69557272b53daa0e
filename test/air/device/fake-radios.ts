import type { Profile } from '../../../adapters/adapter';
import type { Association } from '../../../adapters/linux-bench/station';
import type { Outgoing } from '../../../adapters/simulator/network-processor/device-station';
import type { AccessPointRadio } from './air-medium';
import type { StationRadio } from './air-station';

/** A network on the air of a test. */
interface FakeNetwork {
  readonly key: string;
  readonly dhcp: boolean;
}

/** The steps of a radio at which a test can hold it. */
type Step = 'search' | 'join' | 'address' | 'joined';

/** A station radio without time: every step ends at once, unless the test holds it. */
export class FakeStationRadio implements StationRadio {
  readonly sent: Outgoing[] = [];
  joined: string | undefined;
  hold: Step | undefined;
  fault: Error | undefined;
  private readonly held: (() => void)[] = [];
  private readonly watchers: ((isLost: boolean) => void)[] = [];

  constructor(readonly networks: Record<string, FakeNetwork>) {}

  async search(ssid: string): Promise<boolean> {
    if (this.fault !== undefined) throw this.fault;
    await this.reach('search');
    return this.networks[ssid] !== undefined;
  }

  async join({ ssid, key }: Profile): Promise<Association> {
    await this.reach('join');
    if (this.networks[ssid]?.key !== key) return { kind: 'refused', why: 'the key is wrong' };
    this.joined = ssid;
    return { kind: 'joined' };
  }

  async getAddress(): Promise<boolean> {
    await this.reach('address');
    return this.networks[this.joined ?? '']?.dhcp ?? false;
  }

  loses(): Promise<boolean> {
    return new Promise((resolve) => this.watchers.push(resolve));
  }

  async leave(): Promise<void> {
    this.joined = undefined;
    for (const watcher of this.watchers.splice(0)) watcher(false);
  }

  send(packet: Outgoing): void {
    this.sent.push(packet);
  }

  /** The joined network disappears. */
  lose(): void {
    for (const watcher of this.watchers.splice(0)) watcher(true);
  }

  /** Lets the radio go on. */
  release(): void {
    this.hold = undefined;
    for (const go of this.held.splice(0)) go();
  }

  private async reach(step: Step): Promise<void> {
    if (this.hold === step) await new Promise<void>((resolve) => this.held.push(resolve));
  }
}

/** The radio of a device AP, which keeps what it has shown. */
export class FakeAccessPointRadio implements AccessPointRadio {
  readonly shown: (string | undefined)[] = [];

  async show(ssid: string | undefined): Promise<void> {
    this.shown.push(ssid);
  }
}
