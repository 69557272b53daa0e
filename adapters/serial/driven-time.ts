import { ProvtckError } from '../../ledger/error';
import type { BoardControl, Stamp } from '../bench/board-control';
import type { Time } from './time';
import type { Wire } from './wire';

/** Maximum time for announced bytes to arrive, in ms of wall time. */
const DELIVERY = 10_000;

/**
 * Time of a virtual board that the suite advances. Byte counts synchronise data and time. The board advances no time
 * before it has received the bytes of the suite. The suite reads the bytes of the board only when all of them have
 * arrived. The result does not depend on the speed of the two computers.
 */
export class DrivenTime implements Time {
  readonly driven = true;
  private time = 0;
  private origin: number | undefined;

  /** @param fault the reason why the console is unusable, if it is */
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
    `the board has sent ${sent} bytes, and ${received} of them have arrived`,
    'Check that --bench and --port name the same board, and that no other program reads the port.',
  );
