import { setTimeout as passed } from 'node:timers/promises';
import { expect } from 'chai';
import { it } from 'mocha';
import type { Bench } from '../../../adapters/adapter';
import { describeUnless } from '../../unless';
import { rejection } from '../rejection';
import { type StubBench, stubSettings, withStubBench } from './stub-bench';

const home = { ssid: 'home', security: 'wpa', key: 'correct-horse', dhcp: 0 } as const;
const hex = (text: string): string => Buffer.from(text).toString('hex');

const partsOf = async (bench: StubBench): Promise<Required<Pick<Bench, 'phone' | 'network' | 'cloud' | 'capture'>>> => {
  const { phone, network, cloud, capture } = (await bench.driver).bench;
  if (phone === undefined || network === undefined || cloud === undefined || capture === undefined)
    throw new Error('the bench misses a part');
  return { phone, network, cloud, capture };
};

const scanOf = (ssid: string): string =>
  `BSS 02:00:00:00:09:00(on wlan1)\n\tfreq: 2437\n\tcapability: ESS (0x0401)\n\tsignal: -40.00 dBm\n\tSSID: ${ssid}\n`;

/** Real radios need Linux, and so do the stubs. */
const unless = process.platform !== 'linux' && 'this bench runs on Linux only';

describeUnless(unless, 'a bench of real radios, over stubs of its programs', () => {
  it('provides networks, and the phone joins them, but drives no time', async () => {
    await withStubBench(async (bench) => {
      const { phone, network } = await partsOf(bench);
      await network.provide(home);
      await network.provide({ ...home, ssid: 'a\\x00\\xff"\\\\ #', security: 'open', key: '' });
      expect(bench.networks).to.have.members([hex('home'), `${hex('a')}00ff${hex('"\\ #')}`]);
      expect(await phone.joinNetwork('home')).to.deep.equal({ kind: 'joined' });
      expect(await phone.request({ method: 'GET', path: '/' })).to.include({ kind: 'unreachable' });
      await network.withdraw('home');
      await network.withdraw('home');
      expect(await phone.joinNetwork('home')).to.include({ kind: 'refused' });
      expect((await rejection(async () => (await bench.driver).control.run(1, 0))).code).to.equal('CANNOT_DO');
      await (await bench.driver).clear();
      expect(bench.processes.filter((line) => /hostapd|wpa_/.test(line))).to.deep.equal([]);
    });
  });

  it('joins the device AP that begins with the prefix, and reaches the device there', async () => {
    await withStubBench(async (bench) => {
      const { phone } = await partsOf(bench);
      bench.put('scan', scanOf('mysimplelink-000900'));
      bench.put(`device-${hex('mysimplelink-000900')}`, '');
      bench.put('lease', 'lease 10.123.45.2 255.255.255.0 10.123.45.1\n');
      const lease = { address: '10.123.45.2', mask: '255.255.255.0', gateway: '10.123.45.1' };
      expect(await phone.joinDevice()).to.deep.equal({ kind: 'joined', lease });
      expect(await phone.scan()).to.deep.equal(['mysimplelink-000900']);
      expect(await phone.request({ method: 'GET', path: '/' })).to.deep.include({ kind: 'answered', status: 200 });
    });
  });

  it('refuses a join as the answer of the device only after its own radios have joined each other', async () => {
    await withStubBench(async (bench) => {
      const { phone } = await partsOf(bench);
      bench.put('scan', scanOf('mysimplelink-000900'));
      expect(await phone.joinDevice()).to.deep.equal({ kind: 'refused', why: 'the network is not on the air' });
      bench.put('supplicant-fault', 'blind');
      const fault = await rejection(() => phone.joinDevice());
      expect(fault.code).to.equal('BENCH_FAILED');
      expect(fault.message).to.include('the radios of the bench do not reach each other either');
      // A new state of the bench does not remember the fault.
      bench.put('supplicant-fault', '');
      expect(await phone.joinDevice()).to.include({ kind: 'refused' });
    });
  });

  it('reports a program that ends, says nothing, or does not answer', async () => {
    await withStubBench(async (bench) => {
      const { phone, network } = await partsOf(bench);
      bench.put('hostapd-fault', 'dies');
      const died = await rejection(() => network.provide(home));
      expect(died.message).to.include('hostapd ended with exit code 1').and.include('Could not configure driver mode');
      bench.put('hostapd-fault', 'deaf');
      expect((await rejection(() => network.provide(home))).message).to.include('hostapd_cli has not answered "ping"');
      bench.put('hostapd-fault', 'nowep');
      expect((await rejection(() => network.provide({ ...home, security: 'wep', key: 'abcde' }))).code).to.equal(
        'CANNOT_DO',
      );
      bench.put('hostapd-fault', '');
      await network.provide(home);
      bench.put('supplicant-fault', 'dies');
      expect((await rejection(() => phone.joinNetwork('home'))).message).to.include('wpa_cli');
      expect(bench.networks).to.deep.equal([hex('home')]);
    });
  });

  it('ends a transmission of SmartConfig when a device joins, and reports a wrong key', async () => {
    await withStubBench(async (bench) => {
      const { phone, network } = await partsOf(bench);
      await network.provide(home);
      await phone.smartConfig({ ...home, priority: 1 });
      bench.put(
        'hostapd-events',
        '1.0: pv0: AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:09:00\n1.0: pv0: AP-STA-CONNECTED 02:00:00:00:09:00\n',
      );
      const until = Date.now() + 5_000;
      while (!bench.said.includes('home: connected 02:00:00:00:09:00') && Date.now() < until) await passed(50);
      expect(bench.said).to.include('home: wrong key from 02:00:00:00:09:00');
      expect(await phone.request({ method: 'GET', path: '/' })).to.include({ kind: 'answered' });
    });
  });

  it('leaves no process and no namespace, whether it is ended by a signal or interrupted in an action', async () => {
    for (const moment of ['idle', 'busy'] as const)
      await withStubBench(async (bench) => {
        const { phone, network } = await partsOf(bench);
        await network.provide(home);
        await phone.joinNetwork('home');
        expect(bench.processes.some((line) => line.includes('hostapd_cli'))).to.equal(true);
        if (moment === 'busy') network.provide({ ...home, ssid: 'work' }).catch(() => {});
        expect(await bench.end()).to.equal(0);
        await passed(200);
        expect(bench.processes).to.deep.equal([]);
      });
  });

  it('serves one client at a time, and clears when it has left', async () => {
    await withStubBench(async (bench) => {
      const { network } = await partsOf(bench);
      await network.provide(home);
      const second = await bench.secondClient();
      expect((await rejection(() => second.connect({ now: () => 0 }))).code).to.equal('BENCH_TOKEN');
      await (await bench.driver).close();
      const until = Date.now() + 5_000;
      while (bench.networks.length > 0 && Date.now() < until) await passed(50);
      const third = await bench.secondClient();
      await third.connect({ now: () => 0 });
      await third.bench.network?.provide(home);
      await third.close();
    });
  });

  it('names an adapter that is absent', async () => {
    await withStubBench(
      async (bench) => {
        expect(await bench.ended).to.equal(3);
        expect(bench.said).to.include('BENCH_ADAPTER_ABSENT').and.include('wlan9');
        expect(bench.processes).to.deep.equal([]);
      },
      { ...stubSettings, phone: { interface: 'wlan9' } },
    );
  });
});
