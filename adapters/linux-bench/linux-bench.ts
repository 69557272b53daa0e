import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Cloud, HttpOutcome, Network, Packet } from '../adapter';
import { normalText } from '../byte-text';
import { AccessPoints } from './access-points';
import type { BenchFile } from './bench-file';
import { HelperClient } from './helper-client';
import { LinuxPhone } from './linux-phone';
import { cloudAddress } from './network-servers';
import { PacketCapture } from './packet-capture';
import { Radio } from './radio';
import { runProgram } from './run-program';
import { SelfTest } from './self-test';
import { Station } from './station';

/** A packet with its age instead of its time. */
export type AgedPacket = Omit<Packet, 'at'> & { readonly ago: number };

/** What the radios of a bench need, besides the bench itself. */
export interface LinuxBenchOptions {
  /** Receives a line for each station that comes, goes, or has a wrong key. */
  readonly log?: (line: string) => void;
}

/** Phone, network, cloud and capture by two Wi-Fi adapters of a Linux machine. */
export class LinuxBench implements Omit<Bench, 'operated' | 'capture'> {
  readonly phone: LinuxPhone;
  readonly network: Network;
  readonly cloud: Cloud;
  /** Address of the phone's radio. */
  private phoneAddress = '';
  /** Devices by the network that they have joined last. */
  private readonly devices = new Map<string, string>();
  private readonly accessPoints: AccessPoints;
  private readonly capturing: PacketCapture;
  private readonly selfTest: SelfTest;

  private constructor(
    private readonly file: BenchFile,
    private readonly folder: string,
    private readonly apRadio: Radio,
    private readonly phoneRadio: Radio,
    private readonly apHelper: HelperClient,
    private readonly phoneHelper: HelperClient,
    /** The radios of the bench, for its examination. */
    readonly station: Station,
    log: (line: string) => void,
  ) {
    const { channel } = file.accessPoints;
    const { regulatoryDomain, withdraw } = file;
    const onJoined = (mac: string, ssid: string): void => this.takeStation(mac, ssid);
    const settings = { channel, regulatoryDomain, withdraw, folder, onJoined, log };
    this.accessPoints = new AccessPoints(apRadio, apHelper, settings);
    this.capturing = new PacketCapture(apRadio, (mac) => this.isDevice(mac));
    this.selfTest = new SelfTest(this.accessPoints, station, channel);
    this.phone = new LinuxPhone({
      file,
      station,
      accessPoints: this.accessPoints,
      helper: phoneHelper,
      selfTest: this.selfTest,
      deviceAddress: (ssid) => this.deviceAddress(ssid),
    });
    const { accessPoints } = this;
    this.network = {
      provide: (accessPoint) => accessPoints.provide(accessPoint),
      withdraw: (ssid) => accessPoints.withdraw(ssid),
    };
    this.cloud = { setReachable: (reachable) => this.setCloud(reachable) };
  }

  /**
   * Takes the adapters, and prepares everything that a scenario does not need to wait for.
   *
   * @throws ProvtckError `BENCH_…`
   */
  static async open(file: BenchFile, { log = () => {} }: LinuxBenchOptions = {}): Promise<LinuxBench> {
    await runProgram(['iw', 'reg', 'set', file.regulatoryDomain]);
    const opened: { close(): Promise<void> }[] = [];
    const kept = <T extends { close(): Promise<void> }>(part: T): T => {
      opened.unshift(part);
      return part;
    };
    try {
      const folder = await mkdtemp(join(tmpdir(), 'provtck-linux-bench-'));
      kept({ close: () => rm(folder, { recursive: true, force: true }) });
      const apRadio = kept(await Radio.open(`provtck-${file.name}-ap`, file.accessPoints.interface));
      const phoneRadio = kept(await Radio.open(`provtck-${file.name}-phone`, file.phone.interface));
      const apHelper = kept(new HelperClient('the helper of the access points', (command) => apRadio.command(command)));
      const phoneHelper = kept(new HelperClient('the helper of the phone', (command) => phoneRadio.command(command)));
      await phoneHelper.send('prepare', {});
      await apHelper.send('prepare', {});
      await apHelper.send('openServers', { cloud: true });
      const station = new Station(phoneRadio, file.regulatoryDomain, folder);
      const bench = new LinuxBench(file, folder, apRadio, phoneRadio, apHelper, phoneHelper, station, log);
      kept(bench.capturing);
      await bench.begin();
      return bench;
    } catch (error) {
      for (const part of opened) await part.close().catch(() => {});
      throw error;
    }
  }

  /** Packets of the devices since the last `clear`, oldest first. */
  readonly capture: { packets(): Promise<readonly AgedPacket[]> } = {
    packets: async () => {
      const now = Date.now();
      return this.capturing.packets().map(({ time, ...packet }) => ({ ago: Math.max(0, now - time), ...packet }));
    },
  };

  /**
   * Lets the phone join a network of the bench with a key, get an address by DHCP, and get an HTTP response.
   *
   * @throws ProvtckError `BENCH_SELF_TEST_FAILED`, `BENCH_…`
   */
  async proveRadios(): Promise<void> {
    await this.selfTest.prove(async (gateway) => {
      const asked = { server: `http://${gateway}`, method: 'GET', path: '/' } as const;
      return ((await this.phoneHelper.send('request', asked)) as HttpOutcome).kind === 'answered';
    });
  }

  /** Removes all networks and packets, connects the cloud, and disconnects the phone. */
  async clear(): Promise<void> {
    await this.phone.leave();
    await this.accessPoints.clear();
    await this.setCloud(true);
    this.devices.clear();
    this.capturing.forget();
  }

  /** Ends every program and gives the adapters back; can be called twice. */
  async close(): Promise<void> {
    const steps = [
      () => this.station.leave(),
      () => this.accessPoints.clear(),
      () => this.capturing.close(),
      () => this.phoneHelper.close(),
      () => this.apHelper.close(),
      () => this.phoneRadio.close(),
      () => this.apRadio.close(),
      () => rm(this.folder, { recursive: true, force: true }),
    ];
    for (const step of steps) await step().catch(() => {});
  }

  private async begin(): Promise<void> {
    this.phoneAddress = await this.phoneRadio.addressOf(this.phoneRadio.networkInterface);
    // The interface that the adapter came with would be one more access point or station.
    await this.apRadio.tryRun(['ip', 'link', 'set', this.apRadio.networkInterface, 'down']);
    await this.setCloud(true);
    await this.capturing.begin();
    await this.station.leave();
  }

  private isDevice(mac: string): boolean {
    const { mac: known } = this.file.device;
    return known === undefined ? mac !== this.phoneAddress : mac === known;
  }

  private takeStation(mac: string, ssid: string): void {
    if (!this.isDevice(mac)) return;
    this.devices.set(normalText(ssid), mac);
    // Credentials that a device has used need no further transmission; the next action reports a lost helper.
    this.phone.endSmartConfig().catch(() => {});
  }

  private async deviceAddress(ssid: string): Promise<string | undefined> {
    const mac = this.devices.get(ssid);
    if (mac === undefined) return undefined;
    return ((await this.apHelper.send('addressOf', { mac, network: ssid })) as string) || undefined;
  }

  private async setCloud(reachable: boolean): Promise<void> {
    await this.apRadio.tryRun(['ip', 'addr', reachable ? 'replace' : 'del', `${cloudAddress}/32`, 'dev', 'lo']);
  }
}
