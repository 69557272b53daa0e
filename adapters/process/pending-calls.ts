import { faults } from './faults';

/** The calls that were left under way. */
export class PendingCalls {
  private names: string[] = [];

  /** A call of this function was answered with "pending". */
  add(name: string): void {
    this.names.push(name);
  }

  /**
   * A call of this function has returned.
   *
   * @throws ProvtckError `PROCESS_ANSWER_INVALID` where none was under way
   */
  settle(name: string): void {
    const index = this.names.indexOf(name);
    if (index < 0) throw faults.returnUnexpected(name);
    this.names.splice(index, 1);
  }

  /** No call is under way any more. */
  clear(): void {
    this.names = [];
  }
}
