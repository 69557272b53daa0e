import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Board, type PluggedBoard } from '../../../adapters/board/board';
import { textOf } from '../../../adapters/byte-text';
import { AccessPoints } from '../../../adapters/linux-bench/access-points';
import { HelperClient } from '../../../adapters/linux-bench/helper-client';
import { Radio } from '../../../adapters/linux-bench/radio';
import { Station } from '../../../adapters/linux-bench/station';
import type { NetworkProcessor } from '../../../adapters/simulator/network-processor/network-processor';
import type { DecisionOverrides } from '../../../adapters/simulator/reference-device';
import { AirMonitor } from '../air-monitor';
import { AgentClient } from './agent-client';
import { AirMedium } from './air-medium';
import { LinuxStationRadio } from './linux-station-radio';
import { serveOnSocket } from './serve-on-socket';
import { SmartConfigEar } from './smart-config-ear';

/** How often the device looks for SmartConfig in what it has heard, in ms. */
const LOOK = 300;

const regulatoryDomain = 'DE';

/** What an air board is built from. */
export interface AirBoardOptions {
  /** Folder for configuration files and sockets. */
  readonly folder: string;
  /** Interfaces of the radios. Without a monitor the device does not hear SmartConfig. */
  readonly station: string;
  readonly accessPoint: string;
  readonly monitor?: string;
  readonly channel: number;
  /** Port of HTTP in both networks, 80 on a real device; 0 for any free port in each. */
  readonly httpPort: number;
  /** Differences between the device and the reference device. */
  readonly deviation?: DecisionOverrides;
  /** Receives the error of a radio that fails. */
  readonly failed: (error: unknown) => void;
}

/** Something that an air board has opened. */
interface Part {
  close(): unknown;
}

/**
 * The virtual LaunchPad whose reference network processor has real radios: a station, an access point, and a receiver of
 * SmartConfig. Its console is that of every virtual LaunchPad.
 */
export class AirBoard {
  /** Port of HTTP in the network of the device AP. */
  httpPort = 0;
  private board: PluggedBoard | undefined;
  /** What it has opened, the last one first. */
  private readonly parts: Part[] = [];
  private readonly socket: string;

  private constructor(private readonly options: AirBoardOptions) {
    this.socket = join(options.folder, 'http');
  }

  /** @throws ProvtckError `BENCH_…` for a radio that cannot be used */
  static async plugIn(options: AirBoardOptions): Promise<AirBoard> {
    const board = new AirBoard(options);
    try {
      await board.open();
      return board;
    } catch (error) {
      await board.close();
      throw error;
    }
  }

  /** Address of the console. */
  get console(): string {
    return this.board?.console ?? '';
  }

  async close(): Promise<void> {
    for (const part of this.parts.splice(0)) await part.close();
  }

  private async open(): Promise<void> {
    const { folder, deviation, failed, monitor } = this.options;
    await mkdir(folder, { recursive: true });
    const station = await this.openStation();
    const accessPoints = await this.openAccessPoint();
    const medium = new AirMedium(station, { show: (ssid) => this.show(accessPoints, ssid) }, failed);
    station.onFound = (networks) => medium.keepScan(networks);
    station.onContact = (isReached) => {
      medium.cloudReachable = isReached;
    };
    const plugged = await Board.plugIn({
      part: 'CC3235SF',
      profile: 'ti-at+prov',
      hostDriver: 'reference',
      console: 0,
      benchPort: 0,
      httpPort: 0,
      timeScale: 1,
      faults: [],
      air: medium,
      ...(deviation !== undefined && { deviation }),
    });
    this.board = plugged;
    this.kept({ close: () => plugged.unplug() });
    medium.act = (effect) => plugged.board.clock.act(effect);
    this.kept(await serveOnSocket(this.socket, Number(new URL(plugged.http).port)));
    if (monitor !== undefined) await this.openReceiver(monitor);
  }

  private async openStation(): Promise<LinuxStationRadio> {
    const { folder, channel, httpPort } = this.options;
    const radio = this.kept(await Radio.open('device-station', this.options.station));
    const station = new Station(radio, regulatoryDomain, folder);
    this.kept({ close: () => station.leave() });
    const agent = this.kept(await AgentClient.open(radio, this.socket, httpPort));
    return new LinuxStationRadio(station, agent, channel);
  }

  private async openAccessPoint(): Promise<AccessPoints> {
    const { folder, channel, httpPort } = this.options;
    const radio = this.kept(await Radio.open('device-ap', this.options.accessPoint));
    const helper = this.kept(new HelperClient('the helper of the device AP', (command) => radio.command(command)));
    await helper.send('openServers', { cloud: false });
    const agent = this.kept(await AgentClient.open(radio, this.socket, httpPort));
    this.httpPort = agent.port;
    const accessPoints = new AccessPoints(radio, helper, {
      channel,
      regulatoryDomain,
      withdraw: 'silent',
      folder,
      onJoined: () => this.act((device) => device.stationMoved(true)),
      onLeft: () => this.act((device) => device.stationMoved(false)),
      addressFor: () => this.device?.accessPointAddress.address ?? '',
      log: () => {},
    });
    this.kept({ close: () => accessPoints.clear() });
    return accessPoints;
  }

  /** The device hears SmartConfig by a radio of its own, which no network disturbs. */
  private async openReceiver(networkInterface: string): Promise<void> {
    const ear = new SmartConfigEar(
      () => performance.now(),
      (received) => {
        const [ssid, key] = [textOf(received?.ssid ?? Buffer.alloc(0)), textOf(received?.key ?? Buffer.alloc(0))];
        const profile = { ssid, security: key === '' ? 'open' : 'wpa', key, priority: 0 } as const;
        this.act((device) => device.receiveSmartConfig(profile, received === undefined));
      },
    );
    this.kept(await AirMonitor.open(networkInterface, this.options.channel, (length) => ear.hear(length)));
    const timer = setInterval(() => ear.look(), LOOK);
    this.kept({ close: () => clearInterval(timer) });
  }

  /** Shows the device AP with its present settings, and no other one. */
  private async show(accessPoints: AccessPoints, ssid: string | undefined): Promise<void> {
    await accessPoints.clear();
    const { device } = this;
    if (ssid === undefined || device === undefined) return;
    const { security, password } = device.radio.shownAccessPoint;
    await accessPoints.provide({ ssid, security, key: password, dhcp: 0 });
  }

  private get device(): NetworkProcessor | undefined {
    return this.board?.board.networkProcessor;
  }

  /** Applies an effect to the device at the current time. */
  private act(effect: (device: NetworkProcessor) => void): void {
    this.board?.board.clock.act(() => {
      if (this.device !== undefined) effect(this.device);
    });
  }

  private kept<T extends Part>(part: T): T {
    this.parts.unshift(part);
    return part;
  }
}
