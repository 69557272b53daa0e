import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import type { LineOf, Monitor } from './monitor';
import { MonitorSession } from './monitor-runner';
import type { MonitorFinding } from './monitor-violation';
import { monitors, statusByteMonitors } from './monitors/all';
import type { ObservationPoint } from './observation-point';
import { isAttemptStatus, isFatalError, LINKED, STATUS, STOPPED, statusOf } from './record-accessors';

/** The result of a log for one rule. */
export interface LogVerdict {
  readonly rule: RuleId;
  readonly verdict: 'pass' | 'fail' | 'not observable';
  /** Number of times that the log tested the rule. */
  readonly times: number;
  /** Line numbers of the proof: of each violation, or of the first times the rule was followed. */
  readonly lines: readonly number[];
  /** The first violations, each with its monitor. */
  readonly findings: readonly (MonitorFinding & { readonly monitor: string })[];
  /** Number of further violations. */
  readonly furtherFindings?: number;
}

/** A fatal error of the device or of its host driver. */
export interface FatalError {
  /** TI's name of the event. */
  readonly name: string;
  readonly line: number;
  /** What it has ended; absent if nothing was pending. */
  readonly underWay?: 'the attempt' | 'the process';
}

/** A confirmation that has connected, without a later report before the end of the log or a restart of the device. */
export interface Stall {
  /** The line of status 15. */
  readonly line: number;
  /** Length of the log after it, in ms. */
  readonly ms: number;
}

/** The complete result of a log. */
export interface LogJudgement {
  readonly verdicts: readonly LogVerdict[];
  readonly fatalErrors: readonly FatalError[];
  readonly stalls: readonly Stall[];
}

/** The calls of the host that a log shows. */
type CallsShown = NonNullable<ObservationPoint['calls']>;

/** Maximum number of lines that prove that a rule was followed. */
const SHOWN = 6;
/** Maximum number of stored violations, fatal errors and stalls; all violations are counted. */
const KEPT = 50;
/** Maximum delay of a console for a report, and of a terminal for its time stamp, in ms. */
const LATENESS = 250;
/** Minimum silence of an attempt that is listed, in ms. No source gives a time, so it is not judged. */
const LONG_SILENCE = 120_000;

/** Judges the records of a log as they arrive. It stores a limited part of them at any time. */
export class LogJudge {
  private readonly kept = new Map<RuleId, { times: number; readonly lines: Set<number> }>();
  private readonly broken = new Map<RuleId, { times: number; readonly first: LogVerdict['findings'][number][] }>();
  private readonly fatalErrors: FatalError[] = [];
  private readonly stalls: Stall[] = [];
  private readonly point: LogObservationPoint;
  private session: MonitorSession;
  private lastRecord = 0;
  private now = 0;
  private waited = false;
  private isOver = false;
  /** Status 15 of an attempt without a later record. */
  private connected: { readonly line: number; readonly t: number } | undefined;

  /**
   * @param calls the calls of the host that the log shows
   * @param list the monitors, those of a device unless given
   */
  constructor(
    calls: CallsShown,
    private readonly list: readonly Monitor[] = monitors,
  ) {
    this.point = new LogObservationPoint(calls);
    this.session = this.newSession();
  }

  /** Accuracy of the times from here on, in ms; undefined if only the order is known. */
  set resolution(ms: number | undefined) {
    this.point.slack = ms === undefined ? Number.POSITIVE_INFINITY : ms + LATENESS;
  }

  /** The next record of the log. */
  record(line: Line): void {
    // After a fatal error, a start by the host begins a new device session.
    if (this.isOver && line.kind === 'call' && line.function === 'sl_Start') this.boot();
    this.lastRecord = 't' in line ? (line.t ?? this.lastRecord) : this.lastRecord;
    this.now = Math.max(this.now, this.lastRecord);
    this.waited = false;
    if (!this.isOver) this.follow(line);
    this.session.take(line);
    if (isFatalError(line)) this.isOver = true;
  }

  /** The device has restarted: its earlier state is invalid. */
  boot(): void {
    this.noteStall();
    this.session = this.newSession();
    this.isOver = false;
    this.connected = undefined;
  }

  /** The log proves that everything up to `t` was printed. */
  time(t: number): void {
    this.now = Math.max(this.now, t);
    const { slack } = this.point;
    if (this.waited || !Number.isFinite(slack) || t - this.lastRecord <= slack) return;
    this.waited = true;
    this.session.take({ kind: 'wait', t, seq: 0, wall: 0, chain: '' });
  }

  /** The result of the whole log. */
  end(): LogJudgement {
    this.noteStall();
    const verdicts = this.list.flatMap(({ rules }) => rules).map((rule) => this.verdict(rule));
    return { verdicts, fatalErrors: this.fatalErrors, stalls: this.stalls };
  }

  private newSession(): MonitorSession {
    return new MonitorSession(this.point, {
      held: (rule, lines) => this.keep(rule, lines),
      found: (finding, { name }) => this.find({ ...finding, monitor: name }),
      list: this.list === monitors ? [...monitors, ...statusByteMonitors] : this.list,
    });
  }

  private find(finding: LogVerdict['findings'][number]): void {
    const entry = this.broken.get(finding.rule) ?? { times: 0, first: [] };
    entry.times += 1;
    if (entry.first.length < KEPT) entry.first.push(finding);
    this.broken.set(finding.rule, entry);
  }

  private keep(rule: RuleId, lines: readonly number[]): void {
    const entry = this.kept.get(rule) ?? { times: 0, lines: new Set() };
    entry.times += 1;
    // A silence has no line.
    for (const line of lines) if (line > 0 && entry.lines.size < SHOWN) entry.lines.add(line);
    this.kept.set(rule, entry);
  }

  private follow(line: Line): void {
    if (line.kind === 'event' && isFatalError(line)) this.noteFatalError(line);
    const value = statusOf(line);
    if (value === LINKED) this.connected = { line: line.seq, t: this.lastRecord };
    else if (endsStall(line, value)) this.connected = undefined;
  }

  private noteFatalError({ name, seq }: LineOf<'event'>): void {
    const { phase, attempt } = this.session.process;
    const known = phase === 'running' || phase === 'ending' || this.connected !== undefined;
    const confirming = this.connected !== undefined || attempt.addressed !== undefined;
    const underWay = known ? ({ underWay: confirming ? 'the attempt' : 'the process' } as const) : {};
    if (this.fatalErrors.length < KEPT) this.fatalErrors.push({ name, line: seq, ...underWay });
  }

  private noteStall(): void {
    const { connected, now } = this;
    if (connected === undefined || !Number.isFinite(this.point.slack)) return;
    const ms = now - connected.t;
    if (ms >= LONG_SILENCE && this.stalls.length < KEPT) this.stalls.push({ line: connected.line, ms });
  }

  private verdict(rule: RuleId): LogVerdict {
    const { times: broken, first: findings } = this.broken.get(rule) ?? { times: 0, first: [] };
    const { times: kept, lines } = this.kept.get(rule) ?? { times: 0, lines: [] };
    const shown = broken > 0 ? new Set(findings.flatMap((finding) => finding.lines)) : lines;
    return {
      rule,
      verdict: broken > 0 ? 'fail' : kept > 0 ? 'pass' : 'not observable',
      times: kept + broken,
      lines: [...shown].filter((line) => line > 0).sort((a, b) => a - b),
      findings,
      ...(broken > findings.length && { furtherFindings: broken - findings.length }),
    };
  }
}

/** Whether a line shows that an attempt continues, or can have ended, after status 15. */
function endsStall(line: Line, value: number | undefined): boolean {
  if (value !== undefined) return value === STOPPED || isAttemptStatus(value);
  if (line.kind === 'call') return ['sl_WlanProvisioning', 'sl_Stop', 'sl_Start'].includes(line.function);
  // An unreadable report can have been any report.
  return line.kind === 'event' && (line.name === STATUS || isFatalError(line));
}

/** A log contains no actions around the device, and its times can become less accurate. */
class LogObservationPoint implements ObservationPoint {
  slack = Number.POSITIVE_INFINITY;
  readonly surroundings = false;
  readonly driven = false;

  constructor(readonly calls: CallsShown) {}
}
