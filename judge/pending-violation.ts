import type { Line } from '../transcript/record';
import type { LineOf, MonitorFinding } from './monitor';
import { timeOf } from './record-accessors';

/**
 * A finding that waits for what comes next: two things closer together than the clocks can tell apart may have
 * happened in either order, and a report that nobody has taken yet may explain what was seen. It stands once the
 * record shows that everything up to that moment has been heard.
 */
export class PendingViolation {
  private waiting: { readonly finding: MonitorFinding; readonly until: number } | undefined;

  /** @param finding what stands unless it is explained by device time `until` */
  raise(finding: MonitorFinding, until: number): void {
    // One is enough; the first is the one that says most.
    this.waiting ??= { finding, until };
  }

  /**
   * What the line makes of it: the finding where it now stands, nothing where the line explains it or says nothing.
   *
   * @param explains whether a happening such as this one, early enough, would clear the device
   */
  settle(line: Line, explains: (report: LineOf<'event'>) => boolean): MonitorFinding | undefined {
    if (this.waiting === undefined || (line.kind !== 'event' && line.kind !== 'wait')) return undefined;
    const { finding, until } = this.waiting;
    const time = timeOf(line) ?? 0;
    const early = time <= until;
    if (early && line.kind === 'event' && explains(line)) {
      this.waiting = undefined;
      return undefined;
    }
    // Without a clock the order is all there is, and reports keep theirs.
    const stands = line.kind === 'event' ? !early || until === Number.POSITIVE_INFINITY : time >= until;
    if (!stands) return undefined;
    this.waiting = undefined;
    return finding;
  }
}
