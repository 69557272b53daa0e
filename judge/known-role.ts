import type { LineOf } from './monitor';
import { roleIn } from './scenario-setup';

/** The role of the device, as far as the record of a scenario shows it. */
export class KnownRole {
  private changed: boolean;
  private roleAtLastStop: number | undefined;
  private roleBeforeProcess: number | undefined;

  /** @param reset the first line of the scenario; absent if the initial state of the device is unknown */
  constructor(private readonly reset: LineOf<'reset'> | undefined) {
    this.changed = reset === undefined || reset.setup.fresh === true;
  }

  /** The role before the latest process; undefined if it is unknown. */
  get before(): number | undefined {
    return this.changed ? undefined : (this.roleBeforeProcess ?? roleIn(this.reset));
  }

  /** A process begins. */
  begin(): void {
    this.roleBeforeProcess = this.roleAtLastStop;
  }

  /** A process has ended in this role. */
  end(role: number | undefined): void {
    this.roleAtLastStop = role;
  }

  /** The host has changed the role, or a report cannot be read. */
  lose(): void {
    this.changed = true;
  }

  /** The host restarts the device. No source states whether the role after a process stays after a restart. */
  restart(): void {
    if (this.roleAtLastStop !== undefined && this.roleAtLastStop !== roleIn(this.reset)) this.changed = true;
  }

  /** `sl_Start` has returned a role. No source states the role after a reset. */
  started(role: number): void {
    if (role !== (this.roleAtLastStop ?? roleIn(this.reset))) this.changed = true;
  }
}
