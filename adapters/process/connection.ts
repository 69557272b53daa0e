import { JSONRPCClient, JSONRPCErrorException } from 'json-rpc-2.0';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { DuplicateKey, parseStrictJson } from '../../ledger/strict-json';
import type { Trace } from '../adapter';
import { textOf } from '../byte-text';
import { cannotDo } from '../cannot-do';
import type { Bounds } from './bounds';
import { Child, type Ending, type Stop } from './child';
import { faults } from './faults';
import { LineSplitter, quoted } from './line-splitter';
import { errorCodes, type FromDevice, type Method, methods, type Result, schemaFor } from './protocol';
import { protocolErrorText } from './protocol-error-text';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The request under way. */
interface Waiting {
  readonly id: number;
  readonly method: Method;
  /** Takes the answer at once, before anything that was sent after it. */
  readonly hear: (result: unknown) => void;
}

/** What the connection hands on. */
export interface Listener {
  /** An event came while nothing was asked, or before the answer. */
  event(event: { readonly at: number; readonly name: string; readonly data: unknown }): void;
  /** Nothing more can come; every request is rejected with this from now on. */
  failed(error: ProvtckError): void;
  trace(trace: Trace): void;
}

/**
 * A conversation with a program. One request at a time; whatever does not fit the protocol ends it, and the program
 * with it.
 */
export class ProcessConnection {
  private readonly child: Child;
  private readonly splitter = new LineSplitter();
  private readonly client: JSONRPCClient;
  private lastId = 0;
  private waiting: Waiting | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private failure: ProvtckError | undefined;
  private giveUp: ((error: ProvtckError) => void) | undefined;
  private stopping: Promise<Stop> | undefined;
  private spoken = false;
  /** The last line that was sent. */
  private sent: string | undefined;

  /** Starts the program. */
  constructor(
    private readonly command: string,
    private readonly bounds: Bounds,
    private readonly listener: Listener,
  ) {
    this.client = new JSONRPCClient(
      (message: unknown) => this.send(message),
      () => {
        this.lastId += 1;
        return this.lastId;
      },
    );
    this.child = new Child(
      command,
      (piece) => this.take(piece),
      (ending) => this.fail(this.lost(ending)),
      (text) => listener.trace({ direction: 'from device', text: `stderr: ${text}` }),
    );
  }

  /**
   * Asks the program something, after everything asked before has been answered.
   *
   * @param params what `methods` says for the method
   * @param bound how long the answer may take, in ms of the wall clock
   * @param hear takes the answer before any message that follows it is looked at; what it throws ends the connection
   * @throws ProvtckError `CANNOT_DO`, `PROCESS_REFUSED`, or what ended the connection
   */
  request<M extends Method>(
    method: M,
    params: object,
    bound: number,
    hear: (result: Result<M>) => void = () => {},
  ): Promise<Result<M>> {
    const answer = this.queue.then(() => this.exchange(method, params, bound, hear));
    this.queue = answer.catch(() => {});
    return answer;
  }

  /**
   * Ends the conversation and the program. May be called twice.
   *
   * @throws ProvtckError `PROCESS_SHUTDOWN_IGNORED` when the program had to be ended by a signal,
   * `PROCESS_HELPER_LEFT` when it ended and something it had started did not
   */
  async close(): Promise<void> {
    const orderly = this.failure === undefined;
    if (orderly) {
      this.send({ jsonrpc: '2.0', id: this.lastId + 1, method: 'shutdown', params: {} });
      this.abandon(faults.notConnected());
      this.stopping = this.child.stop(this.bounds);
    }
    const stop = await this.stopping;
    if (!orderly || stop === undefined || stop === 'ended') return;
    throw stop === 'helper left' ? faults.helperLeft() : faults.shutdownIgnored(stop);
  }

  /** Ends the conversation because of an error; only the first one counts. */
  fail(error: ProvtckError): void {
    if (this.failure !== undefined) return;
    this.stopping = this.child.stop({ ...this.bounds, shutdown: 0 });
    this.abandon(error);
  }

  private abandon(error: ProvtckError): void {
    this.failure = error;
    this.giveUp?.(error);
    this.listener.failed(error);
  }

  private async exchange<M extends Method>(
    method: M,
    params: object,
    bound: number,
    hear: (result: Result<M>) => void,
  ): Promise<Result<M>> {
    if (this.failure !== undefined) throw this.failure;
    let heard: Result<M> | undefined;
    const givenUp = new Promise<never>((_resolve, reject) => {
      this.giveUp = reject;
    });
    const timer = setTimeout(() => this.fail(faults.timedOut(method, bound, this.child.said)), bound);
    this.waiting = {
      id: this.lastId + 1,
      method,
      hear: (result) => {
        const checked = v.safeParse(methods[method].result, result);
        if (!checked.success) throw faults.answerInvalid(method, protocolErrorText(checked.issues));
        heard = checked.output as Result<M>;
        hear(heard);
      },
    };
    try {
      await Promise.race([this.client.request(method, params), givenUp]);
    } catch (error) {
      throw error instanceof JSONRPCErrorException ? refusal(method, error) : error;
    } finally {
      clearTimeout(timer);
      this.giveUp = undefined;
    }
    // A result that was not heard is one that ended the connection.
    if (heard === undefined) throw this.failure ?? faults.notConnected();
    return heard;
  }

  private send(message: unknown): void {
    const line = JSON.stringify(message);
    this.listener.trace({ direction: 'to device', text: textOf(Buffer.from(line)) });
    this.sent = line;
    this.child.write(`${line}\n`);
  }

  private take(piece: Buffer): void {
    for (const { kind, bytes } of this.splitter.take(piece)) {
      if (this.failure !== undefined) return;
      this.listener.trace({ direction: 'from device', text: textOf(bytes.subarray(0, tracedLine)) });
      if (kind === 'too long') return this.fail(faults.lineTooLong(quoted(bytes)));
      try {
        this.understand(bytes);
      } catch (error) {
        if (!(error instanceof ProvtckError)) throw error;
        return this.fail(error);
      }
    }
  }

  /** One line. Throws what is wrong with it. */
  private understand(bytes: Buffer): void {
    if (bytes.toString() === this.sent) throw faults.echoed(quoted(bytes));
    const message = messageIn(bytes);
    this.spoken = true;
    if ('method' in message) return this.listener.event(message.params);
    const { waiting } = this;
    // An error without an id is about the request under way: there is no other.
    const id = message.id ?? waiting?.id;
    if (waiting === undefined || id !== waiting.id) throw faults.idUnknown(message.id, quoted(bytes));
    this.waiting = undefined;
    if ('result' in message) waiting.hear(message.result);
    this.client.receive({ ...message, id });
  }

  private lost({ how, code }: Ending): ProvtckError {
    const { said } = this.child;
    const { waiting } = this;
    if (this.spoken)
      return faults.died(how, waiting === undefined ? 'between two requests' : `during "${waiting.method}"`, said);
    // The shell's own words for a program that is not there, or may not be executed.
    return code === 127 || code === 126 ? faults.notFound(this.command, said) : faults.exitedEarly(how, said);
  }
}

/** How much of a line the transcript keeps, in bytes. */
const tracedLine = 16 * 1_024;

/** Reads one line, or throws what is wrong with it. */
function messageIn(bytes: Buffer): FromDevice {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw faults.notUtf8(quoted(bytes));
  }
  let message: unknown;
  try {
    message = parseStrictJson(text);
  } catch (error) {
    throw error instanceof DuplicateKey
      ? faults.messageInvalid(error.message, quoted(bytes))
      : faults.notJson(quoted(bytes));
  }
  if (Array.isArray(message)) throw faults.batch(quoted(bytes));
  const checked = v.safeParse(schemaFor(message), message);
  if (!checked.success) throw faults.messageInvalid(protocolErrorText(checked.issues), quoted(bytes));
  return checked.output;
}

function refusal(method: string, { code, message }: JSONRPCErrorException): ProvtckError {
  if (code === errorCodes.cannotDo) return cannotDo(message);
  return code === errorCodes.versionUnsupported
    ? faults.versionUnsupported(message)
    : faults.refused(method, code, message);
}
