import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { Need } from '../../ledger/rule';
import type { Bench, HttpOutcome, HttpRequest, JoinOutcome, Phone } from '../adapter';
import { cannotDo } from '../cannot-do';
import { type BenchDriver, lacking } from './bench-driver';

/** How long the phone looks for the device, and how long one exchange may take, in ms of the wall clock. */
const SEARCH = 10_000;
const EXCHANGE = 5_000;
const LOOK = 250;

/** A phone on a computer that is in the device's network already, or gets there by itself: HTTP to one address. */
export class HttpBench implements BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[] = ['phone'];
  readonly lacks = {
    ...lacking(this.offers, 'an http bench plays the phone only; --bench manual plays the rest'),
    capture: 'an http bench captures no packets',
  };

  constructor(private readonly address: URL) {
    const phone: Phone = {
      scan: async () => {
        throw cannotDo('an http bench does not see the networks on the air');
      },
      joinDevice: () => this.join(),
      joinNetwork: () => this.join(),
      leave: async () => {},
      request: (request) => this.exchange(request),
      smartConfig: async () => {
        throw cannotDo('an http bench sends no SmartConfig');
      },
    };
    this.bench = { phone };
  }

  async connect(): Promise<void> {}
  async clear(): Promise<void> {}
  async close(): Promise<void> {}

  /** Being there means that something listens at the address; nothing is sent, for a request would be a sign of life. */
  private async join(): Promise<JoinOutcome> {
    for (const latest = Date.now() + SEARCH; ; ) {
      if (await this.listens()) return { kind: 'joined' };
      if (Date.now() > latest) return { kind: 'refused', why: `nothing listens at ${this.address.host}` };
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  private listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ host: this.address.hostname, port: Number(this.address.port || 80) });
      const settle = (answer: boolean): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.setTimeout(LOOK, () => settle(false));
      socket.once('connect', () => settle(true));
      socket.once('error', () => settle(false));
    });
  }

  private exchange({ method, path, form }: HttpRequest): Promise<HttpOutcome> {
    const body =
      form === undefined
        ? ''
        : new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
    return new Promise((resolve) => {
      const unreachable = (why: string): void => resolve({ kind: 'unreachable', why });
      const request = httpRequest(
        new URL(path, this.address),
        {
          method,
          timeout: EXCHANGE,
          // A connection that is kept would hang on an access point that comes and goes.
          agent: false,
          headers: {
            ...(form !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
            'Content-Length': Buffer.byteLength(body),
          },
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', (error) => unreachable(error.message));
          response.on('end', () =>
            resolve({
              kind: 'answered',
              status: response.statusCode ?? 0,
              body: Buffer.concat(pieces).toString('utf8'),
            }),
          );
        },
      );
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', (error) => unreachable(error.message));
      request.end(body);
    });
  }
}
