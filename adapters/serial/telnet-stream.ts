import { Duplex } from 'node:stream';

/** Bytes of the Telnet protocol, RFC 854. */
const IAC = 0xff;
const DONT = 0xfe;
const DO = 0xfd;
const WONT = 0xfc;
const WILL = 0xfb;
const SB = 0xfa;
const SE = 0xf0;

/** Options that both sides keep on: bytes of 8 bits (RFC 856), and no signal to go ahead (RFC 858). */
const WANTED: readonly number[] = [0, 3];

/** What the next byte is. */
type State = 'data' | 'command' | 'option' | 'parameters' | 'end of parameters';

/**
 * The bytes of a serial port behind a Telnet server, such as ser2net with RFC 2217. The server keeps the bit rate that it was
 * configured with: the options of RFC 2217 are refused.
 */
export class TelnetStream extends Duplex {
  private state: State = 'data';
  private command = 0;

  /** @param line the connection to the server */
  constructor(private readonly line: Duplex) {
    super();
    line.on('data', (bytes: Buffer) => this.receive(bytes));
    line.on('end', () => this.push(null));
    line.write(Buffer.from(WANTED.flatMap((option) => [IAC, WILL, option, IAC, DO, option])));
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const doubled = Buffer.from([...bytes].flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte])));
    // The line itself reports its loss.
    this.line.write(doubled, () => done());
  }

  private receive(bytes: Buffer): void {
    const data: number[] = [];
    for (const byte of bytes) this.interpret(byte, data);
    if (data.length > 0) this.push(Buffer.from(data));
  }

  private interpret(byte: number, data: number[]): void {
    switch (this.state) {
      case 'data':
        if (byte === IAC) this.state = 'command';
        else data.push(byte);
        return;
      case 'command':
        this.state = this.afterCommand(byte, data);
        return;
      case 'option':
        this.answer(byte);
        this.state = 'data';
        return;
      case 'parameters':
        if (byte === IAC) this.state = 'end of parameters';
        return;
      case 'end of parameters':
        this.state = byte === SE ? 'data' : 'parameters';
    }
  }

  private afterCommand(byte: number, data: number[]): State {
    if (byte === IAC) data.push(IAC);
    this.command = byte;
    if (byte === SB) return 'parameters';
    return byte >= WILL && byte < IAC ? 'option' : 'data';
  }

  /** Refuses every option except those that it has asked for itself, which need no answer. */
  private answer(option: number): void {
    if (WANTED.includes(option)) return;
    if (this.command === DO) this.line.write(Buffer.from([IAC, WONT, option]));
    if (this.command === WILL) this.line.write(Buffer.from([IAC, DONT, option]));
  }
}
