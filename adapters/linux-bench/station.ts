import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lease } from '../adapter';
import { bytesOf, textOf } from '../byte-text';
import { stationFile, type WantedNetwork } from './daemon-files';
import { InteractiveClient } from './interactive-client';
import { LineProgram } from './line-program';
import { frequencyOf, type Radio } from './radio';

/** Maximum times for an association, a scan, and a lease, in ms. */
const ASSOCIATION = 15_000;
const SCAN = 8_000;
const LEASE = 15_000;

/** Searches without a result after which a network is absent; a busy channel hides it from some. */
const SEARCHES = 4;

/** Attempts of a scan: a radio that is busy refuses one, or does not report its end. */
const SCANS = 3;

/** How an attempt to join ended. */
export type Association = { readonly kind: 'joined' } | { readonly kind: 'refused'; readonly why: string };

/** A network in a scan. */
export interface SeenNetwork {
  readonly ssid: string;
  readonly bssid: string;
  /** MHz. */
  readonly frequency: number;
  /** Signal in dBm. */
  readonly signal: number;
  readonly secured: boolean;
}

/** A radio as a station: one wpa_supplicant for each join, because a supplicant remembers failures. */
export class Station {
  private daemon: LineProgram | undefined;
  private client: InteractiveClient | undefined;

  constructor(
    private readonly radio: Radio,
    private readonly regulatoryDomain: string,
    private readonly folder: string,
  ) {}

  /**
   * Leaves the present network and joins another one.
   *
   * @throws ProvtckError `BENCH_PROGRAM_…`
   */
  async join(network: WantedNetwork): Promise<Association> {
    await this.leave();
    const { radio } = this;
    const controls = join(this.folder, 'wpa_supplicant');
    const file = join(this.folder, 'wpa_supplicant.conf');
    await mkdir(controls, { recursive: true });
    await writeFile(file, stationFile(network, controls, this.regulatoryDomain), { mode: 0o600 });
    const at = radio.networkInterface;
    const daemon = new LineProgram(
      'wpa_supplicant',
      radio.command(['wpa_supplicant', '-t', '-Dnl80211', `-i${at}`, '-c', file]),
    );
    this.daemon = daemon;
    await daemon.waitFor(
      (line) => (line.includes('Successfully initialized') ? true : undefined),
      ASSOCIATION,
      'its start',
    );
    const client = new InteractiveClient('wpa_cli', radio.command(['wpa_cli', '-p', controls, '-i', at]));
    this.client = client;
    await client.attach();
    await client.command('scan_interval 1');
    await client.command('enable_network 0');
    const result = await client.waitFor(outcomes(), ASSOCIATION);
    const association = result ?? { kind: 'refused', why: `no association within ${ASSOCIATION / 1_000} s` };
    if (association.kind === 'refused') await this.leave();
    return association;
  }

  /** Whether the supplicant still holds its network. */
  async isJoined(): Promise<boolean> {
    const status = await this.client?.command('status');
    return status?.includes('wpa_state=COMPLETED') ?? false;
  }

  /** Waits for an event of the present association; undefined after `ms` without it. */
  async nextEvent<T>(find: (event: string) => T | undefined, ms: number): Promise<T | undefined> {
    return this.client?.waitFor(find, ms);
  }

  async leave(): Promise<void> {
    const { daemon, client, radio } = this;
    this.daemon = undefined;
    this.client = undefined;
    // It says goodbye to the access point.
    await daemon?.stop();
    await client?.close();
    await radio.tryRun(['ip', 'addr', 'flush', 'dev', radio.networkInterface]);
    await radio.run(['ip', 'link', 'set', radio.networkInterface, 'up']);
  }

  /** Gives the station an address without DHCP. */
  async useAddress(address: string): Promise<void> {
    await this.radio.run(['ip', 'addr', 'replace', `${address}/24`, 'dev', this.radio.networkInterface]);
  }

  /** Gets an address by DHCP; undefined if no server answers. */
  async getLease(): Promise<Lease | undefined> {
    const script = join(this.folder, 'lease.sh');
    await writeFile(script, leaseScript);
    await chmod(script, 0o700);
    const { networkInterface } = this.radio;
    const client = new LineProgram(
      'udhcpc',
      this.radio.command(['udhcpc', '-f', '-q', '-n', '-i', networkInterface, '-s', script, '-t', '5', '-T', '2']),
    );
    try {
      return await client.findWithin(leaseIn, LEASE);
    } finally {
      if (client.ended?.includes('127') === true || client.lines.some((line) => line.includes('failed: No such file')))
        // biome-ignore lint/correctness/noUnsafeFinally: the absent program explains the absent lease
        throw client.diedError('a lease');
      await client.finish(2_000);
    }
  }

  /**
   * The networks on these channels at this moment.
   *
   * @throws ProvtckError `BENCH_PROGRAM_FAILED`
   */
  async scan(channels: readonly number[]): Promise<readonly SeenNetwork[]> {
    const frequencies = channels.map((channel) => String(frequencyOf(channel)));
    const at = this.radio.networkInterface;
    await this.radio.run(['ip', 'link', 'set', at, 'up']);
    // Without `flush` the kernel lists networks that have disappeared, for 30 s.
    const command = ['iw', 'dev', at, 'scan', 'freq', ...frequencies, 'flush'];
    for (let attempt = 1; attempt < SCANS; attempt += 1) {
      const output = await this.radio.run(command, SCAN).catch(() => undefined);
      if (output !== undefined) return readScan(output);
    }
    return readScan(await this.radio.run(command, SCAN));
  }
}

/** The first event that decides about a join. */
function outcomes(): (event: string) => Association | undefined {
  let searches = 0;
  const refused = (why: string): Association => ({ kind: 'refused', why });
  return (event) => {
    if (event.startsWith('CTRL-EVENT-CONNECTED')) return { kind: 'joined' };
    if (event.startsWith('CTRL-EVENT-SSID-TEMP-DISABLED'))
      return refused(event.includes('reason=WRONG_KEY') ? 'the key is wrong' : 'the access point refuses the phone');
    if (/^CTRL-EVENT-(ASSOC|AUTH)-REJECT/.test(event))
      return refused(`the access point refuses the phone: ${/status_code=\d+/.exec(event)?.[0] ?? 'no reason'}`);
    if (event.startsWith('CTRL-EVENT-NETWORK-NOT-FOUND')) searches += 1;
    return searches < SEARCHES ? undefined : refused('the network is not on the air');
  };
}

/** Sets the address, and prints the lease for the bench. */
const leaseScript = [
  '#!/bin/sh',
  '[ "$1" = bound ] || exit 0',
  'ip addr flush dev "$interface"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
  'ip addr add "$ip/${mask:-24}" dev "$interface"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
  '[ -z "$router" ] || ip route replace default via "${router%% *}" dev "$interface"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
  'echo "lease $ip $subnet ${router%% *}"',
  '',
].join('\n');

function leaseIn(line: string): Lease | undefined {
  const [, address, mask, gateway] = /^lease ([\d.]+) ([\d.]+) ([\d.]+)$/.exec(line) ?? [];
  return address === undefined || mask === undefined || gateway === undefined ? undefined : { address, mask, gateway };
}

/** Reads the output of `iw dev … scan`. */
export function readScan(output: string): readonly SeenNetwork[] {
  return output
    .split(/^(?=BSS [\da-f:]{17})/m)
    .filter((block) => block.startsWith('BSS '))
    .map((block) => ({
      bssid: block.slice(4, 21),
      frequency: Number(/^\tfreq: (\d+)/m.exec(block)?.[1] ?? 0),
      signal: Number(/^\tsignal: (-?[\d.]+)/m.exec(block)?.[1] ?? -100),
      // iw escapes a name as byte-text.ts does, and escapes blanks at its ends and every byte beyond ASCII as well.
      ssid: textOf(bytesOf(/^\tSSID: (.*)$/m.exec(block)?.[1] ?? '')),
      secured: /^\tcapability:.*Privacy/m.test(block),
    }));
}
