import { ProvtckError } from '../../ledger/error';
import type { HttpOutcome, HttpRequest, JoinOutcome, Phone, Profile } from '../adapter';
import { bytesOf, normalText } from '../byte-text';
import { httpsPort, securePortOf } from '../http-exchange';
import type { AccessPoints } from './access-points';
import type { BenchFile } from './bench-file';
import type { HelperClient } from './helper-client';
import { allChannels, frequencyOf } from './radio';
import type { SelfTest } from './self-test';
import type { SeenNetwork, Station } from './station';

/** Time for which the phone searches for the device AP, in ms. */
const SEARCH = 10_000;

/** Maximum duration of a transmission, and of one that is broken off, in ms. */
const TRANSMISSION = 60_000;
const BROKEN_OFF = 20_000;

/** Host number of the phone in the networks of the bench. */
const PHONE_HOST = '10';

/** A network for SmartConfig where the bench has none. */
const CARRIER = { ssid: 'provtck-carrier', security: 'open', key: '', dhcp: 0 } as const;

/** Where the phone is, and where it reaches a device from there. */
type Place =
  | { readonly kind: 'device'; readonly address: string }
  | { readonly kind: 'network'; readonly ssid: string };

/** The parts of the bench that the phone uses. */
interface Parts {
  readonly file: BenchFile;
  readonly station: Station;
  readonly accessPoints: AccessPoints;
  /** Helper in the namespace of the phone. */
  readonly helper: HelperClient;
  readonly selfTest: SelfTest;
  /** Address that DHCP gave to the device in a network of the bench. */
  readonly deviceAddress: (ssid: string) => Promise<string | undefined>;
}

/** The phone of the bench: a radio that joins networks, speaks HTTP and sends SmartConfig. */
export class LinuxPhone implements Phone {
  private place: Place | undefined;
  private securePort = httpsPort;

  constructor(private readonly parts: Parts) {}

  async scan(): Promise<readonly string[]> {
    const { file, station } = this.parts;
    const { channel } = file.device;
    const channels = channel === undefined ? allChannels : [...new Set([channel, file.accessPoints.channel])];
    const seen = await station.scan(channels);
    return [...new Set(seen.map(({ ssid }) => ssid).filter((ssid) => ssid !== ''))].sort();
  }

  async joinDevice(): Promise<JoinOutcome> {
    await this.leave();
    const device = await this.searchDevice();
    if (device === undefined) return this.refused("the device's access point is not on the air");
    if (device.secured) return this.refused("the device's access point requires a key");
    const { station } = this.parts;
    const { ssid, bssid, frequency } = device;
    const association = await station.join({ ssid, bssid, security: 'open', key: '', frequencies: [frequency] });
    if (association.kind === 'refused') return this.refused(association.why);
    const lease = await station.getLease();
    if (lease === undefined) {
      await station.leave();
      return this.refused('the phone got no address from the device');
    }
    this.place = { kind: 'device', address: lease.gateway };
    return { kind: 'joined', lease };
  }

  async joinNetwork(ssid: string): Promise<JoinOutcome> {
    await this.leave();
    const network = this.parts.accessPoints.find(ssid);
    if (network === undefined) return { kind: 'refused', why: `the bench has no access point named ${ssid}` };
    await this.enter(network);
    this.place = { kind: 'network', ssid: normalText(ssid) };
    return { kind: 'joined' };
  }

  async leave(): Promise<void> {
    const { helper, station } = this.parts;
    await helper.send('endSmartConfig', {});
    this.place = undefined;
    this.securePort = httpsPort;
    await station.leave();
  }

  async request(request: HttpRequest): Promise<HttpOutcome> {
    const address = await this.addressOfDevice();
    if (address === undefined) return { kind: 'unreachable', why: 'the phone is in no network with the device' };
    const { secure, method, path, form } = request;
    const server = secure ? `https://${address}:${this.securePort}` : `http://${address}`;
    const fields = form?.map(([name, value]): [string, string] => [name, value]);
    const asked = { server, method, path, ...(fields !== undefined && { form: fields }) };
    const outcome = (await this.parts.helper.send('request', asked)) as HttpOutcome;
    this.securePort = securePortOf(outcome) ?? this.securePort;
    return outcome;
  }

  /**
   * Joins the network whose credentials it sends, another one of the bench, or one of its own. The datagrams go to the
   * gateway there.
   */
  async smartConfig(profile: Profile, breaksOff = false): Promise<void> {
    const { accessPoints, file, helper } = this.parts;
    if (accessPoints.all.length === 0) await accessPoints.provide(CARRIER);
    const carrier = accessPoints.find(profile.ssid) ?? accessPoints.all[0];
    if (carrier === undefined) return;
    const { ssid } = carrier.accessPoint;
    if (this.place?.kind !== 'network' || this.place.ssid !== normalText(ssid)) await this.joinNetwork(ssid);
    const { key: cipherKey, group, deviceName, pause } = file.smartConfig;
    await helper.send('smartConfig', {
      message: {
        ssid: profile.ssid,
        key: profile.key,
        group,
        breaksOff,
        ...(cipherKey !== undefined && { cipherKey }),
        ...(deviceName !== undefined && { deviceName }),
      },
      gateway: carrier.address,
      pause,
      limit: breaksOff ? BROKEN_OFF : TRANSMISSION,
    });
  }

  /** The device has received the credentials. */
  async endSmartConfig(): Promise<void> {
    await this.parts.helper.send('endSmartConfig', {});
  }

  /** The bench itself is examined before a refusal counts as the answer of the device. */
  private async refused(why: string): Promise<JoinOutcome> {
    await this.parts.selfTest.pass(why);
    return { kind: 'refused', why };
  }

  /** @throws ProvtckError `BENCH_SELF_TEST_FAILED`: both ends are the bench's own */
  private async enter(network: NonNullable<ReturnType<AccessPoints['find']>>): Promise<void> {
    const { station, file } = this.parts;
    const { ssid, security, key } = network.accessPoint;
    const frequencies = [frequencyOf(file.accessPoints.channel)];
    let association = await station.join({ ssid, security, key, frequencies });
    // Radios lose a few joins for reasons of their own.
    if (association.kind === 'refused') association = await station.join({ ssid, security, key, frequencies });
    if (association.kind === 'refused')
      throw new ProvtckError(
        'BENCH_SELF_TEST_FAILED',
        `the phone cannot join the network ${ssid} of the bench: ${association.why}`,
        'Examine the bench with `provtck doctor --bench linux:<file>`; the device has no part in this.',
      );
    await station.useAddress(network.address.replace(/\d+$/, PHONE_HOST));
  }

  private async searchDevice(): Promise<SeenNetwork | undefined> {
    const { file, station } = this.parts;
    const { ssidPrefix, channel, mac } = file.device;
    const prefix = Buffer.from(bytesOf(ssidPrefix));
    const isDevice = ({ ssid, bssid }: SeenNetwork): boolean =>
      (mac === undefined || bssid === mac) && Buffer.from(bytesOf(ssid)).subarray(0, prefix.length).equals(prefix);
    for (const until = Date.now() + SEARCH; ; ) {
      const seen = (await station.scan(channel === undefined ? allChannels : [channel])).filter(isDevice);
      const [nearest] = [...seen].sort((one, other) => other.signal - one.signal);
      if (nearest !== undefined || Date.now() > until) return nearest;
    }
  }

  private async addressOfDevice(): Promise<string | undefined> {
    if (this.place === undefined) return undefined;
    return this.place.kind === 'device' ? this.place.address : this.parts.deviceAddress(this.place.ssid);
  }
}
