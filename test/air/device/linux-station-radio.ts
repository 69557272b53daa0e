import type { AccessPoint, Profile } from '../../../adapters/adapter';
import { bytesOf, normalText } from '../../../adapters/byte-text';
import { cloudAddress } from '../../../adapters/linux-bench/network-servers';
import { frequencyOf } from '../../../adapters/linux-bench/radio';
import type { Association, Station } from '../../../adapters/linux-bench/station';
import type { Outgoing } from '../../../adapters/simulator/network-processor/device-station';
import { STATION_ADDRESS } from '../../../adapters/simulator/network-processor/station';
import { ProvtckError } from '../../../ledger/error';
import type { AgentClient } from './agent-client';
import type { StationRadio } from './air-station';

/** Scans after which a network is absent. */
const SCANS = 3;

/** Time limit of the wait for a loss, in ms: a day. */
const FOREVER = 86_400_000;

const destinations = { broadcast: '255.255.255.255', multicast: '224.0.0.251', unicast: cloudAddress } as const;

/** A radio of the guest as the station of the device, by wpa_supplicant and udhcpc. */
export class LinuxStationRadio implements StationRadio {
  /** Receives the networks of every scan. */
  onFound: (networks: readonly AccessPoint[]) => void = () => {};
  private address = STATION_ADDRESS;

  constructor(
    private readonly station: Station,
    private readonly agent: AgentClient,
    private readonly channel: number,
  ) {}

  /** Receives whether a server that the device has contacted was reached. */
  set onContact(listener: (isReached: boolean) => void) {
    this.agent.onContact = listener;
  }

  async search(ssid: string): Promise<boolean> {
    for (let scan = 0; scan < SCANS; scan += 1) {
      const seen = await this.station.scan([this.channel]);
      this.onFound(
        seen.map(({ ssid: name, secured }) => ({ ssid: name, security: secured ? 'wpa' : 'open', key: '', dhcp: 0 })),
      );
      if (seen.some((network) => normalText(network.ssid) === normalText(ssid))) return true;
    }
    return false;
  }

  async join({ ssid, security, key }: Profile): Promise<Association> {
    try {
      return await this.station.join({ ssid, security, key, frequencies: [frequencyOf(this.channel)] });
    } catch (error) {
      // No network has such a key.
      if (error instanceof ProvtckError && (error.code === 'BENCH_KEY_INVALID' || error.code === 'CANNOT_DO'))
        return { kind: 'refused', why: error.message };
      throw error;
    }
  }

  async getAddress(): Promise<boolean> {
    const lease = await this.station.getLease();
    this.address = lease?.address ?? STATION_ADDRESS;
    return lease !== undefined;
  }

  async loses(): Promise<boolean> {
    const lost = this.station.nextEvent(
      (event) => (event.startsWith('CTRL-EVENT-DISCONNECTED') ? true : undefined),
      FOREVER,
    );
    // A station that has left the network has no supplicant any more.
    return (await lost.catch(() => undefined)) ?? false;
  }

  leave(): Promise<void> {
    return this.station.leave();
  }

  send({ protocol, cast, port, payload }: Outgoing): void {
    const address = destinations[cast];
    if (protocol === 'TCP') this.agent.send({ kind: 'connection', address, port });
    if (protocol !== 'UDP') return;
    const bytes = bytesOf(payload.replace(STATION_ADDRESS, this.address));
    this.agent.send({ kind: 'datagram', address, port, payload: Buffer.from(bytes).toString('base64') });
  }
}
