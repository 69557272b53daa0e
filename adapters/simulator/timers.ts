import type { ScheduledTask, Scheduler } from './scheduler';

/** Named timers of one owner: setting a name again moves its timer, and one call clears all of them. */
export class Timers<Name extends string> {
  private readonly running = new Map<Name, ScheduledTask>();

  constructor(private readonly scheduler: Scheduler) {}

  /** Schedules `act` under `name` after `delay` ms, and replaces an earlier timer of that name. */
  set(name: Name, delay: number, act: () => void): void {
    this.clear(name);
    const task = this.scheduler.after(delay, () => {
      this.running.delete(name);
      act();
    });
    this.running.set(name, task);
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
