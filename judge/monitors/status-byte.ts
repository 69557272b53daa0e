import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import type { ApiAccess } from '../api-access';
import { type LineOf, type Monitor, type MonitorContext, monitorFinding } from '../monitor';
import { PendingViolation } from '../pending-violation';
import { mayUnblockApis } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import {
  blocksApis,
  hexByte,
  isSwitch,
  PROFILE_ADDED,
  READY,
  RESET_REQUEST,
  STATUS,
  statusOf,
  timeOf,
} from '../record-accessors';
import { ruleNow } from './apis-blocked';

/** Messages whose events a host driver always delivers, and which can change the state. */
const REPORTS: readonly string[] = [STATUS, PROFILE_ADDED, RESET_REQUEST];

/** What the wire has shown, beside the state of the process. */
interface Wire {
  /** The message whose byte is in force. */
  inForce: LineOf<'message'> | undefined;
  /** Reports on the wire whose events have not come, and restarts that the host has not made: the state is open. */
  unread: number;
  /** Since when the APIs are as they are, by the reports, and the reports that say so. */
  since: number;
  access: ApiAccess;
  start: unknown;
  opened: Line | undefined;
  /** A byte of the current state was as the state demands. */
  agreed: boolean;
  now: number;
  readonly suspicion: PendingViolation;
}

const begin = ({ vantage, milliseconds }: ProcessTracker): Wire => ({
  inForce: undefined,
  unread: 0,
  since: 0,
  access: 'unclear',
  start: undefined,
  opened: undefined,
  agreed: false,
  now: 0,
  suspicion: new PendingViolation(vantage, { lag: milliseconds('status byte bound') }),
});

/** One of the two monitors. */
interface ByteRule {
  readonly name: string;
  readonly rules: readonly RuleId[];
  /** The state that it watches. */
  readonly access: ApiAccess;
  /** Whether a byte is what the state demands. */
  fits(byte: number): boolean;
  ruleFor(process: ProcessTracker, now: number, agreed: boolean): RuleId | undefined;
  /** Whether an event explains a byte shortly before it. */
  explains(event: LineOf<'event'>, process: ProcessTracker): boolean;
  /** Whether the message of a report can carry the byte of the next state. */
  mayChange(message: LineOf<'message'>, process: ProcessTracker): boolean;
  readonly expected: string;
}

/**
 * Judges the byte in force. It must agree with the last report after the `status byte bound`: a network processor may
 * send it in the message of the report, or in one of its own. While the state is open, nothing is judged.
 */
function judging(rule: ByteRule): Monitor<Wire> {
  type Context = MonitorContext<Wire>;

  const judge = (byte: LineOf<'message'> | undefined, line: Line, { process, state, held }: Context): void => {
    const { access, since, now, unread, agreed } = state;
    const settled = now > since + process.milliseconds('status byte bound') + process.vantage.slack;
    if (byte === undefined || access !== rule.access || unread > 0 || isSwitch(process.call)) return;
    const id = rule.ruleFor(process, now, agreed);
    if (id === undefined) return;
    if (rule.fits(byte.devStatus)) {
      state.agreed = true;
      if (byte === line) held(id, byte);
      return;
    }
    if (!settled) return;
    const finding = monitorFinding(
      id,
      rule.expected,
      `the status byte is ${hexByte(byte.devStatus)}`,
      byte,
      process.start?.line,
      process.opened,
    );
    // It is broken now, whenever the byte came.
    state.suspicion.raise({ ...finding, at: Math.max(finding.at, since) });
  };

  const settle = (line: Line, { process, state, report }: Context): void =>
    report(state.suspicion.settle(line, (event) => rule.explains(event, process)));

  /** What the lines before this one have changed. */
  const follow = (line: Line, context: Context): void => {
    const { process, state } = context;
    settle(line, context);
    const { apiAccess: access, opened, start } = process;
    if (start !== state.start || (access === 'allowed' && opened !== state.opened)) state.unread = 0;
    if (access !== state.access || start !== state.start || opened !== state.opened) {
      state.since = state.now;
      state.agreed = false;
    }
    Object.assign(state, { access, start, opened });
    state.now = timeOf(line) ?? state.now;
  };

  const byTime = (line: Line, context: Context): void => {
    follow(line, context);
    judge(context.state.inForce, line, context);
    // A byte that has been in force for long can have no explanation any more.
    settle(line, context);
  };

  return {
    name: rule.name,
    rules: rule.rules,
    begin,
    on: {
      message(line, context) {
        const { process, state } = context;
        byTime(line, context);
        state.inForce = line;
        if (!rule.mayChange(line, process)) judge(line, line, context);
        if (REPORTS.includes(line.name) || isRestart(line, process)) state.unread += 1;
      },
      event(line, context) {
        byTime(line, context);
        if (REPORTS.includes(line.name)) context.state.unread = Math.max(0, context.state.unread - 1);
      },
      call: byTime,
      wait: byTime,
      return: follow,
      pending: follow,
      phone: follow,
      network: follow,
    },
  };
}

/** A restart that the host has not made. Which byte follows it is open. PROV-8.7-04 */
const isRestart = ({ name }: LineOf<'message'>, { call }: ProcessTracker): boolean =>
  (name === 'init complete' || name === 'stop complete') &&
  call?.function !== 'sl_Start' &&
  call?.function !== 'sl_Stop';

/** The event that a message of a report brings. */
const eventOf = ({ t, at, seq, wall, chain, name, status }: LineOf<'message'>): LineOf<'event'> => ({
  kind: 'event',
  t,
  at,
  seq,
  wall,
  chain,
  name,
  data: status === undefined ? {} : { ProvisioningStatus: status },
});

/** While the APIs are blocked, the byte in force blocks them. */
export const statusByteBlocks: Monitor<Wire> = judging({
  name: 'status byte blocks',
  rules: ['PROV-7.5-01', 'PROV-5.1.2-04', 'PROV-5.1.2-05', 'PROV-6-04', 'PROV-7.5-09', 'PROV-7.5-28'],
  access: 'blocked',
  fits: blocksApis,
  ruleFor: ruleNow,
  explains: (event, process) => mayUnblockApis(event, process.start),
  mayChange: (message, { start }) => isNoReport(message) || mayUnblockApis(eventOf(message), start),
  expected: 'the status byte blocks the APIs: 0x08 or 0x10 without 0x40',
});

/** A start or a stop of the device is judged with neither state. */
const isNoReport = ({ name }: LineOf<'message'>): boolean => name === 'init complete' || name === 'stop complete';

/** While the APIs are unblocked, the byte in force unblocks them. */
export const statusByteOpens: Monitor<Wire> = judging({
  name: 'status byte opens',
  rules: ['PROV-7.5-05', 'PROV-7.5-25', 'PROV-7.5-26', 'PROV-7.5-27', 'PROV-7.5-36', 'PROV-7.5-37'],
  access: 'allowed',
  fits: (byte) => !blocksApis(byte),
  ruleFor({ phase, opened, start, calls, vantage }, now, agreed) {
    if (phase === 'none') return 'PROV-7.5-05';
    // A call may end an auto-started process (C12).
    if (start?.by === 'device') return calls === 0 ? 'PROV-7.5-27' : undefined;
    // The time-out ends the process, and with it the right to use the APIs.
    const over = start?.timeout === undefined || now + vantage.slack >= start.at + start.timeout;
    if (over || opened === undefined) return undefined;
    if (statusOf(opened) === READY) return agreed ? 'PROV-7.5-37' : 'PROV-7.5-26';
    return agreed ? 'PROV-7.5-36' : 'PROV-7.5-25';
  },
  explains: () => true,
  mayChange: (message) => isNoReport(message) || REPORTS.includes(message.name),
  expected: 'the status byte unblocks the APIs: 0x40, or neither 0x08 nor 0x10',
});
