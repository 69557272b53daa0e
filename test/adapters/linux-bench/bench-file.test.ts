import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { bytesOf, textOf } from '../../../adapters/byte-text';
import { readBenchFile } from '../../../adapters/linux-bench/bench-file';
import { accessPointFile, stationFile } from '../../../adapters/linux-bench/daemon-files';
import { readScan } from '../../../adapters/linux-bench/station';
import { rejection } from '../rejection';

const least = `
regulatoryDomain: DE
accessPoints: { interface: wlan1, channel: 6 }
phone: { interface: wlan2 }
`;

function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-file-'));
  try {
    const file = join(folder, 'bench.yaml');
    writeFileSync(file, text);
    return readBenchFile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the file of a bench', () => {
  it('has defaults for what most benches do not state', () => {
    expect(read(least)).to.deep.equal({
      name: 'bench',
      regulatoryDomain: 'DE',
      accessPoints: { interface: 'wlan1', channel: 6 },
      phone: { interface: 'wlan2' },
      device: { ssidPrefix: 'mysimplelink' },
      withdraw: 'silent',
      smartConfig: { group: 0, pause: 4 },
    });
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['an unknown key', `${least}monitor: wlan3\n`, 'monitor: unknown field'],
    ['an unknown key further in', `${least}smartConfig: { Key: x }\n`, 'smartConfig.Key: unknown field'],
    ['a channel that is not allowed everywhere', least.replace('channel: 6', 'channel: 13'), 'accessPoints.channel'],
    ['a channel that is absent', least.replace(', channel: 6', ''), 'accessPoints.channel: required field is missing'],
    ['one adapter for both', least.replace('wlan2', 'wlan1'), 'different interfaces'],
    ['a domain that is no country', least.replace('DE', 'Germany'), 'two capital letters'],
    ['a key that is too short', `${least}smartConfig: { key: "0011" }\n`, '32 hexadecimal digits'],
    ['an interface with blanks', least.replace('wlan1', '"wlan1; reboot"'), 'name of a network interface'],
    ['a way to withdraw', `${least}withdraw: loud\n`, 'expected one of silent, farewell'],
  ];
  for (const [name, text, message] of wrong)
    it(`refuses ${name}`, async () => {
      const error = await rejection(async () => read(text));
      expect([error.code, error.message.includes(message) ? message : error.message]).to.deep.equal([
        'DATA_INVALID',
        message,
      ]);
    });
});

describe('the files of the daemons', () => {
  const place = { networkInterface: 'pv0', controls: '/run/x', channel: 6, regulatoryDomain: 'DE' };
  const names = fc.uint8Array({ minLength: 1, maxLength: 32 }).map(textOf);
  const keys = fc.uint8Array({ minLength: 8, maxLength: 63 }).map(textOf);

  it('have a line for each setting, whatever bytes a name and a key have', () => {
    fc.assert(
      fc.property(names, keys, (ssid, key) => {
        const file = accessPointFile({ ssid, security: 'wpa', key }, place);
        expect(file).to.match(/^([a-z_0-9]+=[\w/ .-]*\n)+$/);
        expect(file).to.include(`ssid2=${Buffer.from(bytesOf(ssid)).toString('hex')}\n`);
        const psk = /^wpa_psk=(.*)$/m.exec(file)?.[1];
        const network = { ssid, security: 'wpa', key, frequencies: [2_437] } as const;
        expect(stationFile(network, '/run/x', 'DE')).to.include(`psk=${psk}\n`);
      }),
      { numRuns: 20 },
    );
  });

  it('have the pairwise key of IEEE 802.11, annex J.4', () => {
    const file = accessPointFile({ ssid: 'IEEE', security: 'wpa', key: 'password' }, place);
    expect(file).to.include('wpa_psk=f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e');
  });

  it('refuse names and keys that cannot be transmitted', async () => {
    const refused = async (ssid: string, security: 'wpa' | 'wep' | 'wpa3', key: string): Promise<string> =>
      (await rejection(async () => accessPointFile({ ssid, security, key }, place))).code;
    expect(await refused('', 'wpa', 'correct-horse')).to.equal('BENCH_NAME_INVALID');
    expect(await refused('x'.repeat(33), 'wpa', 'correct-horse')).to.equal('BENCH_NAME_INVALID');
    expect(await refused('home', 'wpa', 'short')).to.equal('BENCH_KEY_INVALID');
    expect(await refused('home', 'wep', 'correct-horse-battery')).to.equal('CANNOT_DO');
    expect(await refused('home', 'wpa3', 'correct-horse')).to.equal('CANNOT_DO');
  });
});

describe('a scan', () => {
  it('has each network with its name in the notation of the suite', () => {
    const bss = (address: string, name: string, capability: string): string =>
      `BSS ${address}(on wlan1)\n\tlast seen: 1.0s [boottime]\n\tfreq: 2437\n\tcapability: ${capability} (0x0401)\n\tsignal: -30.00 dBm\n\tSSID: ${name}\n`;
    const output = `${bss('02:00:00:00:01:01', 'a\\x00\\xffb \\x5cx41', 'ESS Privacy')}${bss('02:00:00:00:01:02', 'Caf\\xc3\\xa9', 'ESS')}`;
    expect(readScan(output)).to.deep.equal([
      { ssid: 'a\\x00\\xffb \\\\x41', bssid: '02:00:00:00:01:01', frequency: 2_437, signal: -30, secured: true },
      { ssid: 'Café', bssid: '02:00:00:00:01:02', frequency: 2_437, signal: -30, secured: false },
    ]);
    expect(readScan('')).to.deep.equal([]);
  });
});
