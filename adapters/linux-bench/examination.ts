import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BenchFile } from './bench-file';
import { LinuxBench } from './linux-bench';
import { phyOf } from './radio';
import { packageOf, runProgram } from './run-program';

/** One point of an examination. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** What was found. */
  readonly said: string;
  /** What to do next, where it is not in order. */
  readonly next?: string;
}

/**
 * Examines programs, rights and adapters of a bench, and then lets its radios join each other. The joins are left out
 * while something else is not in order.
 */
export async function* examine(file: BenchFile): AsyncGenerator<Finding> {
  let sound = true;
  for (const check of [programs, rights, accessPointRadio, phoneRadio, regulatoryDomain, otherPrograms]) {
    const finding = await check(file).catch(failed(check.name));
    sound &&= finding.ok;
    yield finding;
  }
  if (sound) yield await joins(file).catch(failed('joins'));
}

const failed =
  (what: string) =>
  (error: unknown): Finding => ({
    what,
    ok: false,
    said: error instanceof Error ? error.message : String(error),
    ...(error instanceof Error && 'hint' in error && { next: String(error.hint) }),
  });

async function programs(): Promise<Finding> {
  const absent = Object.keys(packageOf).filter((program) => !isInstalled(program));
  if (absent.length === 0) return { what: 'programs', ok: true, said: Object.keys(packageOf).join(', ') };
  const packages = [...new Set(absent.map((program) => packageOf[program]))].join(' ');
  return { what: 'programs', ok: false, said: `missing: ${absent.join(', ')}`, next: `apt install ${packages}` };
}

const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

async function rights(): Promise<Finding> {
  const ok = process.getuid?.() === 0;
  return {
    what: 'rights',
    ok,
    said: ok ? 'root' : 'not root',
    ...(!ok && { next: 'Radios and namespaces need root: use sudo.' }),
  };
}

async function accessPointRadio({ accessPoints }: BenchFile): Promise<Finding> {
  const { phy, modes, networks } = await radioOf(accessPoints.interface);
  const ok = modes.includes('AP');
  const many = networks === undefined ? 'an unknown number of' : String(networks);
  return {
    what: 'access points',
    ok,
    said: `${accessPoints.interface} on ${phy}: ${modes.join(', ')}; ${many} networks at a time`,
    ...(!ok && { next: 'Use an adapter whose `iw phy` lists the mode AP.' }),
  };
}

async function phoneRadio({ phone, accessPoints }: BenchFile): Promise<Finding> {
  const { phy, modes } = await radioOf(phone.interface);
  const same = phy === (await phyOf(accessPoints.interface));
  return {
    what: 'phone',
    ok: modes.includes('managed') && !same,
    said: `${phone.interface} on ${phy}: ${modes.join(', ')}`,
    ...(same && { next: 'Phone and access points need adapters of their own.' }),
  };
}

async function radioOf(networkInterface: string) {
  const phy = await phyOf(networkInterface);
  const info = await runProgram(['iw', phy, 'info']);
  const listed = /Supported interface modes:\n((?:\t+ \* .*\n)*)/.exec(info)?.[1] ?? '';
  const modes = [...listed.matchAll(/\* (.*)/g)].map(([, mode = '']) => mode);
  const limit = /#\{[^}]*\bAP\b[^}]*\} <= (\d+)/.exec(info)?.[1];
  const blocked = rfkill(phy);
  if (blocked !== undefined)
    throw new Error(`${networkInterface} is blocked by ${blocked}: run \`rfkill unblock wifi\``);
  return { phy, modes, networks: limit === undefined ? undefined : Number(limit) };
}

/** What blocks a radio. */
function rfkill(phy: string): string | undefined {
  const all = '/sys/class/ieee80211';
  for (const radio of existsSync(all) ? readdirSync(all) : []) {
    if (`phy#${readFileSync(join(all, radio, 'index'), 'utf8').trim()}` !== phy) continue;
    const switches = readdirSync(join(all, radio)).filter((name) => name.startsWith('rfkill'));
    const isOn = (kind: string): boolean =>
      switches.some((name) => readFileSync(join(all, radio, name, kind), 'utf8').trim() === '1');
    if (isOn('hard')) return 'its own switch';
    if (isOn('soft')) return 'rfkill';
  }
  return undefined;
}

async function regulatoryDomain({ regulatoryDomain: wanted }: BenchFile): Promise<Finding> {
  await runProgram(['iw', 'reg', 'set', wanted]);
  for (const until = Date.now() + 3_000; ; ) {
    const said = /^country (\S\S)/m.exec(await runProgram(['iw', 'reg', 'get']))?.[1] ?? 'none';
    const ok = said === wanted;
    if (!ok && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    const next = 'Install wireless-regdb; some adapters have a domain of their own, which `iw reg get` lists.';
    return { what: 'regulatory domain', ok, said, ...(!ok && { next }) };
  }
}

/** Programs that join, scan or configure adapters without being asked. */
const rivals = ['NetworkManager', 'iwd', 'connmand', 'hostapd', 'wpa_supplicant', 'dhcpcd'];

/** They do not disturb an adapter that they do not manage; a namespace hides the adapter from them as well. */
async function otherPrograms({ accessPoints, phone }: BenchFile): Promise<Finding> {
  const running = new Set(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readCommand(pid)),
  );
  const found = rivals.filter((name) => running.has(name));
  const what = 'other programs';
  if (found.length === 0) return { what, ok: true, said: 'none that uses Wi-Fi adapters' };
  const managed = found.includes('NetworkManager') ? await managedInterfaces() : [];
  const taken = [accessPoints.interface, phone.interface].filter((name) => managed.includes(name));
  if (taken.length === 0) return { what, ok: true, said: `${found.join(', ')} runs, and may use other adapters only` };
  const next = `In /etc/NetworkManager/conf.d/provtck.conf: [keyfile] unmanaged-devices=${taken.map((name) => `interface-name:${name}`).join(';')}`;
  return { what, ok: false, said: `NetworkManager manages ${taken.join(', ')}`, next };
}

const managedInterfaces = async (): Promise<readonly string[]> => {
  const shown = await runProgram(['nmcli', '-t', '-f', 'DEVICE,STATE', 'device']).catch(() => '');
  return shown
    .split('\n')
    .filter((line) => !line.endsWith(':unmanaged'))
    .map((line) => line.split(':')[0] ?? '');
};

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // It has just ended.
    return '';
  }
}

async function joins(file: BenchFile): Promise<Finding> {
  const began = performance.now();
  const bench = await LinuxBench.open(file);
  try {
    const ready = performance.now();
    await bench.proveRadios();
    const seconds = (from: number): string => `${((performance.now() - from) / 1_000).toFixed(1)} s`;
    return {
      what: 'radios',
      ok: true,
      said: `the phone joins a network of the bench with a key, gets an address and an HTTP response in ${seconds(ready)} (start ${((ready - began) / 1_000).toFixed(1)} s)`,
    };
  } finally {
    await bench.close();
  }
}
