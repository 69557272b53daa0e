/**
 * The smoke of the bench over simulated 802.11, in the guest of the air test. It starts `provtck bench linux` and acts on
 * it through its controls, as a run does. Two more radios play a device as a station and as an access point.
 */
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AccessPoint, JoinOutcome } from '../../adapters/adapter';
import { SimulatedBenchDriver } from '../../adapters/bench/simulated-bench';
import { LineProgram } from '../../adapters/linux-bench/line-program';
import { runProgram } from '../../adapters/linux-bench/run-program';
import { packageRoot } from '../../ledger/package-root';
import { AirMonitor } from './air-monitor';
import { SoftwareDevice } from './software-device';

const CHANNEL = 6;
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const provtck = (...words: string[]): string[] => [
  process.execPath,
  join(packageRoot(), 'bin', 'provtck.js'),
  ...words,
];

/** The parts of the bench, which the driver of a run has as well. */
async function openBench(folder: string, settings: object) {
  const file = join(folder, 'bench.yaml');
  writeFileSync(file, JSON.stringify(settings));
  const server = new LineProgram('the bench', provtck('bench', 'linux', file));
  const port = await server.waitFor((line) => /^bench .*:(\d+)$/.exec(line)?.[1], 120_000, 'its address');
  const { findToken } = await import('../../adapters/bench/token-file');
  const driver = new SimulatedBenchDriver('127.0.0.1', Number(port), findToken(Number(port)));
  await driver.connect({ now: () => performance.now() });
  const { phone, network, cloud, capture } = driver.bench;
  if (phone === undefined || network === undefined || cloud === undefined || capture === undefined)
    throw new Error('the bench misses a part');
  return { server, driver, phone, network, cloud, capture };
}

const home: AccessPoint = { ssid: 'home', security: 'wpa', key: 'correct-horse', dhcp: 0 };
const odd = 'a\\x00b\\xff"\\\\ #=';

async function smoke(): Promise<number> {
  const folder = '/tmp/air';
  await mkdir(folder, { recursive: true });
  const device = await SoftwareDevice.open(folder, { station: 'wlan2', accessPoint: 'wlan3', channel: CHANNEL });
  const monitor = await AirMonitor.open('wlan4', CHANNEL);
  const settings = {
    regulatoryDomain: 'DE',
    accessPoints: { interface: 'wlan0', channel: CHANNEL },
    phone: { interface: 'wlan1' },
    device: { channel: CHANNEL },
  };
  writeFileSync(join(folder, 'doctor.yaml'), JSON.stringify(settings));
  let failed = 0;
  const test = async (name: string, act: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    const fault = await act().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    if (fault !== undefined) failed += 1;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(5);
    print(`${fault === undefined ? 'ok    ' : 'not ok'} ${seconds} s  ${name}`);
    if (fault !== undefined) print(`  ${fault.replaceAll('\n', '\n  ')}`);
  };
  const only = new RegExp(process.argv[2] ?? '');
  await test('the doctor examines the bench', async () => {
    if (!only.test('doctor')) return;
    const said = await runProgram(provtck('doctor', '--bench', `linux:${join(folder, 'doctor.yaml')}`), 120_000);
    print(said.trimEnd().replaceAll(/^/gm, '  '));
  });
  const { server, driver, phone, network, cloud, capture } = await openBench(folder, settings);
  const reset = async (): Promise<void> => {
    await device.leave();
    await device.closeAccessPoint();
    await driver.clear();
  };
  const joinHome = async (): Promise<void> => {
    await network.provide(home);
    expect(await device.join(home)).to.deep.equal({ kind: 'joined' });
    expect(await device.lease(), 'lease').to.include({ gateway: '10.77.1.1', mask: '255.255.255.0' });
  };
  const acts: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'a network with WPA: the device joins, gets an address, and is captured',
      async () => {
        await joinHome();
        const seen = (await capture.packets()).map(({ protocol, cast, port }) => `${protocol} ${cast} ${port}`);
        expect(seen).to.include('DHCP broadcast 67');
        expect(await phone.scan()).to.include('home');
      },
    ],
    [
      'the phone reaches the device over a network of the bench',
      async () => {
        await joinHome();
        expect(await phone.joinNetwork('home')).to.deep.equal({ kind: 'joined' });
        expect(await phone.request({ method: 'GET', path: '/' })).to.include({ kind: 'answered', status: 204 });
        expect(await phone.joinNetwork('away')).to.include({ kind: 'refused' });
      },
    ],
    [
      'the cloud can be reached, and then no more',
      async () => {
        await joinHome();
        expect(await device.get('http://198.51.100.1/')).to.equal(204);
        await cloud.setReachable(false);
        expect(await device.get('http://198.51.100.1/')).to.equal(undefined);
        expect((await capture.packets()).some(({ protocol, port }) => protocol === 'TCP' && port === 80)).to.equal(
          true,
        );
      },
    ],
    [
      'a wrong key',
      async () => {
        await network.provide(home);
        expect(await device.join({ ...home, key: 'another-key' })).to.deep.equal({
          kind: 'refused',
          why: 'the key is wrong',
        });
        expect(server.lines.some((line) => line.includes('wrong key from'))).to.equal(true);
        await network.provide({ ...home, key: 'another-key' });
        expect(await device.join({ ...home, key: 'another-key' })).to.deep.equal({ kind: 'joined' });
      },
    ],
    [
      'a network without DHCP',
      async () => {
        await network.provide({ ...home, dhcp: 'never' });
        expect(await device.join(home)).to.deep.equal({ kind: 'joined' });
        expect(await device.lease()).to.equal(undefined);
      },
    ],
    [
      'DHCP after 6000 ms',
      async () => {
        await network.provide({ ...home, dhcp: 6_000 });
        await device.join(home);
        const began = performance.now();
        expect(await device.lease()).to.not.equal(undefined);
        expect(performance.now() - began).to.be.within(5_000, 30_000);
      },
    ],
    [
      'two networks; one disappears silently, and the other stays',
      async () => {
        await network.provide(home);
        await network.provide({ ...home, ssid: 'work', key: 'another-pass-phrase' });
        await device.join({ ...home, ssid: 'work', key: 'another-pass-phrase' });
        await network.withdraw('home');
        expect(await device.loses(2_000), 'the other network').to.equal(undefined);
        const began = performance.now();
        await network.withdraw('work');
        const reason = await device.loses(20_000);
        print(`  lost after ${Math.round(performance.now() - began)} ms: ${reason}`);
        expect(reason).to.include('reason=4');
      },
    ],
    [
      'a name of any bytes, open and WEP networks',
      async () => {
        for (const [ssid, security, key] of [
          ['Café 日本', 'open', ''],
          [odd, 'wep', 'abcde'],
        ] as const) {
          await network.provide({ ssid, security, key, dhcp: 0 });
          expect(await device.join({ ssid, security, key }), `${ssid} ${security}`).to.deep.equal({ kind: 'joined' });
        }
        expect(await phone.scan()).to.include(odd);
      },
    ],
    [
      'the device AP: join, lease, GET',
      async () => {
        await device.openAccessPoint('mysimplelink-000300');
        const joined: JoinOutcome = await phone.joinDevice();
        expect(joined).to.deep.include({ kind: 'joined' });
        expect(joined.kind === 'joined' ? joined.lease?.gateway : '').to.equal('10.77.1.1');
        expect(await phone.request({ method: 'GET', path: '/' })).to.include({ kind: 'answered', status: 204 });
        await phone.leave();
        expect(await phone.request({ method: 'GET', path: '/' })).to.include({ kind: 'unreachable' });
      },
    ],
    [
      'no device AP: the phone is refused after the self-test of the bench',
      async () => {
        const why = "the device's access point is not on the air";
        expect(await phone.joinDevice()).to.deep.equal({ kind: 'refused', why });
      },
    ],
    [
      'SmartConfig is decoded from encrypted frames',
      async () => {
        await network.provide(home);
        monitor.forget();
        await phone.smartConfig({ ...home, priority: 1 });
        const received = await monitor.credentials(30_000);
        print(`  ${monitor.count} data frames, overhead ${received?.overhead} bytes`);
        expect([received?.ssid.toString(), received?.key.toString()]).to.deep.equal(['home', 'correct-horse']);
      },
    ],
    [
      'SmartConfig that is broken off carries no credentials',
      async () => {
        await network.provide(home);
        await phone.joinNetwork('home');
        monitor.forget();
        await phone.smartConfig({ ...home, priority: 1 }, true);
        expect(await monitor.credentials(5_000)).to.equal(undefined);
        expect(monitor.synchronised).to.equal(true);
      },
    ],
  ];
  const chosen = acts.filter(([name]) => only.test(name));
  for (const [name, act] of chosen) {
    await test(name, act);
    await reset().catch((error: unknown) => print(`  reset failed: ${String(error)}`));
  }
  await test('the bench ends, and leaves no process and no namespace', async () => {
    await driver.close();
    await server.stop(60_000);
    expect(server.ended).to.equal('ended with exit code 0');
    expect(await runProgram(['ip', 'netns', 'list'])).to.not.include('provtck-bench');
    expect(await runProgram(['iw', 'dev']))
      .to.include('wlan0')
      .and.include('wlan1');
  });
  await monitor.close();
  await device.close();
  if (failed > 0) print(server.lines.slice(-40).join('\n'));
  print(`air: ${chosen.length + 2 - failed} of ${chosen.length + 2} passed`);
  return failed === 0 ? 0 : 1;
}

smoke().then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(String(error));
    process.exit(1);
  },
);
