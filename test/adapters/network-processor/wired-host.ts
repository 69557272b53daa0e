import type { Fields } from '../../../adapters/adapter';
import { DrivenClock } from '../../../adapters/board/board-clock';
import { WiredNetworkProcessor } from '../../../adapters/network-processor/wired-network-processor';
import type { DecisionOverrides } from '../../../adapters/simulator/reference-device';
import { Scheduler } from '../../../adapters/simulator/scheduler';
import { type CommandFrame, encodeCommand } from '../../../adapters/wire/command';
import { encodeHostFrame } from '../../../adapters/wire/host-stream';
import { type DecodedMessage, decodeMessage, type Outstanding } from '../../../adapters/wire/message';
import { type MessageFrame, MessageStream } from '../../../adapters/wire/message-stream';
import { commandForm, type Variant } from '../../../adapters/wire/table';

/** A message as the host sees it. */
type Seen = DecodedMessage & Pick<MessageFrame, 'devStatus' | 'opcode' | 'txPoolCnt' | 'socketNonBlocking'>;

/** A network processor in virtual time, and a host on its wire that checks numbers as TI's driver does. */
export class WiredHost {
  readonly scheduler = new Scheduler();
  readonly device: WiredNetworkProcessor;
  readonly notes: string[] = [];
  readonly rates: number[] = [];
  /** Syncs of the messages so far. */
  readonly syncs: (number | 'plain')[] = [];
  /** Bytes that were no message, in hex. */
  readonly raw: string[] = [];
  private readonly stream = new MessageStream();
  private readonly seen: Seen[] = [];
  private outstanding: Outstanding | undefined;

  constructor(overrides: DecisionOverrides = {}, numbered = false) {
    this.device = new WiredNetworkProcessor({
      scheduler: this.scheduler,
      clock: new DrivenClock(this.scheduler),
      overrides,
      numbered,
      random: (length) => Buffer.alloc(length, 7),
      write: (bytes) => this.take(bytes),
      setRate: (baud) => this.rates.push(baud),
      observer: { record: () => {}, note: (_at, text) => this.notes.push(text) },
    });
  }

  /** Switches the power on and waits for the start. */
  start(): Seen {
    this.stream.restart();
    this.device.power(true);
    return this.next(1_000);
  }

  /** Sends a command and gives what comes back within `ms`. */
  call(name: string, args: Fields = {}, ms = 100, variant?: Variant): readonly Seen[] {
    this.outstanding = { form: commandForm(name, variant), fields: args };
    return this.send(encodeCommand(name, args, variant), ms);
  }

  send(frame: CommandFrame, ms = 100): readonly Seen[] {
    this.device.receive(encodeHostFrame(frame, 'uart'));
    return this.wait(ms);
  }

  /** Lets time pass and gives the messages that came. */
  wait(ms: number): readonly Seen[] {
    this.scheduler.runUntil(this.scheduler.now() + ms);
    return this.seen.splice(0);
  }

  /** The next message, which must come within `ms`. */
  next(ms: number): Seen {
    this.scheduler.runUntil(this.scheduler.now() + ms, () => this.seen.length > 0);
    const first = this.seen.shift();
    if (first === undefined) throw new Error(`no message within ${ms} ms`);
    return first;
  }

  private take(bytes: Uint8Array): void {
    for (const item of this.stream.push(bytes)) {
      if (item.kind !== 'message') {
        this.raw.push(Buffer.from(item.bytes).toString('hex'));
        continue;
      }
      this.syncs.push(item.sync);
      const { devStatus, opcode, txPoolCnt, socketNonBlocking } = item;
      this.seen.push({ ...decodeMessage(item, this.outstanding), devStatus, opcode, txPoolCnt, socketNonBlocking });
    }
  }
}
