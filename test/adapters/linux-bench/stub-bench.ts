import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedBenchDriver } from '../../../adapters/bench/simulated-bench';
import { packageRoot } from '../../../ledger/package-root';

const programs = join(packageRoot(), 'test', 'fixtures', 'bench-programs');

/** `provtck bench linux` over stubs of the programs that it starts. */
export class StubBench {
  /** Standard output and standard error. */
  said = '';
  readonly driver: Promise<SimulatedBenchDriver>;
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    readonly air: string,
    settings: object,
  ) {
    const file = join(air, 'bench.yaml');
    writeFileSync(file, JSON.stringify(settings));
    const token = join(air, 'token');
    const words = ['bench', 'linux', file, '--bench-port', '0', '--token-file', token];
    this.child = spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), ...words], {
      env: { ...process.env, PATH: `${programs}:${process.env.PATH}`, PROVTCK_STUB_AIR: air },
    });
    const address = new Promise<string>((resolve) => {
      const hear = (piece: Buffer): void => {
        this.said += piece.toString();
        const [, port] = /^bench .*@127\.0\.0\.1:(\d+)$/m.exec(this.said) ?? [];
        if (port !== undefined) resolve(port);
      };
      this.child.stdout?.on('data', hear);
      this.child.stderr?.on('data', hear);
    });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    this.driver = Promise.race([address, this.ended.then(() => undefined)]).then(async (port) => {
      if (port === undefined) throw new Error(this.said);
      const driver = new SimulatedBenchDriver('127.0.0.1', Number(port), readFileSync(token, 'utf8').trim());
      await driver.connect({ now: () => performance.now() });
      return driver;
    });
    this.driver.catch(() => {});
  }

  /** Another client of the same bench. */
  async secondClient(): Promise<SimulatedBenchDriver> {
    await this.driver;
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(this.said)?.[1]);
    return new SimulatedBenchDriver('127.0.0.1', port, readFileSync(join(this.air, 'token'), 'utf8').trim());
  }

  /** Prepares the next action of a stub. */
  put(name: string, content: string | Buffer): void {
    writeFileSync(join(this.air, name), content);
  }

  /** Names of the networks on the air, in hexadecimal digits. */
  get networks(): readonly string[] {
    return readdirSync(join(this.air, 'networks'));
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.ended;
  }

  /** Command lines of the processes that the bench has started and not ended. */
  get processes(): readonly string[] {
    return processesWith(this.air);
  }
}

/** Command lines of the processes that use the stubs with this folder. */
export const processesWith = (air: string): readonly string[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(`PROVTCK_STUB_AIR=${air}`))
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
    .filter((line) => line !== '');

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

export const stubSettings = {
  regulatoryDomain: 'DE',
  accessPoints: { interface: 'wlan0', channel: 6 },
  phone: { interface: 'wlan1' },
};

/** Runs a test on a bench, and ends it afterwards. */
export async function withStubBench(
  test: (bench: StubBench) => Promise<void>,
  settings: object = stubSettings,
): Promise<void> {
  const air = mkdtempSync(join(tmpdir(), 'stub-air-'));
  for (const folder of ['netns', 'networks']) mkdirSync(join(air, folder));
  const bench = new StubBench(air, settings);
  try {
    await test(bench);
  } finally {
    await bench.end();
    rmSync(air, { recursive: true, force: true });
  }
}
