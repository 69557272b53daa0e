import type {
  AccessPoint,
  Bench,
  Capture,
  Cloud,
  HttpOutcome,
  HttpRequest,
  JoinOutcome,
  Network,
  Phone,
  Profile,
} from '../adapter';
import { type HttpWire, inProcess, noServer } from './http-wire';
import type { NetworkProcessor } from './network-processor/network-processor';
import type { RadioMedium } from './radio-medium';
import type { Scheduler } from './scheduler';

/** Time for which the phone searches for a network, and duration of one action, in ms. */
const SEARCH = 30_000;
const ACT = 20;

/** Waits until `until` or until `done` is true, and returns whether `done` is true. */
type AdvanceTime = (until: number, done: () => boolean) => Promise<boolean>;

/** The phone of the simulated bench. Every action takes a short device time. */
class SimulatedPhone implements Phone {
  private place: { readonly kind: 'device' } | { readonly kind: 'network'; readonly ssid: string } | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly air: RadioMedium,
    private readonly device: NetworkProcessor,
    private readonly advance: AdvanceTime,
    private readonly wire: HttpWire,
  ) {}

  async scan(): Promise<readonly string[]> {
    await this.pass();
    return this.air.names();
  }

  async joinDevice(): Promise<JoinOutcome> {
    this.depart();
    const found = await this.advance(this.scheduler.now() + SEARCH, () => this.air.deviceName !== undefined);
    if (!found) return { kind: 'refused', why: "the device's access point is not on the air" };
    await this.pass();
    if (!this.device.admitsStation) return { kind: 'refused', why: "the device's access point admits no station" };
    if (this.air.deviceAsksForKey) return { kind: 'refused', why: "the device's access point requires a key" };
    this.place = { kind: 'device' };
    this.device.stationMoved(true);
    const { address: gateway, mask } = this.device.accessPointAddress;
    return { kind: 'joined', lease: { address: gateway.replace(/\d+$/, '2'), mask, gateway } };
  }

  async joinNetwork(ssid: string): Promise<JoinOutcome> {
    this.depart();
    await this.pass();
    const accessPoint = this.air.find(ssid);
    if (accessPoint === undefined) return { kind: 'refused', why: `no access point named ${ssid}` };
    this.place = { kind: 'network', ssid: accessPoint.ssid };
    return { kind: 'joined' };
  }

  async leave(): Promise<void> {
    this.depart();
  }

  async request(request: HttpRequest): Promise<HttpOutcome> {
    await this.pass();
    // The connection is checked here, so that every transport has the same result.
    if (!this.reachesDevice() || this.device.httpDevice === undefined) return noServer;
    const answer = await this.wire(request);
    const hasLeft = request.method === 'POST' && this.place?.kind === 'device' && !this.reachesDevice();
    return hasLeft && !this.device.answersWhileLeaving ? noServer : answer;
  }

  async smartConfig(profile: Profile, breaksOff = false): Promise<void> {
    await this.pass();
    this.device.receiveSmartConfig(profile, breaksOff);
  }

  /** Resets the phone to its initial state. */
  forget(): void {
    this.place = undefined;
  }

  private reachesDevice(): boolean {
    if (this.place?.kind === 'device') return this.air.deviceName !== undefined;
    const link = this.device.radio.station.link;
    return this.place?.kind === 'network' && link?.ssid === this.place.ssid && link.hasAddress;
  }

  private depart(): void {
    const wasThere = this.place?.kind === 'device' && this.air.deviceName !== undefined;
    this.place = undefined;
    if (wasThere) this.device.stationMoved(false);
  }

  private async pass(): Promise<void> {
    await this.advance(this.scheduler.now() + ACT, () => false);
  }
}

/** Phone, access points, cloud and capture of the simulator. */
export class SimulatedBench implements Bench {
  readonly phone: SimulatedPhone;
  readonly network: Network;
  readonly cloud: Cloud;
  readonly capture: Capture;

  constructor(
    scheduler: Scheduler,
    private readonly air: RadioMedium,
    device: NetworkProcessor,
    advance: AdvanceTime,
    wire: HttpWire = inProcess(() => device.httpDevice),
  ) {
    this.phone = new SimulatedPhone(scheduler, air, device, advance, wire);
    this.network = {
      provide: async (accessPoint: AccessPoint) => air.provide(accessPoint),
      withdraw: async (ssid: string) => air.withdraw(ssid),
    };
    this.cloud = {
      setReachable: async (reachable: boolean) => {
        air.cloudReachable = reachable;
      },
    };
    this.capture = { packets: async () => [...air.packets] };
  }

  /** Names of the visible networks at this moment. */
  names(): readonly string[] {
    return this.air.names();
  }

  /** Removes all captured packets. */
  forgetPackets(): void {
    this.air.packets.length = 0;
  }

  /** Removes all networks and packets, connects the cloud, and disconnects the phone. */
  clear(): void {
    this.air.clear();
    this.phone.forget();
  }
}
