import type { Line } from '../transcript/record';
import type { LineOf, MonitorFinding } from './monitor';
import type { ObservationPoint } from './observation-point';
import { timeOf } from './record-accessors';

/** Without a clock: after so many further answers a report that was printed late would have come. */
const ANSWERS = 2;

/**
 * A finding that waits for what comes next: two things closer together than the clocks can tell apart may have
 * happened in either order, and a report that nobody has taken yet may explain what was seen. It stands once the
 * record shows that everything up to that moment has been heard. In a log every line shows that, for lines are printed
 * in their order; in a run the reports alone do, for the suite takes them when it asks for one.
 */
export class PendingViolation {
  private waiting: { readonly finding: MonitorFinding; readonly until: number; answers: number } | undefined;

  constructor(private readonly point: ObservationPoint) {}

  /** @param finding the violation that becomes final unless an event explains it before device time `until` */
  raise(finding: MonitorFinding, until: number): void {
    // One is enough; the first is the one that says most.
    this.waiting ??= { finding, until, answers: 0 };
  }

  /**
   * Applies a line: returns the violation if it is final, and nothing if the line explains it or decides nothing.
   *
   * @param explains whether an event such as this one, early enough, explains the behaviour
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
    // Without a clock the order is all there is, and reports keep theirs.
    if (line.kind === 'event') return time > waiting.until || waiting.until === Number.POSITIVE_INFINITY;
    if (line.kind === 'wait') return time >= waiting.until;
    if (this.point.surroundings) return false;
    if (line.kind === 'return') waiting.answers += 1;
    return time >= waiting.until || (line.kind === 'return' && waiting.answers >= ANSWERS && isOrderOnly(waiting));
  }
}

const isOrderOnly = ({ until }: { readonly until: number }): boolean => until === Number.POSITIVE_INFINITY;
