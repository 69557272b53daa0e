import { connect, type Socket } from 'node:net';
import { JSONRPCClient } from 'json-rpc-2.0';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import type { Json } from '../adapter';

/** Where the bench controls of a virtual board are by default. `docs/board.md` describes them. */
export const defaultControlPort = 7531;

/** How long the controls may take to answer, in ms of the wall clock. */
const ANSWER = 60_000;

/** When the board answered: its device time, and how many bytes it had put on its console by then. */
export const Stamp = v.object({ now: v.number(), sent: v.number() });
export type Stamp = v.InferOutput<typeof Stamp>;

const Answer = v.object({ ...Stamp.entries, answer: v.optional(v.unknown()) });

/** What the board says of itself. */
export const Hello = v.object({
  ...Stamp.entries,
  board: v.string(),
  timeScale: v.number(),
  http: v.string(),
});
export type Hello = v.InferOutput<typeof Hello>;

/** The bench controls of a virtual board: JSON-RPC 2.0, one message a line, over TCP. */
export class BoardControl {
  /** Waits for what a stamp promises before its answer is given out. */
  settle: ((stamp: Stamp) => Promise<void>) | undefined;
  private readonly client: JSONRPCClient;
  private fault: ProvtckError | undefined;
  private unread = '';

  private constructor(
    private readonly address: string,
    private readonly socket: Socket,
    private readonly token: string,
  ) {
    this.client = new JSONRPCClient((message) => {
      socket.write(`${JSON.stringify(message)}\n`);
    });
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => this.receive(piece));
    socket.on('error', () => this.lose());
    socket.on('close', () => this.lose());
  }

  /**
   * @param token the part of the board's address before the `@`, or what the board has left in a file
   * @throws ProvtckError `BENCH_ABSENT` when nobody listens there
   */
  static open(host: string, port: number, token: string): Promise<BoardControl> {
    const address = `tcp://${host}:${port}`;
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      const absent = (cause: unknown): void =>
        reject(
          new ProvtckError(
            'BENCH_ABSENT',
            `no bench controls at ${address}: ${cause instanceof Error ? cause.message : String(cause)}`,
            'Start `provtck board` first, and give the address of its bench controls: --bench tcp://127.0.0.1:port.',
            { cause },
          ),
        );
      socket.once('error', absent);
      socket.once('connect', () => {
        socket.off('error', absent);
        resolve(new BoardControl(address, socket, token));
      });
    });
  }

  /** @throws ProvtckError `BENCH_TOKEN` where the board does not take the token */
  async hello(): Promise<Hello> {
    try {
      return v.parse(Hello, await this.send('hello', { token: this.token }));
    } catch (cause) {
      if (!this.socket.destroyed) throw cause;
      throw new ProvtckError(
        'BENCH_TOKEN',
        `the bench controls at ${this.address} have ended the connection at the greeting`,
        'Give the address that `provtck board` has printed, as the same user on the same machine, or with its token: --bench tcp://token@host:port.',
        { cause },
      );
    }
  }

  /** From now on both sides count the bytes of the console from zero. */
  async attach(): Promise<void> {
    await this.send('attach', {});
  }

  /**
   * Lets time pass until instant `until`, or until the board has said something, once it has `received` bytes of its
   * console. Only where time is driven.
   */
  async run(until: number, received: number): Promise<void> {
    await this.settled(v.parse(Stamp, await this.send('run', { until, received })));
  }

  /** One act of phone, network or cloud, such as `phone.joinDevice`. */
  async act(method: string, params: { readonly [name: string]: Json }): Promise<unknown> {
    const { answer, ...stamp } = v.parse(Answer, await this.send(method, params));
    await this.settled(stamp);
    return answer;
  }

  close(): void {
    this.fault ??= this.gone();
    this.socket.destroy();
  }

  private async settled(stamp: Stamp): Promise<void> {
    await this.settle?.(stamp);
  }

  private async send(method: string, params: { readonly [name: string]: Json }): Promise<unknown> {
    if (this.fault !== undefined) throw this.fault;
    try {
      return await this.client.timeout(ANSWER).request(method, params);
    } catch (cause) {
      throw (
        this.fault ??
        new ProvtckError(
          'BENCH_FAILED',
          `the bench could not do ${method}: ${cause instanceof Error ? cause.message : String(cause)}`,
          'See what the board has printed.',
          { cause },
        )
      );
    }
  }

  private receive(piece: string): void {
    const lines = (this.unread + piece).split('\n');
    this.unread = lines.pop() ?? '';
    for (const line of lines) {
      try {
        this.client.receive(JSON.parse(line));
      } catch {
        this.lose();
        this.socket.destroy();
      }
    }
  }

  private lose(): void {
    this.fault ??= this.gone();
    this.client.rejectAllPendingRequests(this.fault.message);
  }

  private gone(): ProvtckError {
    return new ProvtckError('BENCH_LOST', `the bench controls at ${this.address} are gone`, 'Start the board again.');
  }
}
