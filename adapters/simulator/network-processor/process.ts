import type { Action, Guard, Input, State, Transition } from './transitions';

/** What the device knows about the running process besides its state. */
export interface ProcessRecord {
  /** Start mode, 0 to 3. */
  mode: number;
  startedBy: 'host' | 'device';
  externalConfirmation: boolean;
  /** Whether the start named a SmartConfig key. */
  smartConfigKey: boolean;
  /** Milliseconds without activity after which the process ends. */
  inactivity: number;
  /** Role codes. */
  roleBefore: number;
  roleForSuccess: number;
  /** Role argument of the stop command. */
  roleOfStop: number;
  /** Whether the APIs were open when the process began to end. */
  openWhenEnding: boolean;
  /** How many profiles have been configured in the process. */
  profiles: number;
  /** How many attempts to connect have failed in it. */
  failures: number;
}

/** What is known before the first process. */
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

/** Who answers the guards and carries out the actions of the table. */
export interface ProcessOwner {
  holds(guard: Guard): boolean;
  perform(action: Action): void;
}

/** Walks the transition table. Knows no rule of its own. */
export class ProvisioningProcess {
  state: State = 'idle';
  record: ProcessRecord = { ...noProcess };

  constructor(
    private readonly table: readonly Transition[],
    private readonly owner: ProcessOwner,
  ) {}

  /** Whether a process runs, its ending included. */
  get active(): boolean {
    return this.state !== 'idle';
  }

  /** Takes the first row that fits `input` in the present state; tells whether there was one. */
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
