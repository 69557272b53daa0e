import { connect } from 'node:net';
import type { Need } from '../../ledger/rule';
import type { Bench, HttpOutcome, HttpRequest, JoinOutcome, Phone } from '../adapter';
import { cannotDo } from '../cannot-do';
import { exchange, httpsPort, securePortOf } from '../http-exchange';
import { type BenchDriver, missingReasons } from './bench-driver';

/** Time for which the phone tries to reach the device, and maximum time of one attempt, in ms of wall time. */
const SEARCH = 10_000;
const LOOK = 250;

/** Minimum duration of a valid connection: a virtual board drops it immediately if no phone could reach the device. */
const STAYS = 50;

/** A phone on a computer that is already in the network of the device, or joins it itself: HTTP to one address. */
export class HttpBench implements BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[] = ['phone'];
  readonly lacks = {
    ...missingReasons(this.offers, 'an http bench plays the phone only; --bench manual plays the rest'),
    capture: 'an http bench captures no packets',
  };

  private securePort = httpsPort;

  constructor(private readonly address: URL) {
    const phone: Phone = {
      scan: async () => {
        throw cannotDo('an http bench cannot scan for networks');
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

  /**
   * The device is reachable if a server listens at the address. No request is sent, because a request is user
   * activity.
   */
  private async join(): Promise<JoinOutcome> {
    for (const latest = Date.now() + SEARCH; ; ) {
      if (await this.listens()) return { kind: 'joined' };
      if (Date.now() > latest) return { kind: 'refused', why: `no server listens at ${this.address.host}` };
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
      socket.once('connect', () => setTimeout(() => settle(true), STAYS));
      socket.once('close', () => settle(false));
      socket.once('error', () => settle(false));
    });
  }

  /**
   * The secured server is at the target of the last redirect of this device; without a redirect, at the port of HTTPS.
   */
  private async exchange(request: HttpRequest): Promise<HttpOutcome> {
    const server = request.secure ? new URL(`https://${this.address.hostname}:${this.securePort}`) : this.address;
    const outcome = await exchange(server, request);
    this.securePort = securePortOf(outcome) ?? this.securePort;
    return outcome;
  }
}
