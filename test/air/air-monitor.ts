import { Radio } from '../../adapters/linux-bench/radio';
import { Child } from '../../adapters/process/child';
import { decodeLengths, overheads, type Received } from '../adapters/linux-bench/smart-config-decoder';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** A radio in monitor mode, which knows no key: it sees the lengths of encrypted data frames. */
export class AirMonitor {
  private unread = Buffer.alloc(0);
  private skipped = false;
  private lengths: number[] = [];

  private constructor(
    private readonly radio: Radio,
    private readonly tcpdump: (onOutput: (piece: Buffer) => void) => Child,
    private readonly onLength: (length: number) => void,
    private child: Child | undefined = undefined,
  ) {}

  /** @param onLength receives the length of every data frame of a station, instead of `credentials` */
  static async open(
    networkInterface: string,
    channel: number,
    onLength?: (length: number) => void,
  ): Promise<AirMonitor> {
    const radio = await Radio.open('air-monitor', networkInterface);
    await radio.run(['ip', 'link', 'set', networkInterface, 'down']);
    await radio.run(['iw', 'dev', networkInterface, 'set', 'type', 'monitor']);
    await radio.run(['ip', 'link', 'set', networkInterface, 'up']);
    await radio.run(['iw', 'dev', networkInterface, 'set', 'channel', String(channel)]);
    const command = [
      'tcpdump',
      '-i',
      networkInterface,
      '-n',
      '-U',
      '--immediate-mode',
      '-Z',
      'root',
      '-s',
      '256',
      '-w',
      '-',
    ];
    const monitor: AirMonitor = new AirMonitor(
      radio,
      (onOutput) =>
        new Child(
          radio.command(command),
          onOutput,
          () => {},
          () => {},
        ),
      onLength ?? ((length) => monitor.lengths.push(length)),
    );
    monitor.child = monitor.tcpdump((piece) => monitor.take(piece));
    return monitor;
  }

  get count(): number {
    return this.lengths.length;
  }

  /** Whether two lengths recur with the distance of the synchronising datagrams. */
  get synchronised(): boolean {
    const often = overheads(this.lengths);
    return often.some((one) => often.includes(one + 20));
  }

  forget(): void {
    this.lengths = [];
  }

  async credentials(ms: number): Promise<Received | undefined> {
    for (const until = Date.now() + ms; Date.now() < until; ) {
      const received = decodeLengths(this.lengths);
      if (received !== undefined) return received;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return decodeLengths(this.lengths);
  }

  async close(): Promise<void> {
    await this.child?.stop({ shutdown: 0, terminate: 1_000 });
    await this.radio.close();
  }

  private take(piece: Buffer): void {
    this.unread = Buffer.concat([this.unread, piece]);
    if (!this.skipped && this.unread.length >= FILE_HEADER) {
      this.unread = this.unread.subarray(FILE_HEADER);
      this.skipped = true;
    }
    while (this.skipped && this.unread.length >= RECORD_HEADER) {
      const kept = this.unread.readUInt32LE(8);
      if (this.unread.length < RECORD_HEADER + kept) return;
      const length = lengthOf(this.unread.subarray(RECORD_HEADER, RECORD_HEADER + kept), this.unread.readUInt32LE(12));
      if (length !== undefined) this.onLength(length);
      this.unread = this.unread.subarray(RECORD_HEADER + kept);
    }
  }
}

/** Length of a data frame of a station to its access point; undefined for every other frame, and for repetitions. */
function lengthOf(record: Buffer, whole: number): number | undefined {
  const radiotap = record.readUInt16LE(2);
  const control = record[radiotap] ?? 0;
  const flags = record[radiotap + 1] ?? 0;
  const isData = (control & 0x0c) === 0x08 && (control & 0x40) === 0;
  const toAccessPoint = (flags & 0x03) === 0x01;
  const repeated = (flags & 0x08) !== 0;
  return isData && toAccessPoint && !repeated ? whole - radiotap : undefined;
}
