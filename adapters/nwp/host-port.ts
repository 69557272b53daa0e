import type { SerialPort } from 'serialport';
import { ProvtckError } from '../../ledger/error';
import type { Trace } from '../adapter';
import { textOf } from '../byte-text';
import { isRemotePort, openPort, type Port } from '../serial/port';
import { Changes } from '../serial/time';

/** The rate of the network processor after every power-on, in bits per second. */
const RATE = 115_200;

/** The host's end of the line. It counts bytes, and can hold received ones until `release`. */
export class HostPort {
  /** Bytes since `restart`. */
  written = 0;
  received = 0;
  /** Why the line cannot be used. */
  fault: ProvtckError | undefined;
  private port: Port | undefined;
  private held: Buffer[] | undefined;
  private readonly changes = new Changes();

  constructor(
    private readonly address: string,
    private readonly trace: (trace: Trace) => void,
    /** Takes received bytes. */
    private readonly take: (bytes: Uint8Array) => void,
    /** Called when the line is lost. */
    private readonly lost: () => void,
  ) {}

  /** @throws ProvtckError `PORT_…` when the line cannot be opened */
  async open(): Promise<void> {
    const lines = { dtr: true, rts: true, hupcl: false, rtscts: this.isSerial };
    const port = await openPort(this.address, RATE, lines, (fault) => {
      if (this.port !== port) return;
      this.fault = fault;
      this.changes.notify();
      this.lost();
    });
    this.port = port;
    port.stream.on('data', (bytes: Buffer) => {
      if (this.port === port) this.receive(bytes);
    });
  }

  async close(): Promise<void> {
    const { port } = this;
    this.port = undefined;
    await port?.close();
  }

  /** Whether the line is a serial port; otherwise it is a connection over TCP. */
  get isSerial(): boolean {
    return !isRemotePort(this.address);
  }

  /**
   * Sets a modem line.
   *
   * @throws ProvtckError `MODEM_LINE_UNUSABLE`
   */
  setLine(line: 'dtr' | 'rts', on: boolean): Promise<void> {
    const stream = this.port?.stream as SerialPort | undefined;
    return new Promise((resolve, reject) => {
      if (stream === undefined || !this.isSerial) return reject(unusable(this.address, line, 'it is no serial port'));
      stream.set({ [line]: on }, (error) => (error ? reject(unusable(this.address, line, error.message)) : resolve()));
    });
  }

  write(bytes: Uint8Array): void {
    this.trace({ direction: 'to device', text: textOf(bytes) });
    this.written += bytes.length;
    this.port?.stream.write(bytes);
  }

  /** Holds received bytes from now on. */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    for (const bytes of this.held?.splice(0) ?? []) this.take(bytes);
  }

  /** Counts from zero, and forgets held bytes. */
  restart(): void {
    this.written = 0;
    this.received = 0;
    this.held?.splice(0);
  }

  /** Resolves when something arrives, or after `ms` of the wall clock. */
  arrival(ms: number): Promise<void> {
    return this.changes.next(ms);
  }

  private receive(bytes: Buffer): void {
    this.trace({ direction: 'from device', text: textOf(bytes) });
    this.received += bytes.length;
    if (this.held === undefined) this.take(bytes);
    else this.held.push(bytes);
    this.changes.notify();
  }
}

const unusable = (address: string, line: string, reason: string): ProvtckError =>
  new ProvtckError(
    'MODEM_LINE_UNUSABLE',
    `${line} of ${address} cannot switch the power: ${reason}`,
    'Choose another sign for the power with --nhib.',
  );
