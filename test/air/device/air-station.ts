import type { Profile } from '../../../adapters/adapter';
import type { Association } from '../../../adapters/linux-bench/station';
import type {
  DeviceStation,
  Outgoing,
  StationReport,
} from '../../../adapters/simulator/network-processor/device-station';
import { Turns } from '../../../adapters/turns';

/** A radio as the station of a device uses it. */
export interface StationRadio {
  /** Whether a network is on the air. */
  search(ssid: string): Promise<boolean>;
  join(profile: Profile): Promise<Association>;
  /** Requests an address by DHCP; false if no server answers. */
  getAddress(): Promise<boolean>;
  /** Resolves with true when the joined network is lost, and with false when the station leaves it. */
  loses(): Promise<boolean>;
  leave(): Promise<void>;
  send(packet: Outgoing): void;
}

/**
 * The station of the reference network processor on a radio. The radio scans, associates and gets an address, each in
 * its own time. A step of an attempt that the device has given up reports nothing.
 */
export class AirStation implements DeviceStation {
  link: { readonly ssid: string; readonly hasAddress: boolean } | undefined;
  connecting = false;
  /** Number of the attempt; a new attempt and a drop end the one before. */
  private attempts = 0;
  /** Whether the radio has something to leave. */
  private busy = false;
  private readonly turns = new Turns();

  /**
   * @param act applies an effect to the device at the current time
   * @param failed receives the error of a radio that fails, which no device can report
   */
  constructor(
    private readonly radio: StationRadio,
    private readonly act: (effect: () => void) => void,
    private readonly report: (what: StationReport) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  attempt(profile: Profile): void {
    this.drop();
    this.connecting = true;
    this.busy = true;
    const { attempts } = this;
    this.turns.take(() => this.carryOut(profile, attempts)).catch(this.failed);
  }

  drop(): void {
    this.attempts += 1;
    this.connecting = false;
    this.link = undefined;
    if (!this.busy) return;
    this.busy = false;
    this.turns.take(() => this.radio.leave()).catch(this.failed);
  }

  send(...packets: readonly Outgoing[]): void {
    if (this.link !== undefined) for (const packet of packets) this.radio.send(packet);
  }

  private async carryOut(profile: Profile, attempt: number): Promise<void> {
    const isOver = (): boolean => attempt !== this.attempts;
    if (isOver()) return;
    const { ssid } = profile;
    if (!(await this.radio.search(ssid))) return this.end(attempt, 'network-not-found');
    if (isOver()) return;
    const association = await this.radio.join(profile);
    if (association.kind === 'refused') return this.end(attempt, 'connection-failed');
    this.step(attempt, 'associated', { ssid, hasAddress: false });
    if (isOver()) return;
    this.watch(attempt);
    if (await this.radio.getAddress()) this.step(attempt, 'address', { ssid, hasAddress: true });
    else this.step(attempt, 'no-address', { ssid, hasAddress: false });
  }

  private watch(attempt: number): void {
    this.radio.loses().then((isLost) => {
      if (isLost) this.end(attempt, 'lost');
    }, this.failed);
  }

  private step(attempt: number, what: StationReport, link: AirStation['link']): void {
    this.act(() => {
      if (attempt !== this.attempts) return;
      this.connecting = false;
      this.link = link;
      this.report(what);
    });
  }

  private end(attempt: number, what: StationReport): void {
    this.act(() => {
      if (attempt !== this.attempts) return;
      this.drop();
      this.report(what);
    });
  }
}
