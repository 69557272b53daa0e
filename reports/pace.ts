import type { ScenarioRecord } from '../judge/scenario-record';

/** Number of scenarios that must be over before their times correct the estimates. */
const MEASURED = 3;

/** How much longer the scenarios of a run take than their estimates. */
export class Pace {
  private scenarios = 0;
  private estimated = 0;
  private spent = 0;

  /** A scenario is over. @param estimate of its time, ms */
  take({ verdict, wallMs }: Pick<ScenarioRecord, 'verdict' | 'wallMs'>, estimate: number): void {
    // A scenario that does not apply takes no time, and says nothing about the others.
    if (verdict === 'not-applicable') return;
    this.scenarios += 1;
    this.estimated += estimate;
    this.spent += wallMs;
  }

  /** The factor for the estimates of the scenarios that follow. */
  get factor(): number {
    return this.scenarios >= MEASURED && this.estimated > 0 ? this.spent / this.estimated : 1;
  }
}
