import type { Fields } from '../ledger/json';
import { suiteTimes, type Times } from '../ledger/quantities';
import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import { inDeviceOrder } from './device-order';
import type { Held, LineOf, Monitor, MonitorInstance } from './monitor';
import type { MonitorFinding, MonitorViolation } from './monitor-violation';
import { monitors } from './monitors/all';
import type { ObservationPoint } from './observation-point';
import type { Tested } from './outcome';
import { ProcessTracker } from './process-tracker';
import { isFatalError, lineInWords } from './record-accessors';

/** After one of these the device cannot be judged: the message was injected, or the bench has failed. */
const isEnd = (line: Line): boolean => line.kind === 'driver-port' || line.kind === 'fault';

/** Kinds of records that tell nothing of the device. */
const ASIDE: ReadonlySet<Line['kind']> = new Set(['step', 'raw', 'attest', 'run', 'end']);
const isTelling = ({ kind }: Line): boolean => !ASIDE.has(kind);

const forget: Held = () => undefined;

/** Indexes of the monitors that read lines of a kind. */
type Concerned = ReadonlyMap<Line['kind'], readonly number[]>;

const known = new WeakMap<readonly Monitor[], Concerned>();

function concernedIn(list: readonly Monitor[]): Concerned {
  const found = known.get(list);
  if (found !== undefined) return found;
  const concerned = new Map<Line['kind'], number[]>();
  for (const [index, { kinds }] of list.entries())
    for (const kind of kinds) concerned.set(kind, [...(concerned.get(kind) ?? []), index]);
  known.set(list, concerned);
  return concerned;
}

/** The monitors of one device from one reset on. Lines arrive in the order of device time. */
export class MonitorSession {
  private readonly watches: readonly MonitorInstance[];
  private readonly concerned: Concerned;
  /** The state of the process after the lines so far. */
  readonly process: ProcessTracker;
  private over = false;

  constructor(
    vantage: ObservationPoint,
    reset?: LineOf<'reset'>,
    held: Held = forget,
    private readonly list: readonly Monitor[] = monitors,
  ) {
    const process = new ProcessTracker(vantage, reset);
    this.process = process;
    this.watches = list.map((monitor) => monitor.watch(process, held));
    this.concerned = concernedIn(list);
  }

  /** Passes the line to every monitor. */
  take(line: Line, found: (finding: MonitorFinding, monitor: Monitor) => void): void {
    if (this.over || isEnd(line)) {
      this.over = true;
      return;
    }
    for (const index of this.concerned.get(line.kind) ?? []) {
      const finding = this.watches[index]?.(line);
      const monitor = this.list[index];
      if (finding !== undefined && monitor !== undefined) found(finding, monitor);
    }
    this.process.take(line);
    // A device after a fatal error cannot be judged.
    if (isFatalError(line)) this.over = true;
  }
}

/**
 * The monitors of a run. They receive the lines of the transcript as they are written, and return the violations at
 * the end of each scenario. They store the lines of one scenario only.
 */
export class MonitorRunner {
  private vantage: ObservationPoint;
  private reset: LineOf<'reset'> | undefined;
  private lines: Line[] = [];
  private found: MonitorViolation[] = [];
  private readonly tests = new Map<RuleId, number>();

  /**
   * @param held gets the rules that were put to the test and kept
   * @param list the monitors, all unless given
   * @param times named times that count for the device, those of the suite unless given
   */
  constructor(
    private readonly held: Held = forget,
    private readonly list: readonly Monitor[] = monitors,
    private readonly times: Times = suiteTimes,
  ) {
    this.vantage = { slack: 0, surroundings: true, driven: true, times };
  }

  take(line: Line): void {
    switch (line.kind) {
      case 'device': {
        const { driven, uncertainty } = line;
        // Times are whole milliseconds, so a real-time clock has an error of at least one millisecond.
        this.vantage = { slack: driven ? 0 : uncertainty + 1, surroundings: true, driven, times: this.times };
        break;
      }
      case 'scenario':
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
  before(data: Fields): { readonly line: LineOf<'event'>; readonly process: ProcessTracker } | undefined {
    const { lines, reset } = this;
    const process = new ProcessTracker(this.vantage, reset);
    for (const line of inDeviceOrder(lines)) {
      if (line.kind === 'event' && line.data === data) return { line, process };
      process.take(line);
    }
    return undefined;
  }

  private judge(): void {
    const { lines, reset } = this;
    this.lines = [];
    if (lines.length === 0 || reset === undefined) return;
    const held: Held = (rule, proof) => {
      this.count(rule);
      this.held(rule, proof);
    };
    const session = new MonitorSession(this.vantage, reset, held, this.list);
    const found = (finding: MonitorFinding, { name }: Monitor): void => {
      this.count(finding.rule);
      if (this.found.some(({ rule }) => rule === finding.rule)) return;
      const proof = [reset, ...lines].filter(({ seq }) => finding.lines.includes(seq));
      this.found.push({ ...finding, monitor: name, evidence: proof.map(lineInWords) });
    };
    for (const line of inDeviceOrder(lines)) session.take(line, found);
  }

  private count(rule: RuleId): void {
    this.tests.set(rule, (this.tests.get(rule) ?? 0) + 1);
  }
}
