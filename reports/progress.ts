import type { ScenarioRecord } from '../judge/scenario-record';
import { printable, spoken, type Terminal } from './terminal';

/** Redrawing more often than this (ms) would cost more than it tells. */
const redrawInterval = 80;
/** Without a terminal a line every so often (ms) shows that the run is alive. */
const lineInterval = 15_000;

/** Says how far a run is: one line that changes on a terminal, a line now and then elsewhere. */
export class Progress {
  private failed = 0;
  private deviceMs = 0;
  private inconclusive = 0;
  private lastShown: number;

  /** @param now wall-clock time in ms */
  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = Date.now,
  ) {
    this.lastShown = now();
  }

  /** A scenario has finished; `done` of `selected` have by now. */
  scenarioFinished({ verdict, chapter, name, deviceMs }: ScenarioRecord, done: number, selected: number): void {
    this.deviceMs += deviceMs;
    if (verdict === 'fail') this.failed += 1;
    if (verdict === 'inconclusive') this.inconclusive += 1;
    const since = this.now() - this.lastShown;
    if (since < (this.terminal.interactive ? redrawInterval : lineInterval)) return;
    this.lastShown = this.now();
    const status = `${done}/${selected}${this.troubles()}  ${chapter}  ${spoken(this.deviceMs)} of device time`;
    if (this.terminal.interactive) this.terminal.status(`${status}  ${printable(name)}`);
    else this.terminal.line(status);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    this.terminal.status('');
  }

  private troubles(): string {
    const counts = [
      ...(this.failed > 0 ? [`${this.failed} failed`] : []),
      ...(this.inconclusive > 0 ? [`${this.inconclusive} inconclusive`] : []),
    ];
    return counts.length > 0 ? `, ${counts.join(', ')}` : '';
  }
}
