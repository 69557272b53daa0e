import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Adapter } from '../../../adapters/adapter';
import { exchange } from '../../../adapters/http-exchange';
import { idleSetup } from '../../../adapters/idle-setup';
import { LineProgram } from '../../../adapters/linux-bench/line-program';
import { openSerial } from '../../../adapters/serial/serial';
import { constants } from '../../../ledger/constants';
import { packageRoot } from '../../../ledger/package-root';
import { describeUnless } from '../../unless';
import { processesWith } from './stub-bench';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const { status } = constants;

/** Real radios need Linux, and so do the stubs. */
const unless = process.platform !== 'linux' && 'the radios run on Linux only';

/** The device of the air test over stubs of hostapd, wpa_supplicant and the other programs. */
describeUnless(unless, 'the reference network processor with radios, over stubs of their programs', () => {
  const air = mkdtempSync(join(tmpdir(), 'stub-air-'));
  const apName = hex('mysimplelink-000001');
  let program: LineProgram;
  let device: Adapter;
  let server: URL;
  const networks = (): readonly string[] => readdirSync(join(air, 'networks'));
  const post = (path: string, form: readonly (readonly [string, string])[] = []) =>
    exchange(server, { method: 'POST', path, form });

  /** Waits for something that a child process does. */
  const comes = async (what: () => boolean | Promise<boolean>): Promise<boolean> => {
    for (const until = Date.now() + 10_000; Date.now() < until; await passed(20)) if (await what()) return true;
    return false;
  };
  const isServed = async (): Promise<boolean> =>
    (await exchange(server, { method: 'GET', path: '/' })).kind === 'answered';
  const nextStatus = async (): Promise<number> => {
    for (;;) {
      const event = await device.nextEvent(device.clock.now() + 20_000);
      if (event === undefined) return -1;
      if (event.data.ProvisioningStatus !== undefined) return Number(event.data.ProvisioningStatus);
    }
  };

  before(async () => {
    for (const folder of ['netns', 'networks']) mkdirSync(join(air, folder));
    const stubs = join(packageRoot(), 'test', 'fixtures', 'bench-programs');
    const main = join(packageRoot(), 'test', 'air', 'device', 'main.ts');
    const environment = [`PATH=${stubs}:${process.env.PATH}`, `PROVTCK_STUB_AIR=${air}`, 'PROVTCK_AIR_HTTP_PORT=0'];
    const register = join(packageRoot(), 'tools', 'register.cjs');
    program = new LineProgram('the device', [
      ...['env', ...environment, process.execPath, '-r', register],
      ...[main, join(air, 'device'), 'wlan0', 'wlan1', '-', '6'],
    ]);
    const line = (pattern: RegExp) =>
      program.waitFor((said) => pattern.exec(said)?.[1], 30_000, `a line like ${pattern.source}`);
    const address = await line(/^console (.*)$/);
    server = new URL(`http://127.0.0.1:${await line(/^http (\d+)$/)}`);
    device = await openSerial({ part: 'CC3235SF', port: address });
    await device.connect();
  });
  after(async () => {
    await device?.close();
    await program?.stop(5_000);
    rmSync(air, { recursive: true, force: true });
  });

  const provision = async (ssid: string, security: string, key: string): Promise<void> => {
    await device.reset(idleSetup);
    const start = {
      ...{ ProvisioningCmd: 0, RequestedRoleAfterSuccess: 0, InactivityTimeoutSec: 600 },
      ...{ pSmartConfigKey: null, Flags: 0 },
    };
    expect(await device.call('sl_WlanProvisioning', start, 10_000)).to.deep.include({ kind: 'returned', code: 0 });
    expect(await comes(() => networks().includes(apName)), 'the device AP').to.equal(true);
    expect(await comes(isServed), 'HTTP').to.equal(true);
    const profile = [
      ['__SL_P_P.A', ssid],
      ['__SL_P_P.B', security],
      ['__SL_P_P.C', key],
      ['__SL_P_P.D', '1'],
    ] as const;
    expect(await post('/api/1/wlan/profile_add', profile)).to.deep.include({ kind: 'answered', status: 204 });
    expect(await post('/api/1/wlan/confirm_req')).to.deep.include({ kind: 'answered' });
  };

  it('is provisioned: its access point comes, goes with the attempt, and it joins a network', async () => {
    await device.reset(idleSetup);
    expect(networks()).to.deep.equal([]);
    expect(await isServed()).to.equal(false);
    writeFileSync(join(air, 'networks', hex('home')), '\n');
    writeFileSync(join(air, 'lease'), 'lease 10.77.1.20 255.255.255.0 10.77.1.1\n');
    writeFileSync(join(air, 'scan'), scanOf('home'));
    await provision('home', '0', '');
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT);
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED);
    expect(await comes(() => !processesWith(air).some((line) => line.includes('hostapd'))), 'no device AP').to.equal(
      true,
    );
    expect(await exchange(server, { method: 'GET', path: '/param_cfg_result.txt' })).to.deep.include({ status: 200 });
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS);
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_STOPPED);
  });

  it('reports a key that no network can have as a failed connection, and an absent network', async () => {
    await provision('home', '3', 'short');
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED);
    await provision('away', '0', '');
    expect(await nextStatus()).to.equal(status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND);
  });

  it('reports a phone that joins and leaves its access point, even before all its programs run', async () => {
    const moves = ['CONNECTED', 'DISCONNECTED'].map((move) => `1.0: pv0: AP-STA-${move} 02:00:00:00:01:00\n`);
    writeFileSync(join(air, 'hostapd-events'), moves.join(''));
    rmSync(join(air, 'networks', apName), { force: true });
    await device.reset({ ...idleSetup, role: 'AP' });
    expect(await comes(() => networks().includes(apName)), 'the device AP').to.equal(true);
    const names: string[] = [];
    while (!names.includes('SL_WLAN_EVENT_STA_REMOVED')) {
      const event = await device.nextEvent(device.clock.now() + 10_000);
      if (event === undefined) break;
      names.push(event.name);
    }
    expect(names).to.deep.equal([
      'SL_WLAN_EVENT_STA_ADDED',
      'SL_NETAPP_EVENT_DHCPV4_LEASED',
      'SL_WLAN_EVENT_STA_REMOVED',
    ]);
  });

  it('leaves the network when it is reset, and no process when it ends', async () => {
    await device.reset({ ...idleSetup, started: false });
    expect(await comes(() => !processesWith(air).some((line) => /hostapd|wpa_/.test(line)))).to.equal(true);
    expect(program.lines.filter((line) => line.startsWith('radio failed'))).to.deep.equal([]);
    await device.close();
    await program.stop(5_000);
    expect(program.ended).to.equal('ended with exit code 0');
    expect(processesWith(air)).to.deep.equal([]);
  });
});

const scanOf = (ssid: string): string =>
  `BSS 02:00:00:00:01:01(on wlan0)\n\tfreq: 2437\n\tcapability: ESS (0x0401)\n\tsignal: -40.00 dBm\n\tSSID: ${ssid}\n`;
