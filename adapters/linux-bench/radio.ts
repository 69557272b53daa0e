import { ProvtckError } from '../../ledger/error';
import { runProgram } from './run-program';

/** A radio in a network namespace of its own, where no other program of the machine uses it. */
export class Radio {
  private constructor(
    /** Name of the namespace. */
    readonly namespace: string,
    /** Name of the radio, as `iw` names it: `phy#1`. */
    readonly phy: string,
    /** Its first interface. */
    readonly networkInterface: string,
  ) {}

  /**
   * Moves the radio of an interface into a namespace. A namespace that an earlier bench has left is removed first.
   *
   * @throws ProvtckError `BENCH_ADAPTER_ABSENT`, `BENCH_ADAPTER_FIXED`, `BENCH_PROGRAM_…`
   */
  static async open(namespace: string, networkInterface: string): Promise<Radio> {
    await removeNamespace(namespace);
    const phy = await phyOf(networkInterface);
    await runProgram(['ip', 'netns', 'add', namespace]);
    try {
      await runProgram(['iw', phy, 'set', 'netns', 'name', namespace]);
    } catch (cause) {
      await removeNamespace(namespace);
      throw new ProvtckError(
        'BENCH_ADAPTER_FIXED',
        `the radio of ${networkInterface} cannot be moved: ${cause instanceof Error ? cause.message : String(cause)}`,
        'Run the bench as root, and use an adapter with a driver that is part of the kernel (see docs/bench-linux.md).',
        { cause },
      );
    }
    const radio = new Radio(namespace, phy, networkInterface);
    await radio.run(['ip', 'link', 'set', 'lo', 'up']);
    return radio;
  }

  /** A command in the namespace. */
  command(command: readonly string[]): readonly string[] {
    return ['ip', 'netns', 'exec', this.namespace, ...command];
  }

  /** Runs a program in the namespace to its end. */
  run(command: readonly string[], timeLimit?: number): Promise<string> {
    return runProgram(this.command(command), timeLimit);
  }

  /** As `run`, without an error if it fails, because an interface may not exist any more. */
  async tryRun(command: readonly string[]): Promise<void> {
    await this.run(command).catch(() => {});
  }

  /** MAC address of an interface. */
  async addressOf(networkInterface: string): Promise<string> {
    const shown = await this.run(['ip', '-o', 'link', 'show', 'dev', networkInterface]);
    return /link\/\S+ ([\da-f:]{17})/.exec(shown)?.[1] ?? '';
  }

  /** Gives the radio back. */
  async close(): Promise<void> {
    await removeNamespace(this.namespace);
  }
}

/** Radios return to the namespace of the machine when their namespace ends, which takes a moment. */
async function removeNamespace(namespace: string): Promise<void> {
  const listed = await runProgram(['ip', 'netns', 'list']);
  if (!listed.split('\n').some((line) => line.split(' ')[0] === namespace)) return;
  const left = await runProgram(['ip', 'netns', 'pids', namespace]).catch(() => '');
  // What an earlier bench has left there holds the radio.
  for (const pid of left.split('\n').filter((line) => /^\d+$/.test(line))) endProcess(Number(pid));
  await runProgram(['ip', 'netns', 'del', namespace]);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/**
 * The radio of an interface, as `iw` names it: `phy#1`.
 *
 * @throws ProvtckError `BENCH_ADAPTER_ABSENT`
 */
export async function phyOf(networkInterface: string): Promise<string> {
  const info = await runProgram(['iw', 'dev', networkInterface, 'info']).catch((error: unknown) => {
    if (error instanceof ProvtckError && error.code === 'BENCH_PROGRAM_ABSENT') throw error;
    return '';
  });
  const index = /^\s*wiphy (\d+)$/m.exec(info)?.[1];
  if (index !== undefined) return `phy#${index}`;
  throw new ProvtckError(
    'BENCH_ADAPTER_ABSENT',
    `there is no Wi-Fi adapter with the interface ${networkInterface}`,
    'Name an interface that `iw dev` lists, and see whether the adapter is plugged in.',
  );
}

/** Centre frequency of a channel of 2.4 GHz, in MHz. */
export const frequencyOf = (channel: number): number => 2_407 + 5 * channel;

/** All channels that every country allows. */
export const allChannels: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
