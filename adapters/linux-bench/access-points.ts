import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProvtckError } from '../../ledger/error';
import type { AccessPoint } from '../adapter';
import { normalText } from '../byte-text';
import { cannotDo } from '../cannot-do';
import { Turns } from '../turns';
import { accessPointFile } from './daemon-files';
import type { HelperClient } from './helper-client';
import { InteractiveClient } from './interactive-client';
import { LineProgram } from './line-program';
import type { Radio } from './radio';

/** Maximum time from the start of hostapd to its network, in ms. */
const ENABLED = 20_000;

/** Maximum number of networks on one radio. */
const SLOTS = 8;

const networkMask = '255.255.255.0';

/** A network that is on the air. */
interface RunningNetwork {
  readonly accessPoint: AccessPoint;
  readonly slot: number;
  readonly networkInterface: string;
  /** Address of the access point. */
  readonly address: string;
  readonly daemon: LineProgram;
  readonly client: InteractiveClient;
}

/** What the access points of a bench need. */
interface Settings {
  readonly channel: number;
  readonly regulatoryDomain: string;
  readonly withdraw: 'silent' | 'farewell';
  /** Folder for configuration files and control sockets. */
  readonly folder: string;
  /** Called when a station has joined a network. */
  readonly onJoined: (mac: string, ssid: string) => void;
  /** Called when a station has left a network that stays on the air. */
  readonly onLeft?: (mac: string, ssid: string) => void;
  /** Address of the access point of a network; `10.77.1.1` and following unless given. */
  readonly addressFor?: (slot: number) => string;
  readonly log: (line: string) => void;
}

/**
 * The networks of the bench on one radio. Each has an interface and a hostapd of its own, so that a network comes and
 * goes without an effect on the others.
 */
export class AccessPoints {
  private readonly running = new Map<string, RunningNetwork>();
  /** Names of the networks that stations can join: those that run, and one whose preparation has not ended yet. */
  private readonly onAir = new Set<string>();
  private readonly changes = new Turns();

  constructor(
    private readonly radio: Radio,
    private readonly helper: HelperClient,
    private readonly settings: Settings,
  ) {}

  /** Networks on the air, in the order of their creation. */
  get all(): readonly Pick<RunningNetwork, 'accessPoint' | 'address' | 'slot'>[] {
    return [...this.running.values()];
  }

  find(ssid: string): Pick<RunningNetwork, 'accessPoint' | 'address' | 'slot'> | undefined {
    return this.running.get(normalText(ssid));
  }

  /**
   * Puts a network on the air. One with the same name is withdrawn first.
   *
   * @throws ProvtckError `CANNOT_DO` for a security that hostapd does not have; `BENCH_…`
   */
  provide(accessPoint: AccessPoint): Promise<void> {
    return this.changes.take(async () => {
      await this.remove(accessPoint.ssid, this.settings.withdraw);
      await this.add(accessPoint);
    });
  }

  /** Takes a network off the air; one that is not there is no error. */
  withdraw(ssid: string): Promise<void> {
    return this.changes.take(() => this.remove(ssid, this.settings.withdraw));
  }

  clear(): Promise<void> {
    return this.changes.take(async () => {
      for (const ssid of [...this.running.keys()]) await this.remove(ssid, 'silent');
    });
  }

  private async add(accessPoint: AccessPoint): Promise<void> {
    const slot = this.freeSlot();
    const { radio, settings, helper } = this;
    const networkInterface = `pv${slot}`;
    const address = settings.addressFor?.(slot) ?? `10.77.${slot + 1}.1`;
    const controls = join(settings.folder, `hostapd-${slot}`);
    const file = join(settings.folder, `hostapd-${slot}.conf`);
    await mkdir(controls, { recursive: true });
    await writeFile(file, accessPointFile(accessPoint, { ...settings, networkInterface, controls }), { mode: 0o600 });
    await radio.tryRun(['iw', 'dev', networkInterface, 'del']);
    await radio.run(['iw', radio.phy, 'interface', 'add', networkInterface, 'type', '__ap']);
    await radio.run(['ip', 'link', 'set', networkInterface, 'address', await this.addressFor(slot)]);
    // hostapd_cli holds events back until its next answer; the daemon prints them at once.
    const daemon = new LineProgram('hostapd', radio.command(['hostapd', '-t', file]), (line) =>
      this.takeEvent(line, accessPoint.ssid),
    );
    const client = new InteractiveClient(
      'hostapd_cli',
      radio.command(['hostapd_cli', '-p', controls, '-i', networkInterface]),
    );
    this.onAir.add(normalText(accessPoint.ssid));
    try {
      await this.enabled(daemon, accessPoint);
      await radio.run(['ip', 'addr', 'replace', `${address}/24`, 'dev', networkInterface]);
      await helper.send('serve', {
        network: normalText(accessPoint.ssid),
        server: address,
        mask: networkMask,
        delay: accessPoint.dhcp,
      });
      await client.attach();
      this.running.set(normalText(accessPoint.ssid), { accessPoint, slot, networkInterface, address, daemon, client });
    } catch (error) {
      this.onAir.delete(normalText(accessPoint.ssid));
      await client.close();
      await daemon.kill();
      await radio.tryRun(['iw', 'dev', networkInterface, 'del']);
      throw error;
    }
  }

  private async enabled(daemon: LineProgram, { security }: AccessPoint): Promise<void> {
    try {
      await daemon.waitFor((line) => (line.includes('AP-ENABLED') ? true : undefined), ENABLED, 'AP-ENABLED');
    } catch (error) {
      const refuses = daemon.lines.some((line) => /wep.*(?:unknown|unsupported)|unknown.*wep/i.test(line));
      if (security === 'wep' && refuses) throw cannotDo('the hostapd of this machine has no WEP');
      throw error;
    }
  }

  private async remove(ssid: string, how: 'silent' | 'farewell'): Promise<void> {
    const network = this.running.get(normalText(ssid));
    if (network === undefined) return;
    this.running.delete(normalText(ssid));
    this.onAir.delete(normalText(ssid));
    const { client, daemon, networkInterface } = network;
    if (how === 'farewell') {
      await client.command('disable').catch(() => {});
      await daemon.stop();
    } else await daemon.kill();
    await client.close();
    await this.radio.tryRun(['iw', 'dev', networkInterface, 'del']);
    await this.helper.send('end', { network: normalText(ssid) });
  }

  private takeEvent(line: string, ssid: string): void {
    const [, kind, mac = ''] = / AP-STA-(CONNECTED|DISCONNECTED|POSSIBLE-PSK-MISMATCH) ([\da-f:]{17})/.exec(line) ?? [];
    if (kind === undefined) return;
    this.settings.log(`${ssid}: ${kind === 'POSSIBLE-PSK-MISMATCH' ? 'wrong key from' : kind.toLowerCase()} ${mac}`);
    if (kind === 'CONNECTED') {
      this.inform('joined', { mac, network: normalText(ssid) });
      this.settings.onJoined(mac, ssid);
    }
    if (kind === 'DISCONNECTED') {
      this.inform('left', { mac });
      if (this.onAir.has(normalText(ssid))) this.settings.onLeft?.(mac, ssid);
    }
  }

  /** The next action of the bench reports a helper that has ended. */
  private inform(...[method, params]: ['joined', { mac: string; network: string }] | ['left', { mac: string }]): void {
    this.helper.send(method, params as never).catch(() => {});
  }

  private freeSlot(): number {
    const used = new Set([...this.running.values()].map(({ slot }) => slot));
    for (let slot = 0; slot < SLOTS; slot += 1) if (!used.has(slot)) return slot;
    throw new ProvtckError(
      'BENCH_TOO_MANY_NETWORKS',
      `the bench has ${SLOTS} networks already`,
      'Withdraw one of them first.',
    );
  }

  /** The address of the radio, locally administered, with the slot in it: hardware recognises such addresses by a mask. */
  private async addressFor(slot: number): Promise<string> {
    const own = await this.radio.addressOf(this.radio.networkInterface);
    const bytes = own.split(':').map((digits) => Number.parseInt(digits, 16));
    const [first = 0, ...rest] = bytes;
    const last = rest.pop() ?? 0;
    const address = [first | 0x02, ...rest, (last & 0xf0) | ((last + slot + 1) & 0x0f)];
    return address.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  }
}
