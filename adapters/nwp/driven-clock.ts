import { ProvtckError } from '../../ledger/error';
import type { BoardControl, Stamp } from '../bench/board-control';
import type { BoardClock } from '../board/board-clock';
import type { Scheduler } from '../simulator/scheduler';
import type { HostPort } from './host-port';

/** How long announced bytes may take to arrive, in ms of the wall clock. */
const DELIVERY = 10_000;

/**
 * The clock of a host whose network processor has a driven clock. The two are kept in step by counting bytes: the
 * network processor lets no time pass before it has received everything, and its bytes are taken when all are there.
 */
export class DrivenWireClock implements BoardClock {
  readonly scale = 0;
  private origin: number | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly control: BoardControl,
    private readonly port: HostPort,
    /** Resolves once the power has been switched as it should be. */
    private readonly powerSettled: () => Promise<void>,
  ) {
    control.settle = (stamp) => this.settle(stamp);
  }

  act<T>(act: () => T): T {
    return act();
  }

  async pass(until: number, done: () => boolean): Promise<boolean> {
    for (;;) {
      await this.powerSettled();
      if (this.scheduler.runUntil(this.scheduler.now(), done)) return true;
      if (this.scheduler.now() >= until) return false;
      const next = Math.min(until, this.scheduler.nextAt ?? until);
      await this.control.run(next + (this.origin ?? 0), this.port.written);
    }
  }

  stop(): void {
    this.control.settle = undefined;
  }

  private async settle({ now, sent }: Stamp): Promise<void> {
    const latest = performance.now() + DELIVERY;
    while (this.port.received < sent) {
      if (this.port.fault !== undefined) throw this.port.fault;
      if (performance.now() > latest) throw lostBytes(sent, this.port.received);
      await this.port.arrival(100);
    }
    this.origin ??= now;
    this.scheduler.runUntil(now - this.origin);
    this.port.release();
  }
}

const lostBytes = (sent: number, received: number): ProvtckError =>
  new ProvtckError(
    'BENCH_LOST',
    `the network processor has sent ${sent} bytes, of which ${received} have arrived`,
    'Check that --bench names the bench controls of the network processor at --port, and that no other host is connected.',
  );
