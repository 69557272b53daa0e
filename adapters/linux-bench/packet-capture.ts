import { ProvtckError } from '../../ledger/error';
import { Child } from '../process/child';
import { type CapturedPacket, CapturedPackets } from './captured-packets';
import type { Radio } from './radio';
import { programAbsent } from './run-program';

/** Maximum time until the capture runs, in ms. */
const START = 20_000;

/** Captures what devices send to the access points: tcpdump on all interfaces of their namespace. */
export class PacketCapture {
  private readonly captured: CapturedPackets;
  private readonly child: Child;
  private fault: string | undefined;
  private said = '';
  private notify: () => void = () => {};

  /** @param isDevice whether a MAC address belongs to a device, and not to the bench itself */
  constructor(radio: Radio, isDevice: (mac: string) => boolean) {
    this.captured = new CapturedPackets(isDevice);
    this.child = new Child(
      radio.command([
        'tcpdump',
        '-i',
        'any',
        '-y',
        'LINUX_SLL2',
        '-n',
        '-U',
        '--immediate-mode',
        '-Z',
        'root',
        '-w',
        '-',
      ]),
      (piece) => this.take(piece),
      ({ how }) => this.fail(how),
      (text) => {
        this.said += text.replaceAll('\\x0a', '\n');
        this.notify();
      },
    );
  }

  /** Waits until it listens. */
  async begin(): Promise<void> {
    const until = Date.now() + START;
    while (!this.said.includes('listening on')) {
      this.check();
      if (Date.now() > until) this.fail('does not listen');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000);
        this.notify = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** @throws ProvtckError `BENCH_PROGRAM_DIED`, `BENCH_PROGRAM_ABSENT` */
  packets(): readonly CapturedPacket[] {
    this.check();
    return this.captured.packets;
  }

  forget(): void {
    this.captured.forget();
  }

  async close(): Promise<void> {
    this.fault ??= 'has been ended';
    await this.child.stop({ shutdown: 0, terminate: 2_000 });
  }

  private take(piece: Buffer): void {
    if (this.fault !== undefined) return;
    try {
      this.captured.take(piece);
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private fail(how: string): void {
    this.fault ??= how;
    this.notify();
  }

  private check(): void {
    if (this.fault === undefined) return;
    if (/exec of .* failed: No such file/.test(this.said)) throw programAbsent('tcpdump');
    throw new ProvtckError(
      'BENCH_PROGRAM_DIED',
      `tcpdump ${this.fault}: ${this.said.trim()}`,
      'Start the bench again, and examine it with `provtck doctor --bench linux:<file>`.',
    );
  }
}
