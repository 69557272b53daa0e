import { ProvtckError } from '../ledger/error';
import { SCENARIO_SKIPPED } from '../runtime/scenario-index';

/** Maximum length of a reason, in characters. */
const LONGEST_REASON = 500;

/** The fault of a skipped scenario. */
export const skipped = (reason: string): ProvtckError =>
  new ProvtckError(SCENARIO_SKIPPED, reason, 'Run the scenario again without skipping it: --failed.');

/** Pauses and skips of the person who attends a run. A pause takes effect before the next scenario. */
export class RunControl {
  private resume: (() => void) | undefined;
  private gate: Promise<void> = Promise.resolve();
  private readonly reasons = new Map<string, string>();
  private running: string | undefined;

  /** @param changed is called after each change */
  constructor(private readonly changed: () => void = () => {}) {}

  get paused(): boolean {
    return this.resume !== undefined;
  }

  /** Why a scenario is to be skipped; undefined if it is not. */
  reasonOf(scenario: string): string | undefined {
    return this.reasons.get(scenario);
  }

  pause(): void {
    if (this.paused) return;
    this.gate = new Promise((resolve) => {
      this.resume = resolve;
    });
    this.changed();
  }

  continue(): void {
    const { resume } = this;
    this.resume = undefined;
    resume?.();
    this.changed();
  }

  /**
   * Skips a scenario by its name: the current one at its next operation, a later one before its first operation.
   *
   * @returns whether the reason is a text
   */
  skip(scenario: string, reason: string): boolean {
    const text = reason.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
    if (text === '') return false;
    this.reasons.set(scenario, text);
    this.changed();
    return true;
  }

  /** A scenario begins, or none is under way. */
  begin(scenario: string | undefined): void {
    this.running = scenario;
  }

  /** Waits until the run is not paused. */
  async pass(): Promise<void> {
    while (this.paused) await this.gate;
  }

  /** @throws ProvtckError `SCENARIO_SKIPPED` if the person has skipped the current scenario */
  check(): void {
    const reason = this.running === undefined ? undefined : this.reasons.get(this.running);
    if (reason !== undefined) throw skipped(reason);
  }
}
