import type { CallOutcome, Fields } from '../adapter';

/** What a host driver under test says of itself. */
export interface DriverIdentity {
  readonly versions: { readonly [name: string]: string };
  /** Functions that can be called, by TI's names. */
  readonly functions: readonly string[];
  /** Whether a second call can be made while one is pending. */
  readonly callsBesideCalls: boolean;
  /** The reason for every function that cannot be called, as far as it is known. */
  readonly lacks: { readonly [name: string]: string };
}

/** The upper side of a host driver under test: its functions. */
export interface DriverEnd {
  /** @throws ProvtckError if it cannot be reached */
  connect(): Promise<DriverIdentity>;
  /** Puts the driver into its initial state. No call is pending then, and the network processor is off. */
  restart(): Promise<void>;
  /**
   * Calls a function.
   *
   * @param deadline how long to wait for its return, in ms of device time; 0 does not wait
   */
  call(name: string, args: Fields, deadline: number): Promise<CallOutcome>;
  /** Can be called twice. */
  close(): Promise<void>;
}

/** What a host driver reports without being asked. */
export interface DriverReports {
  /** The application has received an event; `return` is the late return of a pending call. */
  event(name: string, data: Fields): void;
  /** The driver cannot be called any longer. */
  lost(fault: Error): void;
}
