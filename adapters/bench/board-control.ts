import { connect, type Socket } from 'node:net';
import { JSONRPCClient, JSONRPCErrorException } from 'json-rpc-2.0';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import type { Json } from '../adapter';
import { cannotDo } from '../cannot-do';
import { errorCodes } from '../error-codes';

/** Default address of the bench controls of a virtual board. `docs/board.md` describes them. */
export const defaultControlPort = 7531;

/** Maximum response time of the controls, in ms of wall time. Real radios need a minute to refuse a join. */
const ANSWER = 120_000;

/** The state of the board at its response: its device time, and the number of bytes it has sent on its console. */
export const Stamp = v.object({ now: v.number(), sent: v.number() });
export type Stamp = v.InferOutput<typeof Stamp>;

const Answer = v.object({ ...Stamp.entries, answer: v.optional(v.unknown()) });

/** The board's description of itself. */
export const Hello = v.object({
  ...Stamp.entries,
  board: v.string(),
  timeScale: v.number(),
  http: v.string(),
  /** Whether a transmission of SmartConfig continues until `phone.endSmartConfig`. */
  transmits: v.exactOptional(v.literal(true)),
});
export type Hello = v.InferOutput<typeof Hello>;

/** The bench controls of a virtual board or of real radios: JSON-RPC 2.0, one message on each line, over TCP. */
export class BoardControl {
  /** Waits for the console bytes of a stamp before its response is passed on. */
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
   * @param token the part of the board's address before the `@`, or the token in the board's file
   * @throws ProvtckError `BENCH_ABSENT` if no program listens at the address
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
            'Start `provtck board` or `provtck bench linux` first, and give the address that it prints: --bench tcp://127.0.0.1:port.',
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
        'Give the address that the bench has printed, with its token unless you are the same user: --bench tcp://token@host:port. `provtck bench linux` serves one run at a time.',
        { cause },
      );
    }
  }

  /** Restarts the byte count of the console on both sides. */
  async attach(): Promise<void> {
    await this.send('attach', {});
  }

  /**
   * Advances the time until `until`, or until the board has sent something, after it has `received` bytes of its
   * console. Only with driven time.
   */
  async run(until: number, received: number): Promise<void> {
    await this.settled(v.parse(Stamp, await this.send('run', { until, received })));
  }

  /** One action of phone, network or cloud, such as `phone.joinDevice`. */
  async act(method: string, params: { readonly [name: string]: Json }): Promise<unknown> {
    const { answer, ...stamp } = v.parse(Answer, await this.send(method, params));
    await this.settled(stamp);
    return answer;
  }

  close(): void {
    this.fault ??= this.closedError();
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
      if (cause instanceof JSONRPCErrorException && cause.code === errorCodes.cannotDo) throw cannotDo(cause.message);
      throw (
        this.fault ??
        new ProvtckError(
          'BENCH_FAILED',
          `the bench could not do ${method}: ${cause instanceof Error ? cause.message : String(cause)}`,
          'See the output of the program that serves the bench.',
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
    this.fault ??= this.closedError();
    this.client.rejectAllPendingRequests(this.fault.message);
  }

  private closedError(): ProvtckError {
    return new ProvtckError(
      'BENCH_LOST',
      `the bench controls at ${this.address} have closed the connection`,
      'Start the program that serves the bench again.',
    );
  }
}
