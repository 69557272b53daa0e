import type { Action, Guard, Input, State, Transition } from './transitions';

/** How a process ends. */
export type ProcessEnd = 'success' | 'stop' | 'time-out' | 'reset';

/** The parameters of a start. */
export interface ProcessStart {
  /** Start mode, 0 to 3. */
  readonly mode: number;
  readonly externalConfirmation: boolean;
  /** Whether the start contained a SmartConfig key. */
  readonly smartConfigKey: boolean;
  /** Time without activity after which the process ends, in ms. */
  readonly inactivity: number;
  /** Role code. */
  readonly roleForSuccess: number;
}

/** Data of the active process besides its state. */
export interface ProcessRecord {
  /** Number of the process since the device had its setup, from 1; 0 before the first process. */
  ordinal: number;
  /** How the process has ended, or is ending. */
  end: ProcessEnd | undefined;
  /** The process before this one. */
  previous: (ProcessStart & { readonly end: ProcessEnd | undefined }) | undefined;
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
  /** Number of confirmations in the process whose failure is reported. An attempt that fails now does not count. */
  failed: number;
  /** Number of restarts of the device that the process has survived. */
  restarts: number;
}

/** Data before the first process. */
export const noProcess: Readonly<ProcessRecord> = {
  ordinal: 0,
  end: undefined,
  previous: undefined,
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
  failed: 0,
  restarts: 0,
};

/** Initial data of a new process. */
export const NOTHING_YET = { end: undefined, openWhenEnding: false, profiles: 0, failures: 0, failed: 0, restarts: 0 };

/** Confirmation results as the HTTP resource reports them: 4 until the result has been read, 3 for a loss before it. */
export const RESULTS = {
  'network-not-found': 1,
  'connection-failed': 2,
  'no-address': 3,
  lost: 3,
  address: 4,
} as const;

/** The parameters and the end of the process of a record; undefined before the first process. */
export const endedProcess = ({
  ordinal,
  mode,
  externalConfirmation,
  smartConfigKey,
  inactivity,
  roleForSuccess,
  end,
}: Readonly<ProcessRecord>): ProcessRecord['previous'] =>
  ordinal === 0 ? undefined : { mode, externalConfirmation, smartConfigKey, inactivity, roleForSuccess, end };

/** The timers of a process. */
export const PROCESS_TIMERS = [
  'ready',
  'inactivity',
  'feedback',
  'advertisement',
  'cloud',
  'smartconfig',
  'listening',
  'unasked',
] as const;
export type ProcessTimer = (typeof PROCESS_TIMERS)[number];

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
