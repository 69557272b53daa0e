import type { ScheduledTask, Scheduler } from './scheduler';

/** Named appointments of one owner: setting a name again moves it, clearing all is one call. */
export class Timers<Name extends string> {
  private readonly running = new Map<Name, ScheduledTask>();

  constructor(private readonly scheduler: Scheduler) {}

  /** Enters `act` under `name` for `delay` ms from now, in place of an earlier one of that name. */
  set(name: Name, delay: number, act: () => void): void {
    this.clear(name);
    const appointment = this.scheduler.after(delay, () => {
      this.running.delete(name);
      act();
    });
    this.running.set(name, appointment);
  }

  isSet(name: Name): boolean {
    return this.running.has(name);
  }

  clear(name: Name): void {
    this.running.get(name)?.cancel();
    this.running.delete(name);
  }

  clearAll(): void {
    for (const name of [...this.running.keys()]) this.clear(name);
  }
}
