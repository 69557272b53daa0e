import { ProvtckError } from '../../ledger/error';
import type { BoardControl, Stamp } from '../bench/board-control';
import type { Time } from './time';
import type { Wire } from './wire';

/** How long bytes that are said to be on their way may take, in ms of the wall clock. */
const DELIVERY = 10_000;

/**
 * Time of a virtual board that stands still unless the suite lets it pass. Bytes and time are kept in step by
 * counting: the board lets no time pass before it has what the suite has written, and the suite reads what the board
 * has sent only when all of it is there. So nothing depends on how fast the two computers are.
 */
export class DrivenTime implements Time {
  readonly driven = true;
  private time = 0;
  private origin: number | undefined;

  /** @param fault why the console cannot be used, if it cannot */
  constructor(
    private readonly control: BoardControl,
    private readonly wire: Wire,
    private readonly fault: () => ProvtckError | undefined,
  ) {
    wire.hold();
    control.settle = (stamp) => this.settle(stamp);
  }

  now(): number {
    return this.time;
  }

  async pass(until: number, done: () => boolean): Promise<boolean> {
    while (!done()) {
      if (this.time >= until) return false;
      await this.control.run(until + (this.origin ?? 0), this.wire.written);
    }
    return true;
  }

  private async settle({ now, sent }: Stamp): Promise<void> {
    const latest = performance.now() + DELIVERY;
    while (this.wire.received < sent) {
      const fault = this.fault();
      if (fault?.code === 'PORT_LOST') throw fault;
      if (performance.now() > latest) throw lostBytes(sent, this.wire.received);
      await this.wire.arrivals.next(100);
    }
    this.origin ??= now;
    this.time = now - this.origin;
    this.wire.release();
  }
}

const lostBytes = (sent: number, received: number): ProvtckError =>
  new ProvtckError(
    'BENCH_LOST',
    `the board has sent ${sent} bytes, of which ${received} have come`,
    'Is the bench of --bench that of the board at --port, and does nobody else listen there?',
  );
