import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';
import type { MonitorFinding } from './monitor-violation';
import type { ObservationPoint } from './observation-point';
import { timeOf } from './record-accessors';

/** In a log: before so many further answers a report that was printed late would have come. */
const ANSWERS = 2;

/**
 * A violation that later records can still withdraw. Two events that are closer together than the accuracy of the
 * clock can have any order. A report in the queue can explain the behaviour. The violation becomes final when the
 * transcript shows that every event up to that moment was received. In a log every line shows that, because lines are
 * printed in order. In a run only the reports show it, because the suite takes them when it wants.
 */
export class PendingViolation {
  private waiting: { readonly finding: MonitorFinding; readonly until: number; answers: number } | undefined;

  private readonly ofReports: boolean;
  private readonly lag: number;

  /**
   * @param point its slack can change
   * @param options `ofReports`: the findings are about reports, whose order a log keeps. `lag`: the time in ms for which an
   *   event can follow what it explains, besides the slack
   */
  constructor(
    private readonly point: ObservationPoint,
    { ofReports = false, lag = 0 }: { readonly ofReports?: boolean; readonly lag?: number } = {},
  ) {
    this.ofReports = ofReports;
    this.lag = lag;
  }

  /** @param finding the violation that becomes final unless an event explains it that can have come before it */
  raise(finding: MonitorFinding): void {
    // One is enough; the first is the most precise.
    this.waiting ??= { finding, until: finding.at + this.point.slack + this.lag, answers: 0 };
  }

  /**
   * Applies a line: returns the violation if it is final, and nothing if the line explains it or decides nothing.
   *
   * @param explains whether an event such as this one, so many ms after the behaviour, explains it
   */
  settle(line: Line, explains: (report: LineOf<'event'>, after: number) => boolean): MonitorFinding | undefined {
    const { waiting } = this;
    if (waiting === undefined) return undefined;
    const time = timeOf(line) ?? 0;
    const early = time <= waiting.until;
    if (early && line.kind === 'event' && explains(line, time - waiting.finding.at)) {
      this.waiting = undefined;
      return undefined;
    }
    if (!this.stands(waiting, line, time)) return undefined;
    this.waiting = undefined;
    return waiting.finding;
  }

  private stands(waiting: { readonly until: number; answers: number }, line: Line, time: number): boolean {
    const isLog = !this.point.surroundings;
    // Without a clock only the order is known, and reports keep theirs.
    if (line.kind === 'event')
      return time > waiting.until || waiting.until === Number.POSITIVE_INFINITY || (isLog && this.ofReports);
    if (line.kind === 'wait') return time >= waiting.until;
    if (!isLog) return false;
    if (line.kind === 'return') waiting.answers += 1;
    return time >= waiting.until || waiting.answers >= ANSWERS;
  }
}
