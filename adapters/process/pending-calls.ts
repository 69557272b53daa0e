import { faults } from './faults';

/** The pending calls. */
export class PendingCalls {
  private names: string[] = [];

  /** A call of this function has the outcome "pending". */
  add(name: string): void {
    this.names.push(name);
  }

  /**
   * A call of this function has returned.
   *
   * @throws ProvtckError `PROCESS_ANSWER_INVALID` if none was pending
   */
  settle(name: string): void {
    const index = this.names.indexOf(name);
    if (index < 0) throw faults.returnUnexpected(name);
    this.names.splice(index, 1);
  }

  /** Removes all pending calls. */
  clear(): void {
    this.names = [];
  }
}
