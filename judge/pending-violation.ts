import type { Line } from '../transcript/record';
import type { LineOf, MonitorFinding } from './monitor';
import type { ObservationPoint } from './observation-point';
import { timeOf } from './record-accessors';

/** In a log: before so many further answers a report that was printed late would have come. */
const ANSWERS = 2;

/**
 * A finding that waits for what comes next: two things closer together than the clocks can tell apart may have
 * happened in either order, and a report that nobody has taken yet may explain what was seen. It stands once the
 * record shows that everything up to that moment has been heard. In a log every line shows that, for lines are printed
 * in their order; in a run the reports alone do, for the suite takes them when it asks for one.
 */
export class PendingViolation {
  private waiting: { readonly finding: MonitorFinding; readonly until: number; answers: number } | undefined;

  /** @param ofReports whether the findings are about reports, whose order a log keeps */
  constructor(
    private readonly point: ObservationPoint,
    private readonly ofReports = false,
  ) {}

  /** @param finding what stands unless it is explained by device time `until` */
  raise(finding: MonitorFinding, until: number): void {
    // One is enough; the first is the one that says most.
    this.waiting ??= { finding, until, answers: 0 };
  }

  /**
   * What the line makes of it: the finding where it now stands, nothing where the line explains it or says nothing.
   *
   * @param explains whether a happening such as this one, early enough, would clear the device
   */
  settle(line: Line, explains: (report: LineOf<'event'>) => boolean): MonitorFinding | undefined {
    const { waiting } = this;
    if (waiting === undefined) return undefined;
    const time = timeOf(line) ?? 0;
    const early = time <= waiting.until;
    if (early && line.kind === 'event' && explains(line)) {
      this.waiting = undefined;
      return undefined;
    }
    if (!this.stands(waiting, line, time)) return undefined;
    this.waiting = undefined;
    return waiting.finding;
  }

  private stands(waiting: { readonly until: number; answers: number }, line: Line, time: number): boolean {
    const isLog = !this.point.surroundings;
    // Without a clock the order is all there is, and reports keep theirs.
    if (line.kind === 'event')
      return time > waiting.until || waiting.until === Number.POSITIVE_INFINITY || (isLog && this.ofReports);
    if (line.kind === 'wait') return time >= waiting.until;
    if (!isLog) return false;
    if (line.kind === 'return') waiting.answers += 1;
    return time >= waiting.until || waiting.answers >= ANSWERS;
  }
}
