import type { SerialPort } from 'serialport';
import { portFault } from '../serial/port-fault';
import type { HostLine, HostLineEvents } from './host-line';

/** Modem lines that can carry the power, and `bench`: on from the beginning, switched by the bench controls. */
export const powerSigns = ['dsr', 'dcd', 'bench'] as const;
export type PowerSign = (typeof powerSigns)[number];

/** The rate of the network processor after every power-on, in bits per second. */
const POWER_ON_RATE = 115_200;

/** How often a modem line is read, in ms. A host keeps the power off for at least 10 ms. */
const READ_EVERY = 4;

/**
 * A UART with RTS/CTS flow control. The host's power line is wired to a modem line.
 *
 * @throws ProvtckError `PORT_ABSENT`, `PORT_BUSY`, `PORT_FORBIDDEN`, `PORT_NO_TTY` or `PORT_UNUSABLE`
 */
export async function uartLine(path: string, sign: PowerSign, events: HostLineEvents): Promise<HostLine> {
  const { SerialPort: Serial } = await import('serialport');
  const port = new Serial({ path, baudRate: POWER_ON_RATE, rtscts: true, autoOpen: false, hupcl: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(portFault(path, error)) : resolve()));
  });
  return new UartLine(port, path, sign, events);
}

class UartLine implements HostLine {
  private timer: NodeJS.Timeout | undefined;
  private on = false;
  private closed = false;

  constructor(
    private readonly port: SerialPort,
    readonly address: string,
    private readonly sign: PowerSign,
    private readonly events: HostLineEvents,
  ) {
    port.on('data', (bytes: Buffer) => events.received(bytes));
    port.on('error', (error) => this.lose(error.message));
    port.on('close', () => this.lose('closed'));
    if (sign === 'bench') setImmediate(() => this.turn(true));
    else this.timer = setInterval(() => this.readSign(), READ_EVERY);
  }

  write(bytes: Uint8Array): void {
    if (!this.closed) this.port.write(Buffer.from(bytes));
  }

  setRate(baudRate: number): void {
    this.port.drain(() => this.port.update({ baudRate }));
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.timer);
    if (this.port.isOpen) this.port.close();
  }

  private readSign(): void {
    this.port.get((error, lines) => {
      if (this.closed) return;
      if (error) return this.lose(`its modem lines cannot be read: ${error.message}`);
      this.turn((this.sign === 'dsr' ? lines?.dsr : lines?.dcd) === true);
    });
  }

  private turn(on: boolean): void {
    if (this.closed || on === this.on) return;
    this.on = on;
    // A changed bit rate ends with the power.
    if (on && this.port.baudRate !== POWER_ON_RATE) this.port.update({ baudRate: POWER_ON_RATE });
    this.events.power(on);
  }

  private lose(reason: string): void {
    if (this.closed) return;
    this.close();
    this.events.lost(reason);
  }
}
