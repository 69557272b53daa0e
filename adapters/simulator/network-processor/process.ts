import type { Action, Guard, Input, State, Transition } from './transitions';

/** Data of the active process besides its state. */
export interface ProcessRecord {
  /** Start mode, 0 to 3. */
  mode: number;
  startedBy: 'host' | 'device';
  externalConfirmation: boolean;
  /** Whether the start contained a SmartConfig key. */
  smartConfigKey: boolean;
  /** Time without activity after which the process ends, in ms. */
  inactivity: number;
  /** Role codes. */
  roleBefore: number;
  roleForSuccess: number;
  /** Role argument of the stop command. */
  roleOfStop: number;
  /** Whether the APIs were unblocked when the process began to end. */
  openWhenEnding: boolean;
  /** Number of profiles that were configured in the process. */
  profiles: number;
  /** Number of failed connection attempts in the process. */
  failures: number;
}

/** Data before the first process. */
export const noProcess: Readonly<ProcessRecord> = {
  mode: 0,
  startedBy: 'host',
  externalConfirmation: false,
  smartConfigKey: false,
  inactivity: 0,
  roleBefore: 0,
  roleForSuccess: 0,
  roleOfStop: 0,
  openWhenEnding: false,
  profiles: 0,
  failures: 0,
};

/** Evaluates the guards and executes the actions of the table. */
export interface ProcessOwner {
  holds(guard: Guard): boolean;
  perform(action: Action): void;
}

/** Executes the transition table. It contains no rule itself. */
export class ProvisioningProcess {
  state: State = 'idle';
  record: ProcessRecord = { ...noProcess };

  constructor(
    private readonly table: readonly Transition[],
    private readonly owner: ProcessOwner,
  ) {}

  /** Whether a process is active, including its end. */
  get active(): boolean {
    return this.state !== 'idle';
  }

  /** Takes the first row that matches `input` in the current state; returns whether there was one. */
  take(input: Input): boolean {
    const row = this.table.find(
      (candidate) =>
        candidate.input === input &&
        candidate.from.includes(this.state) &&
        (candidate.when === undefined || this.owner.holds(candidate.when)) &&
        candidate.only?.(this.record) !== false,
    );
    if (row === undefined) return false;
    for (const action of row.before ?? []) this.owner.perform(action);
    this.state = row.to ?? this.state;
    for (const action of row.after ?? []) this.owner.perform(action);
    return true;
  }
}
