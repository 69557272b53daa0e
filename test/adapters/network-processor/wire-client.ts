import type { Fields } from '../../../adapters/adapter';
import { defaultLines } from '../../../adapters/serial/line-policy';
import { openPort, type Port } from '../../../adapters/serial/port';
import { encodeCommand } from '../../../adapters/wire/command';
import { encodeHostFrame } from '../../../adapters/wire/host-stream';
import { type DecodedMessage, decodeMessage, type Outstanding } from '../../../adapters/wire/message';
import { MessageStream } from '../../../adapters/wire/message-stream';
import { commandForm } from '../../../adapters/wire/table';

/** How long a message may take in real time, in ms. */
const PATIENCE = 10_000;

type ClientMessage = DecodedMessage & { readonly devStatus: number };

/** A host on a real line, a pseudo-terminal or TCP. */
export class WireClient {
  private readonly stream = new MessageStream();
  private readonly messages: ClientMessage[] = [];
  private readonly waiting: (() => void)[] = [];
  private outstanding: Outstanding | undefined;

  private constructor(private readonly port: Port) {
    port.stream.on('data', (bytes: Buffer) => {
      for (const item of this.stream.push(bytes)) {
        if (item.kind !== 'message') continue;
        this.messages.push({ ...decodeMessage(item, this.outstanding), devStatus: item.devStatus });
      }
      for (const wake of this.waiting.splice(0)) wake();
    });
  }

  /** Opens the line, which switches the power on. */
  static async open(address: string): Promise<WireClient> {
    return new WireClient(await openPort(address, 115_200, defaultLines, () => {}));
  }

  write(bytes: Uint8Array): void {
    this.port.stream.write(bytes);
  }

  /** Sends a command and gives the next message. */
  async call(name: string, args: Fields = {}): Promise<ClientMessage> {
    this.outstanding = { form: commandForm(name), fields: args };
    this.write(encodeHostFrame(encodeCommand(name, args), 'uart'));
    return this.next();
  }

  async next(): Promise<ClientMessage> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const message = this.messages.shift();
      if (message !== undefined) return message;
      const left = end - Date.now();
      if (left <= 0) throw new Error('no message');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The next message of that name. */
  async nextNamed(name: string): Promise<ClientMessage> {
    for (;;) {
      const message = await this.next();
      if (message.name === name) return message;
    }
  }

  /** Closes the line, which switches the power off. */
  close(): Promise<void> {
    return this.port.close();
  }
}
