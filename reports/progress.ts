import type { ScenarioRecord } from '../judge/scenario-record';
import { Pace } from './pace';
import { formatDuration, printable, type Terminal } from './terminal';

/** Minimum time in ms between two redraws of the line. */
const redrawInterval = 80;
/** Interval in ms of the progress lines without a terminal. */
const lineInterval = 15_000;

/** Shows the progress of a run: one line that changes on a terminal, a new line at intervals elsewhere. */
export class Progress {
  private failed = 0;
  private deviceMs = 0;
  private inconclusive = 0;
  private readonly pace = new Pace();
  /** Estimated times of the scenarios that have not finished, ms by id. */
  private readonly waiting = new Map<string, number>();
  private devices = 1;
  private lastShown: number;

  /** @param now wall-clock time in ms */
  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = Date.now,
  ) {
    this.lastShown = now();
  }

  /**
   * Shows the time left from now on.
   *
   * @param estimates ms of wall time by the id of a scenario
   * @param devices number of devices that share the run
   */
  expect(estimates: ReadonlyMap<string, number>, devices = 1): void {
    for (const [id, ms] of estimates) this.waiting.set(id, ms);
    this.devices = devices;
  }

  /** A scenario has finished: number `done` of `selected`. */
  scenarioFinished(record: ScenarioRecord, done: number, selected: number): void {
    const { id, verdict, chapter, name, deviceMs } = record;
    this.pace.take(record, this.waiting.get(id) ?? 0);
    this.waiting.delete(id);
    this.deviceMs += deviceMs;
    if (verdict === 'fail') this.failed += 1;
    if (verdict === 'inconclusive') this.inconclusive += 1;
    const since = this.now() - this.lastShown;
    if (since < (this.terminal.interactive ? redrawInterval : lineInterval)) return;
    this.lastShown = this.now();
    const status = `${done}/${selected}${this.troubles()}  ${chapter}  ${formatDuration(this.deviceMs)} of device time${this.timeLeft()}`;
    if (this.terminal.interactive) this.terminal.status(`${status}  ${printable(name)}`);
    else this.terminal.line(status);
  }

  /** A random session begins: number `session` of `of`. */
  sessionBegins(session: number, of: number): void {
    const since = this.now() - this.lastShown;
    if (since < (this.terminal.interactive ? redrawInterval : lineInterval)) return;
    this.lastShown = this.now();
    const status = `random session ${session} of ${of}`;
    if (this.terminal.interactive) this.terminal.status(status);
    else this.terminal.line(status);
  }

  /** Clears the progress line. */
  end(): void {
    this.terminal.status('');
  }

  private timeLeft(): string {
    if (this.waiting.size === 0) return '';
    const ms = [...this.waiting.values()].reduce((sum, each) => sum + each, 0);
    return `, about ${formatDuration((ms * this.pace.factor) / this.devices)} left`;
  }

  private troubles(): string {
    const counts = [
      ...(this.failed > 0 ? [`${this.failed} failed`] : []),
      ...(this.inconclusive > 0 ? [`${this.inconclusive} inconclusive`] : []),
    ];
    return counts.length > 0 ? `, ${counts.join(', ')}` : '';
  }
}
