import { JSONRPCClient, JSONRPCErrorException } from 'json-rpc-2.0';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { AmbiguousKey, parseStrictJson } from '../../ledger/strict-json';
import type { Trace } from '../adapter';
import { textOf } from '../byte-text';
import { cannotDo } from '../cannot-do';
import { errorCodes } from '../error-codes';
import { protocolErrorText } from '../protocol-error-text';
import { Turns } from '../turns';
import type { Bounds } from './bounds';
import { Child, type Ending, type Stop } from './child';
import { faults } from './faults';
import { LineSplitter, quoted } from './line-splitter';
import type { Peer, StartPeer } from './peer';
import { type FromDevice, type Method, methods, type Result, schemaFor } from './protocol';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The pending request. */
interface Waiting {
  readonly id: number;
  readonly method: Method;
  /** Receives the response immediately, before later messages. */
  readonly hear: (result: unknown) => void;
}

/** Receivers of a connection. */
interface Listener {
  /** An event arrived without a request, or before the response. */
  event(event: { readonly at: number; readonly name: string; readonly data: unknown }): void;
  /** The connection has ended; from now on every request is rejected with this error. */
  failed(error: ProvtckError): void;
  trace(trace: Trace): void;
}

/**
 * A connection to a program. One request at a time; a violation of the protocol ends the connection and the program.
 */
export class ProcessConnection {
  private readonly child: Peer;
  private readonly splitter = new LineSplitter();
  private readonly client: JSONRPCClient;
  private lastId = 0;
  private waiting: Waiting | undefined;
  private readonly turns = new Turns();
  private failure: ProvtckError | undefined;
  private giveUp: ((error: ProvtckError) => void) | undefined;
  private stopping: Promise<Stop> | undefined;
  private spoken = false;
  /** The last line that was sent. */
  private sent: string | undefined;

  /**
   * Starts the program.
   *
   * @param start how it is started; as a child of this process unless given
   */
  constructor(
    private readonly command: string,
    private readonly bounds: Bounds,
    private readonly listener: Listener,
    start: StartPeer = startChild,
  ) {
    this.client = new JSONRPCClient(
      (message: unknown) => this.send(message),
      () => {
        this.lastId += 1;
        return this.lastId;
      },
    );
    this.child = start(command, {
      output: (piece) => this.take(piece),
      end: (ending) => this.fail(this.lost(ending)),
      error: (text) => listener.trace({ direction: 'from device', text: `stderr: ${text}` }),
    });
  }

  /**
   * Sends a request to the program, after the responses to all earlier requests.
   *
   * @param params as `methods` defines for the method
   * @param bound time limit of the response, in ms of wall time
   * @param hear receives the response before later messages; an error that it throws ends the connection
   * @throws ProvtckError `CANNOT_DO`, `PROCESS_REFUSED`, or the error that ended the connection
   */
  request<M extends Method>(
    method: M,
    params: object,
    bound: number,
    hear: (result: Result<M>) => void = () => {},
  ): Promise<Result<M>> {
    return this.turns.take(() => this.exchange(method, params, bound, hear));
  }

  /**
   * Ends the connection and the program. Can be called twice.
   *
   * @throws ProvtckError `PROCESS_SHUTDOWN_IGNORED` if a signal had to end the program, `PROCESS_HELPER_LEFT` if it
   * ended and a process that it had started did not
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

  /** Ends the connection because of an error; only the first error counts. */
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
    // A result without a receiver has ended the connection.
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

  /** Handles one line. Throws its fault. */
  private understand(bytes: Buffer): void {
    if (bytes.toString() === this.sent) throw faults.echoed(quoted(bytes));
    const message = messageIn(bytes);
    this.spoken = true;
    if ('method' in message) return this.listener.event(message.params);
    const { waiting } = this;
    // An error without an id belongs to the pending request, because there is only one.
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
    // Exit codes of the shell for a program that does not exist, or cannot be executed.
    return code === 127 || code === 126 ? faults.notFound(this.command, said) : faults.exitedEarly(how, said);
  }
}

const startChild: StartPeer = (command, { output, end, error }) => new Child(command, output, end, error);

/** Maximum length of a line in the transcript, in bytes. */
const tracedLine = 16 * 1_024;

/** Parses one line, or throws its fault. */
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
    throw error instanceof AmbiguousKey
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
