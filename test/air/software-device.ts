import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessPoint, Lease } from '../../adapters/adapter';
import { AccessPoints } from '../../adapters/linux-bench/access-points';
import { HelperClient } from '../../adapters/linux-bench/helper-client';
import { frequencyOf, Radio } from '../../adapters/linux-bench/radio';
import { type Association, Station } from '../../adapters/linux-bench/station';

/** The two radios of a device: a station, and an access point with DHCP and HTTP. */
export class SoftwareDevice {
  private constructor(
    private readonly stationRadio: Radio,
    private readonly apRadio: Radio,
    private readonly stationHelper: HelperClient,
    private readonly apHelper: HelperClient,
    private readonly station: Station,
    private readonly accessPoint: AccessPoints,
    private readonly channel: number,
  ) {}

  static async open(
    folder: string,
    radios: { readonly station: string; readonly accessPoint: string; readonly channel: number },
  ): Promise<SoftwareDevice> {
    const own = join(folder, 'device');
    await mkdir(own, { recursive: true });
    const stationRadio = await Radio.open('device-station', radios.station);
    const apRadio = await Radio.open('device-ap', radios.accessPoint);
    const stationHelper = new HelperClient('the helper of the station', (command) => stationRadio.command(command));
    const apHelper = new HelperClient('the helper of the device AP', (command) => apRadio.command(command));
    for (const helper of [stationHelper, apHelper]) await helper.send('openServers', { cloud: true });
    const station = new Station(stationRadio, 'DE', own);
    const accessPoint = new AccessPoints(apRadio, apHelper, {
      channel: radios.channel,
      regulatoryDomain: 'DE',
      withdraw: 'silent',
      folder: own,
      onJoined: () => {},
      log: () => {},
    });
    return new SoftwareDevice(stationRadio, apRadio, stationHelper, apHelper, station, accessPoint, radios.channel);
  }

  join(network: Omit<AccessPoint, 'dhcp'>): Promise<Association> {
    return this.station.join({ ...network, frequencies: [frequencyOf(this.channel)] });
  }

  lease(): Promise<Lease | undefined> {
    return this.station.getLease();
  }

  /** How the station loses its network within `ms`. */
  loses(ms: number): Promise<string | undefined> {
    return this.station.nextEvent((event) => (event.startsWith('CTRL-EVENT-DISCONNECTED') ? event : undefined), ms);
  }

  leave(): Promise<void> {
    return this.station.leave();
  }

  openAccessPoint(ssid: string): Promise<void> {
    return this.accessPoint.provide({ ssid, security: 'open', key: '', dhcp: 0 });
  }

  closeAccessPoint(): Promise<void> {
    return this.accessPoint.clear();
  }

  /** Status of a GET; undefined if nothing answers. */
  async get(address: string): Promise<number | undefined> {
    const request = { server: address, method: 'GET', path: '/' } as const;
    const outcome = (await this.stationHelper.send('request', request)) as { readonly status?: number };
    return outcome.status;
  }

  async close(): Promise<void> {
    await this.leave();
    await this.closeAccessPoint();
    for (const part of [this.stationHelper, this.apHelper, this.stationRadio, this.apRadio]) await part.close();
  }
}
