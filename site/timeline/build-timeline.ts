import { inDeviceOrder } from '../../judge/device-order';
import type { ObservationPoint } from '../../judge/observation-point';
import { isStop } from '../../judge/process-start';
import { ProcessTracker } from '../../judge/process-tracker';
import {
  ADDRESSED,
  LINKED,
  NO_CONNECTION,
  numberOf,
  PROFILE_ADDED,
  RESET_REQUEST,
  roleInWords,
  STATUS,
  STOPPED,
  statusOf,
} from '../../judge/record-accessors';
import { constants } from '../../ledger/constants';
import type { Line } from '../../transcript/record';
import { lanes as allLanes } from '../sequence/message';
import { type Recorded, recordedMessages } from '../sequence/recorded';
import { type Apis, exact, type Span, sinceReset, type Timeline, type TimelineMark } from './timeline';
import { type EdgeName, ruleOfMark, timelineRules } from './timeline-rules';

/** The event that belongs to a status of an attempt, and that the device suppresses while the APIs are blocked. */
const HIDDEN: ReadonlyMap<number, string> = new Map([
  [LINKED, 'SL_WLAN_EVENT_CONNECT'],
  [ADDRESSED, 'SL_NETAPP_EVENT_IPV4_ACQUIRED'],
  [NO_CONNECTION, 'SL_WLAN_EVENT_DISCONNECT'],
]);

/** Edges by the status that causes them. */
const STATUS_EDGES: ReadonlyMap<number, EdgeName> = new Map([
  [constants.status.SL_WLAN_PROVISIONING_AUTO_STARTED, 'status 11'],
  [STOPPED, 'status 12'],
  [ADDRESSED, 'status 16'],
  [constants.status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY, 'status 17'],
]);

const ACTS: readonly Line['kind'][] = ['phone', 'network', 'cloud', 'capture'];

/**
 * The timeline of one scenario, from its last reset on. Each record about the device is one mark; the states of the
 * APIs are those by which the monitors judge.
 *
 * @param lines the records of the scenario, in the order of the transcript
 */
export function timelineOf(lines: readonly Line[], point: ObservationPoint = exact): Timeline {
  const shown = sinceReset(lines);
  return new Building(inDeviceOrder(shown), startsOf(shown), point).result();
}

/** When each action of the bench began, by the number of its line: its effects can arrive before its end. */
function startsOf(lines: readonly Line[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  let now = 0;
  for (const line of lines) {
    if (ACTS.includes(line.kind)) starts.set(line.seq, now);
    if ('t' in line && line.t !== undefined) now = Math.max(now, line.t);
  }
  return starts;
}

class Building {
  private readonly marks: TimelineMark[] = [];
  private readonly apis: Span<Apis>[] = [];
  private readonly roles: Span<string>[] = [];
  private readonly tracker: ProcessTracker;

  constructor(
    private readonly lines: readonly Line[],
    private readonly starts: ReadonlyMap<number, number>,
    point: ObservationPoint,
  ) {
    const [first] = lines;
    this.tracker = new ProcessTracker(point, first?.kind === 'reset' ? first : undefined);
    for (const [index, line] of lines.entries()) this.take(line, index);
  }

  result(): Timeline {
    const { marks, apis, roles } = this;
    const used = new Set(marks.flatMap(({ from, to }) => [from, to]));
    const lanes = allLanes.filter((lane) => lane === 'host' || lane === 'device' || used.has(lane));
    return { lanes, marks, apis, roles };
  }

  private take(line: Line, index: number): void {
    const [recorded] = recordedMessages([line]);
    const message = recorded && { ...recorded, at: this.starts.get(line.seq) ?? recorded.at ?? 0 };
    const before = apisOf(this.tracker);
    if (message !== undefined) this.marks.push(markOf(message, before));
    this.tracker.take(line);
    const after = apisOf(this.tracker);
    const from = message?.at ?? 0;
    if (this.apis.at(-1)?.state !== after) this.apis.push(this.span(after, from, this.edgeOf(line)));
    const role = roleAfter(line, this.roles.at(-1)?.state, this.tracker);
    if (role !== undefined && role.state !== this.roles.at(-1)?.state)
      this.roles.push({ ...role, from, mark: this.marks.length });
    if (message !== undefined) this.suppress(message, index, before);
  }

  /** A process of the host ends its free APIs by a profile, and one of the device blocks them by activity. */
  private edgeOf(line: Line): EdgeName | undefined {
    const edge = edgeOf(line);
    return edge === 'activity' && this.tracker.start?.by === 'host' ? 'configured profile' : edge;
  }

  private span(state: Apis, from: number, edge: EdgeName | undefined): Span<Apis> {
    const rule = edge === undefined ? undefined : timelineRules().edges[edge];
    return { state, from, mark: this.marks.length, rule };
  }

  /** The event of an attempt that the host did not get at this status. */
  private suppress({ line, at = 0 }: Recorded, index: number, before: Apis): void {
    const event = HIDDEN.get(statusOf(line) ?? -1);
    if (event === undefined || before !== 'blocked' || this.isDelivered(event, index)) return;
    const rule = timelineRules().suppressed[event];
    this.marks.push({
      from: 'device',
      to: 'host',
      says: `${event.replace(/^SL_/, '')} suppressed`,
      at,
      seq: line.seq,
      record: `suppressed ${event}`,
      rules: rule === undefined ? [] : [rule],
      suppressed: true,
    });
  }

  /** Whether the event arrived in the same process. */
  private isDelivered(event: string, index: number): boolean {
    const isEdge = (line: Line): boolean => line.kind === 'return' && line.function === 'sl_WlanProvisioning';
    const start = this.lines.findLastIndex((line, place) => place <= index && isEdge(line));
    const end = this.lines.findIndex((line, place) => place > index && statusOf(line) === STOPPED);
    return this.lines
      .slice(Math.max(0, start), end < 0 ? undefined : end)
      .some((line) => line.kind === 'event' && line.name === event);
  }
}

function apisOf({ phase, apiAccess }: ProcessTracker): Apis {
  return phase === 'none' || phase === 'starting' ? 'none' : apiAccess;
}

function markOf(message: Recorded, apis: Apis): TimelineMark {
  const { from, to, says, at = 0, line, record } = message;
  const own = record === undefined ? undefined : ruleOfMark(record);
  const rule = own ?? sharedRule(line, apis);
  return {
    from,
    to,
    says,
    at,
    seq: line.seq,
    ...(record !== undefined && { record }),
    rules: rule === undefined ? [] : [rule],
  };
}

/** The rule about all calls or all events in a state of the APIs. */
function sharedRule(line: Line, apis: Apis) {
  const { calls, events } = timelineRules();
  const state = apis === 'unclear' ? 'none' : apis;
  if (line.kind === 'call' || line.kind === 'return' || line.kind === 'pending') return calls[state];
  return line.kind === 'event' ? events[state] : undefined;
}

/** What a line can change about the APIs. */
function edgeOf(line: Line): EdgeName | undefined {
  if (line.kind === 'call') return edgeOfCall(line);
  if (line.kind === 'return' || line.kind === 'pending')
    return line.function === 'sl_WlanProvisioning' ? 'start' : 'restart';
  if (line.kind === 'event') return edgeOfEvent(line);
  return line.kind === 'phone' ? 'activity' : undefined;
}

function edgeOfCall(line: Extract<Line, { readonly kind: 'call' }>): EdgeName {
  if (line.function !== 'sl_WlanProvisioning') return 'restart';
  if (!isStop(line)) return 'start';
  const stops = numberOf(line.arguments.ProvisioningCmd) === constants.command.SL_WLAN_PROVISIONING_CMD_STOP;
  return stops ? 'stop' : 'abort';
}

function edgeOfEvent(line: Extract<Line, { readonly kind: 'event' }>): EdgeName | undefined {
  if (line.name === PROFILE_ADDED) return 'activity';
  if (line.name === RESET_REQUEST) return 'reset request';
  return line.name === STATUS ? (STATUS_EDGES.get(statusOf(line) ?? -1) ?? 'later report') : undefined;
}

/** The role of the device after a line, as far as the line shows it. */
function roleAfter(line: Line, before: string | undefined, { start, phase }: ProcessTracker) {
  const { roles } = timelineRules();
  if (line.kind === 'reset') return { state: String(line.setup.role ?? 'unknown'), rule: roles.setup };
  if (
    line.kind === 'return' &&
    line.function === 'sl_WlanProvisioning' &&
    phase === 'running' &&
    start?.line !== undefined
  )
    return start.mode === constants.command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC
      ? { state: 'STA', rule: roles.STA }
      : { state: 'AP', rule: roles.AP };
  if (line.kind === 'return' && line.function === 'sl_Stop' && line.code === 0)
    return { state: 'off', rule: roles.restart };
  if (line.kind === 'return' && line.function === 'sl_Start' && line.code >= 0)
    return { state: shortRole(line.code), rule: roles.restart };
  if (statusOf(line) === STOPPED && line.kind === 'event') {
    const value = numberOf(line.data.Role);
    return { state: value === undefined ? (before ?? 'unknown') : shortRole(value), rule: roles.end };
  }
  return undefined;
}

const shortRole = (value: number): string => roleInWords(value).replace(/^ROLE_/, '');
