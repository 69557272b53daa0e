import { connect } from 'node:net';
import type { Need } from '../../ledger/rule';
import type { Bench, HttpOutcome, HttpRequest, JoinOutcome, Phone } from '../adapter';
import { cannotDo } from '../cannot-do';
import { exchange } from '../http-exchange';
import { type BenchDriver, lacking } from './bench-driver';

/** How long the phone looks for the device, and how long one look may take, in ms of the wall clock. */
const SEARCH = 10_000;
const LOOK = 250;

/** How long a connection has to last to be one: a virtual board drops it at once while nobody could reach the device. */
const STAYS = 50;

/** The port of HTTPS where nobody names another. */
const HTTPS = 443;

/** A phone on a computer that is in the device's network already, or gets there by itself: HTTP to one address. */
export class HttpBench implements BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[] = ['phone'];
  readonly lacks = {
    ...lacking(this.offers, 'an http bench plays the phone only; --bench manual plays the rest'),
    capture: 'an http bench captures no packets',
  };

  private securePort = HTTPS;

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
      socket.once('connect', () => setTimeout(() => settle(true), STAYS));
      socket.once('close', () => settle(false));
      socket.once('error', () => settle(false));
    });
  }

  /**
   * The secured server is where the last redirect of this device pointed, and on the port of HTTPS as long as there was
   * none.
   */
  private async exchange(request: HttpRequest): Promise<HttpOutcome> {
    const server = request.secure ? new URL(`https://${this.address.hostname}:${this.securePort}`) : this.address;
    const outcome = await exchange(server, request);
    const location = outcome.kind === 'answered' ? outcome.location : undefined;
    if (location !== undefined && URL.canParse(location)) {
      const { protocol, port } = new URL(location);
      if (protocol === 'https:') this.securePort = port === '' ? HTTPS : Number(port);
    }
    return outcome;
  }
}
