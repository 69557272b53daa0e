import { constants } from '../../ledger/constants';
import type { DeviceSetup, Fields } from '../adapter';
import { numberOf } from '../argument';
import type { BoardClock } from '../board/board-clock';
import { ByteCount } from '../board/byte-count';
import { SimulatedBench } from '../simulator/bench';
import type { Message } from '../simulator/network-processor/message';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import { RadioMedium } from '../simulator/radio-medium';
import { createNetworkProcessor, type DecisionOverrides } from '../simulator/reference-device';
import type { Scheduler } from '../simulator/scheduler';
import type { Junk } from '../wire/byte-stream';
import type { WireRecord } from '../wire/capture-file';
import { type CommandFrame, decodeCommand } from '../wire/command';
import { type HostItem, HostStream } from '../wire/host-stream';
import { RATE_ANSWER } from '../wire/markers';
import type { MessageContent, Outstanding } from '../wire/message';
import { encodeMessageFrame } from '../wire/message-stream';
import { FROM_HOST, SYNCHRONOUS } from '../wire/table';
import type { AnswerSources } from './answers';
import { carryOut } from './command-effects';
import { Files } from './files';
import { encodeNetworkProcessorMessage } from './message-content';
import { Sockets } from './sockets';

const { returnCode } = constants;

/** Credit for data commands and payload of one credit, in every header. TI's driver works with them. */
const CREDIT = 20;
const PAYLOAD = 1_500;

/** Maximum time for the rest of an incomplete frame, in ms. The command time-out of TI's driver is 10 s. */
const STALLED = 1_000;

/** The chip id of a CC3235SF. */
const CHIP_ID = 0x3110_0019;

/** What is written of the wire. */
export interface WireObserver {
  record(record: WireRecord): void;
  /** Something that a user of a host driver should know, such as an unknown command. */
  note(at: number, text: string): void;
}

/** Changes to what the reference network processor does, for tests of a host. */
export interface Interference {
  /** The message in its place. */
  message(message: Message): Message;
  /** The code with which a command is refused; undefined to execute it. */
  refusal(name: string, fields: Fields): number | undefined;
  /** The fields with which a command is executed. */
  fields(name: string, fields: Fields): Fields;
}

/** How a network processor is built and connected. */
export interface WiredParts {
  readonly scheduler: Scheduler;
  readonly clock: BoardClock;
  readonly overrides: DecisionOverrides;
  /** Id of its chip; that of a CC3235SF by default. */
  readonly chipId?: number;
  /** Numbered syncs from the first message on, as over SPI. Without it a read request of the host brings them. */
  readonly numbered: boolean;
  readonly random: (length: number) => Uint8Array;
  readonly write: (bytes: Uint8Array) => void;
  /** Sets the bit rate of the line. */
  readonly setRate: (baud: number) => void;
  readonly observer: WireObserver;
  readonly interference?: Interference;
}

/** A command that has been received, with what its answer is made from. */
type Received = Outstanding | { readonly opcode: number };

/** The reference network processor behind its wire: bytes of a host in, bytes for the host out. */
export class WiredNetworkProcessor {
  readonly air = new RadioMedium();
  readonly networkProcessor: NetworkProcessor;
  readonly bench: SimulatedBench;
  /** Messages sent so far. */
  linesSent = 0;
  /** Bytes sent since `restartCounts`. */
  sent = 0;
  private readonly sources: AnswerSources;
  private readonly stream = new HostStream();
  private readonly received = new ByteCount();
  private readonly commands = new Map<number, Received>();
  private lastCall = 0;
  private messages = 0;
  private numbered: boolean;
  /** The host has to prove that it uses the new bit rate. */
  private expectsChallenge = false;
  private stalledSince = 0;
  private powered = false;
  private devStatus = 0;

  constructor(private readonly parts: WiredParts) {
    const { scheduler, clock, overrides, random, chipId = CHIP_ID } = parts;
    this.numbered = parts.numbered;
    this.networkProcessor = createNetworkProcessor(scheduler, this.air, overrides, (message) => this.send(message));
    const { networkProcessor, air } = this;
    const sockets = new Sockets({
      complete: (call, answer) => networkProcessor.complete(call, answer),
      after: (ms, act) => scheduler.after(ms, act),
    });
    this.sources = { networkProcessor, air, sockets, files: new Files(), eventMasks: new Map(), chipId, random };
    this.bench = new SimulatedBench(scheduler, air, networkProcessor, (until, done) => clock.pass(until, done));
  }

  get scheduler(): Scheduler {
    return this.parts.scheduler;
  }

  get clock(): BoardClock {
    return this.parts.clock;
  }

  /** Whether the host has switched it on. */
  get isPowered(): boolean {
    return this.powered;
  }

  /** The status byte of the last message. */
  get lastDevStatus(): number {
    return this.devStatus;
  }

  restartCounts(): void {
    this.sent = 0;
    this.received.restart();
  }

  /** Resolves once so many bytes have been received. */
  hasTyped(bytes: number): Promise<void> {
    return this.received.reaches(bytes);
  }

  /** Switches the power off and on. */
  reset(): void {
    this.power(false);
    this.power(true);
  }

  /** Switches the power off, and restores the state of a device that has never run a process, with these settings. */
  setUp(setup: DeviceSetup): void {
    if (this.powered) this.power(false);
    this.clock.act(() => {
      this.scheduler.clear();
      this.networkProcessor.forget();
      this.networkProcessor.store.load(setup);
      this.bench.clear();
    });
  }

  /** A peer connects to a listening socket of the host. */
  connectPeer(): void {
    this.clock.act(() => this.sources.sockets.admit());
  }

  /** The host switches the power. Without power the network processor forgets what is not in its flash. */
  power(on: boolean): void {
    this.clock.act(() => {
      this.note({ at: this.scheduler.now(), kind: 'power', on });
      this.powered = on;
      this.stream.restart();
      this.commands.clear();
      this.sources.sockets.forget();
      this.sources.files.closeAll();
      this.sources.eventMasks.clear();
      this.messages = 0;
      this.numbered = this.parts.numbered;
      this.expectsChallenge = false;
      if (on) this.networkProcessor.powerOn();
      else this.networkProcessor.powerOff();
    });
  }

  /** Takes bytes of the host. Without power they are lost. */
  receive(bytes: Uint8Array): void {
    this.clock.act(() => {
      if (!this.powered) return;
      for (const item of this.stream.push(bytes)) this.take(item);
      this.watchIncomplete();
    });
    this.received.add(bytes.length);
  }

  /** Sends a message with its status byte, as the network processor does. */
  send(given: Message): void {
    const message = this.parts.interference?.message(given) ?? given;
    const content = this.contentOf(message);
    if (content === undefined) return;
    const frame = encodeMessageFrame(
      {
        opcode: content.opcode,
        payload: content.payload,
        txPoolCnt: CREDIT,
        devStatus: message.devStatus,
        minMaxPayload: PAYLOAD,
        socketTxFailure: 0,
        socketNonBlocking: this.sources.sockets.nonBlocking,
      },
      this.numbered ? this.messages : 'plain',
    );
    this.devStatus = message.devStatus;
    this.messages += 1;
    this.linesSent += 1;
    this.put(frame);
    if (message.kind === 'response') this.answered(message.call, message.code);
  }

  private take(item: HostItem | Junk): void {
    this.note({ at: this.scheduler.now(), kind: 'bytes', from: 'host', bytes: item.bytes });
    switch (item.kind) {
      case 'command':
        return this.command(item);
      case 'read request':
        this.numbered = true;
        return;
      case 'rate challenge':
        if (this.expectsChallenge) this.put(RATE_ANSWER);
        else this.complain('the host answers a change of the bit rate that has not been made');
        this.expectsChallenge = false;
        return;
      case 'junk':
        return this.complain(`${item.bytes.length} bytes of the host belong to no command`);
    }
  }

  private command(frame: CommandFrame): void {
    const { form, fields, missing, extra } = decodeCommand(frame);
    this.lastCall += 1;
    const call = this.lastCall;
    const opcode = `0x${frame.opcode.toString(16).toUpperCase()}`;
    if (form === undefined) {
      this.complain(`the command ${opcode} is unknown; it is answered with an error`);
      return this.refuse(call, { opcode: frame.opcode }, returnCode.SL_RET_CODE_PROTOCOL_ERROR);
    }
    const command = { form, fields };
    if (missing > 0) {
      this.complain(`${form.name} is ${missing} bytes short; it is answered with an error`);
      return this.refuse(call, command, returnCode.SL_RET_CODE_INVALID_INPUT);
    }
    if (extra > 0) this.complain(`${form.name} is ${extra} bytes too long; they are ignored`);
    const refusal = this.parts.interference?.refusal(form.name, fields);
    if (refusal !== undefined) return this.refuse(call, command, refusal);
    this.commands.set(call, command);
    if (form.name === 'sl_Stop') {
      this.networkProcessor.respond(call, { code: 0 });
      this.networkProcessor.beginStop();
    } else if (form.name.startsWith('sl_')) carryOut(this.sources, call, form.name, this.executed(form.name, fields));
    // All else is a reply of the host to a request, and has no answer.
    else this.commands.delete(call);
  }

  private executed(name: string, fields: Fields): Fields {
    return this.parts.interference?.fields(name, fields) ?? fields;
  }

  private refuse(call: number, command: Received, code: number): void {
    this.commands.set(call, command);
    this.networkProcessor.respond(call, { code });
  }

  private answered(call: number, code: number): void {
    const command = this.commands.get(call);
    if (command === undefined || !('form' in command)) return;
    // Without a completion to come, the command is over.
    if (command.form.completions.length === 0 || code < 0) this.commands.delete(call);
    if (command.form.name !== 'sl_DeviceUartSetMode' || code < 0) return;
    this.expectsChallenge = true;
    this.parts.setRate(numberOf((command.fields.pUartParams as Fields | undefined)?.BaudRate));
  }

  /** What a message says on the wire; undefined where it has no form there. */
  private contentOf(message: Message): MessageContent | undefined {
    if (message.kind !== 'response' && message.kind !== 'completion')
      return encodeNetworkProcessorMessage(message, this.sources, undefined, (text) => this.complain(text));
    const command = this.commands.get(message.call);
    if (command === undefined) return undefined;
    if (!('form' in command)) {
      const basic = Buffer.alloc(4);
      basic.writeInt16LE(message.code, 0);
      return { opcode: (command.opcode & ~FROM_HOST) | SYNCHRONOUS, payload: basic };
    }
    const content = encodeNetworkProcessorMessage(
      message,
      this.sources,
      { form: command.form, fields: command.fields, call: message.call },
      (text) => this.complain(text),
    );
    const { response, completions } = command.form;
    const isOver =
      message.kind === 'completion' ? content !== undefined : response === undefined && completions.length === 0;
    if (isOver) this.commands.delete(message.call);
    return content;
  }

  /** Discards a frame that stays incomplete. */
  private watchIncomplete(): void {
    if (this.stream.waiting === 0) return;
    const waiting = this.stream.waiting;
    this.stalledSince += 1;
    const turn = this.stalledSince;
    this.scheduler.after(STALLED, () => {
      if (turn !== this.stalledSince || this.stream.waiting !== waiting) return;
      for (const item of this.stream.giveUp()) this.take(item);
      this.watchIncomplete();
    });
  }

  private put(bytes: Uint8Array): void {
    this.note({ at: this.scheduler.now(), kind: 'bytes', from: 'network processor', bytes });
    this.sent += bytes.length;
    this.parts.write(bytes);
  }

  private note(record: WireRecord): void {
    this.parts.observer.record(record);
  }

  private complain(text: string): void {
    this.parts.observer.note(this.scheduler.now(), text);
  }
}
