import { constants } from '../../ledger/constants';
import type { Fields, Json } from '../adapter';
import { numberOf } from '../argument';
import { bytesOf, textOf } from '../byte-text';
import type { ScheduledTask as Appointment } from '../simulator/scheduler';

/** Sockets that can be open at a time. */
const MOST = 16;

/** TI's error codes of sockets. */
const NO_SOCKET_LEFT = -10;
const TRY_AGAIN = -11;

/** TI's socket options that have an effect here. */
const NON_BLOCKING = 24;
const { SL_SO_RCVTIMEO: RECEIVE_TIMEOUT, SL_SOL_SOCKET: SOCKET_LEVEL } = constants.socket;

/** A request for data that waits for some. */
interface Waiting {
  readonly call: number;
  readonly room: number;
  readonly timeout: Appointment | undefined;
}

interface Socket {
  received: Buffer;
  nonBlocking: boolean;
  /** In ms; 0 without a limit. */
  receiveTimeout: number;
  waiting: Waiting | undefined;
  listening: boolean;
}

/** A select that waits for data. */
interface WaitingSelect {
  readonly call: number;
  readonly readers: readonly number[];
  readonly timeout: Appointment | undefined;
}

/** What sockets need of the network processor. */
interface SocketHost {
  /** Sends the completion of a two-stage command. */
  complete(call: number, answer: { readonly code: number; readonly value?: Fields }): void;
  after(ms: number, act: () => void): Appointment;
}

/** Result of a select. */
interface Ready {
  readonly code: number;
  readonly value: {
    readonly readers: number;
    readonly writers: number;
    readonly readsds: number[];
    readonly writesds: number[];
  };
}

const socketNumbers = (given: Json | undefined): readonly number[] =>
  Array.isArray(given) ? given.map((each: Json) => numberOf(each)) : [];

/** The sockets of the network processor. Every peer sends back what it receives. */
export class Sockets {
  private readonly open = new Map<number, Socket>();
  private readonly selects = new Set<WaitingSelect>();
  /** Calls that wait for a connection, with their listening sockets. */
  private readonly accepting: { readonly call: number; readonly sd: number }[] = [];
  /** Peers that have connected before a call has waited for them. */
  private knocking = 0;

  constructor(private readonly host: SocketHost) {}

  /** Opens a socket and gives its number, or an error. */
  create(): number {
    const free = Array.from({ length: MOST }, (_, number) => number).find((number) => !this.open.has(number));
    if (free === undefined) return NO_SOCKET_LEFT;
    this.open.set(free, {
      received: Buffer.alloc(0),
      nonBlocking: false,
      receiveTimeout: 0,
      waiting: undefined,
      listening: false,
    });
    return free;
  }

  /** The socket waits for connections. sl_Select reports it while one has come. */
  listen(sd: number): void {
    const socket = this.open.get(sd);
    if (socket !== undefined) socket.listening = true;
  }

  /** A call waits for a connection to a listening socket; on a non-blocking socket it does not wait. */
  accept(call: number, sd: number): void {
    if (this.knocking === 0 && this.open.get(sd)?.nonBlocking)
      return void this.host.after(1, () => this.host.complete(call, { code: TRY_AGAIN, value: { sd } }));
    this.accepting.push({ call, sd });
    if (this.knocking === 0) return;
    this.knocking -= 1;
    // The response to the call comes first.
    this.host.after(1, () => this.admit());
  }

  /** A peer connects to the socket that has waited longest. */
  admit(): void {
    const waiting = this.accepting.shift();
    if (waiting === undefined) {
      this.knocking += 1;
      return this.endSelects();
    }
    this.host.complete(waiting.call, { code: this.create(), value: { sd: waiting.sd } });
  }

  remove(sd: number): void {
    this.accepting.splice(0, this.accepting.length, ...this.accepting.filter((each) => each.sd !== sd));
    this.open.get(sd)?.waiting?.timeout?.cancel();
    this.open.delete(sd);
  }

  /** Forgets all sockets, as a network processor without power does. */
  forget(): void {
    for (const sd of [...this.open.keys()]) this.remove(sd);
    for (const { timeout } of this.selects) timeout?.cancel();
    this.selects.clear();
    this.accepting.length = 0;
    this.knocking = 0;
  }

  /** Bit for each socket that does not block, as the header of every message has it. */
  get nonBlocking(): number {
    return [...this.open].reduce((bits, [sd, socket]) => (socket.nonBlocking ? bits | (1 << sd) : bits), 0);
  }

  /** Sets an option by TI's numbers. */
  setOption(sd: number, level: number, option: number, value: Json | undefined): void {
    const socket = this.open.get(sd);
    if (socket === undefined || level !== SOCKET_LEVEL) return;
    const bytes = Buffer.alloc(8);
    bytes.set(bytesOf(typeof value === 'string' ? value : '').subarray(0, 8));
    if (option === NON_BLOCKING)
      socket.nonBlocking = typeof value === 'number' ? value !== 0 : bytes.readUInt32LE(0) !== 0;
    if (option === RECEIVE_TIMEOUT)
      socket.receiveTimeout = bytes.readUInt32LE(0) * 1_000 + bytes.readUInt32LE(4) / 1_000;
  }

  /** The peer receives data and sends it back. */
  echo(sd: number, text: Json | undefined): void {
    const socket = this.open.get(sd);
    if (socket === undefined || typeof text !== 'string') return;
    socket.received = Buffer.concat([socket.received, bytesOf(text)]);
    const { waiting } = socket;
    if (waiting !== undefined) {
      socket.waiting = undefined;
      waiting.timeout?.cancel();
      this.hand(socket, waiting);
    }
    this.endSelects();
  }

  private endSelects(): void {
    for (const select of this.selects) if (this.readable(select.readers).length > 0) this.endSelect(select);
  }

  /** A request for data: completed at once, later, or never. */
  receive(call: number, sd: number, room: number): void {
    const socket = this.open.get(sd);
    if (socket === undefined) return;
    const { received, nonBlocking, receiveTimeout } = socket;
    if (received.length > 0) return this.hand(socket, { call, room });
    if (nonBlocking) return this.host.complete(call, { code: TRY_AGAIN, value: { pBuf: '' } });
    const giveUp = (): void => {
      socket.waiting = undefined;
      this.host.complete(call, { code: TRY_AGAIN, value: { pBuf: '' } });
    };
    const timeout = receiveTimeout === 0 ? undefined : this.host.after(receiveTimeout, giveUp);
    socket.waiting = { call, room, timeout };
  }

  /**
   * The result of a select, or undefined where it has to wait; its completion is then sent later.
   *
   * @param timeout in ms; undefined without a limit
   */
  select(
    call: number,
    readsds: Json | undefined,
    writesds: Json | undefined,
    timeout: number | undefined,
  ): Ready | undefined {
    const readers = socketNumbers(readsds);
    const writers = socketNumbers(writesds);
    const readable = this.readable(readers);
    if (readable.length > 0 || writers.length > 0 || timeout === 0) return ready(readable, writers);
    const waiting: WaitingSelect = {
      call,
      readers,
      timeout: timeout === undefined ? undefined : this.host.after(timeout, () => this.endSelect(waiting)),
    };
    this.selects.add(waiting);
    return undefined;
  }

  private endSelect(select: WaitingSelect): void {
    this.selects.delete(select);
    select.timeout?.cancel();
    this.host.complete(select.call, ready(this.readable(select.readers), []));
  }

  private readable(readers: readonly number[]): number[] {
    return readers.filter((sd) => {
      const socket = this.open.get(sd);
      return socket !== undefined && (socket.received.length > 0 || (socket.listening && this.knocking > 0));
    });
  }

  private hand(socket: Socket, { call, room }: { readonly call: number; readonly room: number }): void {
    const data = socket.received.subarray(0, room);
    socket.received = socket.received.subarray(data.length);
    this.host.complete(call, { code: data.length, value: { pBuf: textOf(data) } });
  }
}

const ready = (readsds: number[], writesds: readonly number[]): Ready => ({
  code: readsds.length + writesds.length,
  value: { readers: readsds.length, writers: writesds.length, readsds, writesds: [...writesds] },
});
