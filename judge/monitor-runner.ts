import type { Fields } from '../ledger/json';
import { suiteTimes, type Times } from '../ledger/quantities';
import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import { inDeviceOrder } from './device-order';
import { type Held, type LineHandler, type LineOf, type Monitor, type MonitorContext, monitorFinding } from './monitor';
import type { MonitorFinding, MonitorViolation } from './monitor-violation';
import { everyMonitor } from './monitors/all';
import type { ObservationPoint } from './observation-point';
import type { Tested } from './outcome';
import { ProcessTracker } from './process-tracker';
import { isFatalError, lineInWords } from './record-accessors';

/** After one of these the device cannot be judged: the message was injected, or the bench has failed. */
const isEnd = (line: Line): boolean => line.kind === 'driver-port' || line.kind === 'fault';

/** Kinds of records that tell nothing of the device. */
const ASIDE: ReadonlySet<Line['kind']> = new Set(['step', 'raw', 'attest', 'run', 'end']);
const isTelling = ({ kind }: Line): boolean => !ASIDE.has(kind);

const forget = (): void => undefined;

/** The handlers for a kind of line, each with the index of its monitor. */
type Dispatch = ReadonlyMap<string, readonly (readonly [number, LineHandler])[]>;

const known = new WeakMap<readonly Monitor[], Dispatch>();

function dispatchOf(list: readonly Monitor[]): Dispatch {
  const found = known.get(list);
  if (found !== undefined) return found;
  const dispatch = new Map<string, (readonly [number, LineHandler])[]>();
  for (const [index, { on }] of list.entries())
    for (const [kind, handler] of Object.entries(on))
      dispatch.set(kind, [...(dispatch.get(kind) ?? []), [index, handler as LineHandler]]);
  known.set(list, dispatch);
  return dispatch;
}

/** Receives a violation and its monitor. */
type Found = (finding: MonitorFinding, monitor: Monitor) => void;

/** What a session knows of its beginning, and where its judgements go. */
interface SessionOptions {
  /** The first line of the scenario; absent if the initial state of the device is unknown. */
  readonly reset?: LineOf<'reset'> | undefined;
  readonly held?: Held;
  readonly found?: Found;
  /** The monitors, all unless given. */
  readonly list?: readonly Monitor[];
}

/** The monitors of one device from one reset on. Lines arrive in the order of device time. */
export class MonitorSession {
  private readonly contexts: readonly MonitorContext[];
  private readonly dispatch: Dispatch;
  /** The state of the process after the lines so far. */
  readonly process: ProcessTracker;
  private over = false;

  constructor(
    vantage: ObservationPoint,
    { reset, held = forget, found = forget, list = everyMonitor }: SessionOptions = {},
  ) {
    const process = new ProcessTracker(vantage, reset);
    this.process = process;
    const keep: MonitorContext['held'] = (rule, ...proof) => held(rule, proof.map(seqOf));
    this.contexts = list.map((monitor) => contextOf(monitor, process, keep, found));
    this.dispatch = dispatchOf(list);
  }

  /** Passes the line to every monitor. */
  take(line: Line): void {
    if (this.over || isEnd(line)) {
      this.over = true;
      return;
    }
    for (const [index, judge] of this.dispatch.get(line.kind) ?? []) {
      const context = this.contexts[index];
      if (context !== undefined) judge(line, context);
    }
    this.process.take(line);
    // A device after a fatal error cannot be judged.
    if (isFatalError(line)) this.over = true;
  }
}

const seqOf = ({ seq }: Line): number => seq;

function contextOf(
  monitor: Monitor,
  process: ProcessTracker,
  held: MonitorContext['held'],
  found: Found,
): MonitorContext {
  return {
    process,
    state: monitor.begin?.(process),
    held,
    broken: (...finding) => found(monitorFinding(...finding), monitor),
    report: (finding) => finding && found(finding, monitor),
  };
}

/** A report, and the state of the process when it came. */
interface StateAtReport {
  readonly line: LineOf<'event'>;
  readonly process: ProcessTracker;
}

/**
 * The monitors of a run. They receive the lines of the transcript as they are written, and return the violations at
 * the end of each scenario. They store the lines of one scenario only.
 */
export class MonitorRunner {
  private vantage: ObservationPoint;
  private device: LineOf<'device'> | undefined;
  private reset: LineOf<'reset'> | undefined;
  private lines: Line[] = [];
  private found: MonitorViolation[] = [];
  /** The process at the latest report that was asked about, and the number of lines before that report. */
  private followed: { readonly process: ProcessTracker; readonly taken: number } | undefined;
  private readonly tests = new Map<RuleId, number>();

  /**
   * @param held gets the rules that were put to the test and kept
   * @param list the monitors, all unless given
   * @param times named times that count for the device, those of the suite unless given
   */
  constructor(
    private readonly held: Held = forget,
    private readonly list: readonly Monitor[] = everyMonitor,
    private readonly times: Times = suiteTimes,
  ) {
    this.vantage = { slack: 0, surroundings: true, driven: true, times };
  }

  take(line: Line): void {
    switch (line.kind) {
      case 'device': {
        const { driven, uncertainty } = line;
        this.device = line;
        this.vantage = { slack: slackOf(driven, uncertainty), surroundings: true, driven, times: this.times };
        break;
      }
      case 'scenario':
        if (this.device !== undefined) {
          const { driven, uncertainty } = this.device;
          this.vantage = { ...this.vantage, slack: slackOf(driven, line.uncertainty ?? uncertainty) };
        }
        this.lines = [];
        this.reset = undefined;
        this.found = [];
        this.tests.clear();
        break;
      case 'reset':
        this.judge();
        this.reset = line;
        break;
      default:
        if (this.reset !== undefined && isTelling(line)) this.lines.push(line);
    }
  }

  /** How often the scenario tested each rule, followed or broken. Valid until the next scenario begins. */
  get tested(): Tested {
    return Object.fromEntries(this.tests);
  }

  /** The violations of the scenario that ends here: the first one for each rule. */
  end(): readonly MonitorViolation[] {
    this.judge();
    this.reset = undefined;
    const { found } = this;
    this.found = [];
    return found;
  }

  /**
   * The state of the process at a report, from the records of the scenario.
   *
   * @param data the recorded fields of the report; undefined if there was no such report
   */
  before(data: Fields): StateAtReport | undefined {
    const lines = inDeviceOrder(this.lines);
    const place = lines.findLastIndex((line) => line.kind === 'event' && line.data === data);
    const line = lines[place];
    if (line?.kind !== 'event') return undefined;
    // Reports are asked about in their order. Only where the device had another order, all lines are taken again.
    const { followed } = this;
    const { process, taken } =
      lines === this.lines && followed !== undefined && followed.taken <= place
        ? followed
        : { process: new ProcessTracker(this.vantage, this.reset), taken: 0 };
    for (const each of lines.slice(taken, place)) process.take(each);
    this.followed = { process, taken: place };
    return { line, process };
  }

  /** The state of the process after all records of the scenario by now. */
  current(): ProcessTracker {
    const process = new ProcessTracker(this.vantage, this.reset);
    for (const line of inDeviceOrder(this.lines)) process.take(line);
    return process;
  }

  private judge(): void {
    const { lines, reset } = this;
    this.lines = [];
    this.followed = undefined;
    if (lines.length === 0 || reset === undefined) return;
    const held: Held = (rule, proof) => {
      this.count(rule);
      this.held(rule, proof);
    };
    const found: Found = (finding, { name }) => {
      this.count(finding.rule);
      if (this.found.some(({ rule }) => rule === finding.rule)) return;
      const proof = [reset, ...lines].filter(({ seq }) => finding.lines.includes(seq));
      this.found.push({ ...finding, monitor: name, evidence: proof.map(lineInWords) });
    };
    const session = new MonitorSession(this.vantage, { reset, held, found, list: this.list });
    for (const line of inDeviceOrder(lines)) session.take(line);
  }

  private count(rule: RuleId): void {
    this.tests.set(rule, (this.tests.get(rule) ?? 0) + 1);
  }
}

/** Times are whole milliseconds, so a real-time clock has an error of at least one millisecond. */
const slackOf = (driven: boolean, uncertainty: number): number => (driven ? 0 : uncertainty + 1);
