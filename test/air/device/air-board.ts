import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Board, type PluggedBoard } from '../../../adapters/board/board';
import { textOf } from '../../../adapters/byte-text';
import { AccessPoints } from '../../../adapters/linux-bench/access-points';
import { HelperClient } from '../../../adapters/linux-bench/helper-client';
import { Radio } from '../../../adapters/linux-bench/radio';
import { Station } from '../../../adapters/linux-bench/station';
import type { NetworkProcessor } from '../../../adapters/simulator/network-processor/network-processor';
import { AirMonitor } from '../air-monitor';
import { AgentClient } from './agent-client';
import { AirMedium } from './air-medium';
import { LinuxStationRadio } from './linux-station-radio';
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
  /** Port of HTTP in the networks, 80 on a real device. */
  readonly httpPort: number;
  /** Receives the error of a radio that fails. */
  readonly failed: (error: unknown) => void;
}

/**
 * The virtual LaunchPad whose reference network processor has real radios: a station, an access point, and a receiver of
 * SmartConfig. Its console is that of every virtual LaunchPad.
 */
export class AirBoard {
  private constructor(
    private readonly plugged: PluggedBoard,
    /** What to close, in this order. */
    private readonly parts: readonly { close(): Promise<unknown> | void }[],
  ) {}

  static async plugIn({ folder, channel, failed, httpPort, ...interfaces }: AirBoardOptions): Promise<AirBoard> {
    const parts: { close(): Promise<unknown> | void }[] = [];
    const kept = <T extends { close(): Promise<unknown> | void }>(part: T): T => {
      parts.unshift(part);
      return part;
    };
    await mkdir(folder, { recursive: true });
    const device: { networkProcessor?: NetworkProcessor } = {};
    const socket = join(folder, 'http');
    const stationRadio = kept(await Radio.open('device-station', interfaces.station));
    const apRadio = kept(await Radio.open('device-ap', interfaces.accessPoint));
    const helper = kept(new HelperClient('the helper of the device AP', (command) => apRadio.command(command)));
    await helper.send('openServers', { cloud: false });
    kept(await AgentClient.open(apRadio, socket, httpPort));
    const agent = kept(
      await AgentClient.open(stationRadio, socket, httpPort, (isReached) => {
        medium.cloudReachable = isReached;
      }),
    );
    const station = new Station(stationRadio, regulatoryDomain, folder);
    kept({ close: () => station.leave() });
    const moved = (joined: boolean): void => medium.act(() => device.networkProcessor?.stationMoved(joined));
    const accessPoints = new AccessPoints(apRadio, helper, {
      channel,
      regulatoryDomain,
      withdraw: 'silent',
      folder,
      onJoined: () => moved(true),
      onLeft: () => moved(false),
      addressFor: () => device.networkProcessor?.accessPointAddress.address ?? '',
      log: () => {},
    });
    kept({ close: () => accessPoints.clear() });
    const medium: AirMedium = new AirMedium(
      new LinuxStationRadio(station, agent, channel, (found) => medium.keepScan(found)),
      {
        show: async (ssid) => {
          await accessPoints.clear();
          const key = device.networkProcessor?.store.accessPoint.password ?? '';
          const security = medium.deviceAsksForKey ? 'wpa' : 'open';
          if (ssid !== undefined) await accessPoints.provide({ ssid, security, key, dhcp: 0 });
        },
      },
      failed,
    );
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
    });
    kept({ close: () => plugged.unplug() });
    const { board } = plugged;
    device.networkProcessor = board.networkProcessor;
    medium.act = (effect) => board.clock.act(effect);
    kept(await serveOn(socket, Number(new URL(plugged.http).port)));
    if (interfaces.monitor !== undefined) kept(await listenForSmartConfig(interfaces.monitor, channel, medium, board));
    return new AirBoard(plugged, parts);
  }

  /** Address of the console. */
  get console(): string {
    return this.plugged.console;
  }

  async close(): Promise<void> {
    for (const part of this.parts) await part.close();
  }
}

/** Serves HTTP of the device on a socket that every namespace can reach. */
async function serveOn(socket: string, port: number): Promise<{ close(): void }> {
  await rm(socket, { force: true });
  const server: Server = createServer((outer) => {
    const inner = connect(port, '127.0.0.1');
    outer.pipe(inner).pipe(outer);
    outer.on('error', () => inner.destroy());
    inner.on('error', () => outer.destroy());
    inner.on('close', () => outer.destroySoon());
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return server;
}

async function listenForSmartConfig(
  networkInterface: string,
  channel: number,
  medium: AirMedium,
  board: Board,
): Promise<{ close(): Promise<void> }> {
  const ear = new SmartConfigEar(
    () => performance.now(),
    (received) => {
      const text = (bytes: Buffer | undefined): string => textOf(bytes ?? Buffer.alloc(0));
      const key = text(received?.key);
      const security = key === '' ? 'open' : 'wpa';
      const profile = { ssid: text(received?.ssid), security, key, priority: 0 } as const;
      medium.act(() => board.networkProcessor.receiveSmartConfig(profile, received === undefined));
    },
  );
  const monitor = await AirMonitor.open(networkInterface, channel, (length) => ear.hear(length));
  const timer = setInterval(() => ear.look(), LOOK);
  return {
    close: async () => {
      clearInterval(timer);
      await monitor.close();
    },
  };
}
