import { eventClasses } from '../../ledger/event-classes';
import type { Fields } from '../../ledger/json';
import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import { type LineOf, type Monitor, type MonitorContext, monitorFinding } from '../monitor';
import type { MonitorFinding } from '../monitor-violation';
import { mayBeOwnAddress } from '../own-address';
import { PendingViolation } from '../pending-violation';
import { mayUnblockApis } from '../process-start';
import type { ProcessTracker } from '../process-tracker';
import {
  ADDRESSED,
  LINKED,
  NO_ADDRESS,
  NO_CONNECTION,
  NOT_FETCHED,
  STATUS,
  SUCCESS,
  statusOf,
} from '../record-accessors';

/** The rule that suppresses an event: of a connection attempt, or of the device AP. */
function ruleOf(event: string): RuleId | undefined {
  switch (eventClasses().find(({ events }) => events.includes(event))?.name) {
    case 'address':
      return 'PROV-7.5-16';
    case 'connection':
      return event === 'SL_WLAN_EVENT_CONNECT' ? 'PROV-7.5-17' : 'PROV-7.5-18';
    case 'access-point':
      return 'PROV-7.5-19';
    default:
      return undefined;
  }
}

/**
 * While the APIs are blocked, the host receives no event of the connection attempt. Judged on a device that was not
 * connected and does not connect by itself, after the announcement of a profile. No other cause of such events is
 * possible then.
 */
export const suppressed: Monitor<Suspicion> = {
  name: 'no event of the attempt while blocked',
  rules: ['PROV-7.5-16', 'PROV-7.5-17', 'PROV-7.5-18', 'PROV-7.5-19'],
  begin: ({ vantage }) => ({ suspicion: new PendingViolation(vantage, { ofReports: true }) }),
  on: {
    event: judgeEvent,
    wait: judgeWait,
    phone(line, { process, state }) {
      if (process.apiAccess === 'blocked' && hasJoined(line)) state.station = line;
    },
    call: settle,
    return: settle,
  },
};

interface Suspicion {
  readonly suspicion: PendingViolation;
  /** A connection that was reported in this attempt, before status 15. */
  connected?: LineOf<'event'> | undefined;
  /** A phone that has joined the device AP while the APIs are blocked. */
  station?: LineOf<'phone'> | undefined;
}

const hasJoined = ({ act, answer }: LineOf<'phone'>): boolean =>
  act === 'joinDevice' && (answer as Fields | null | undefined)?.kind === 'joined';

function judgeWait(line: LineOf<'wait'>, context: MonitorContext<Suspicion>): void {
  settle(line, context);
  judgeStation(line, context);
}

/** No event has reported the phone that joined the device AP while the APIs were blocked. */
function judgeStation(line: LineOf<'wait' | 'event'>, { process, state, held }: MonitorContext<Suspicion>): void {
  if (state.station !== undefined && process.apiAccess === 'blocked') held('PROV-7.5-19', state.station, line);
  state.station = undefined;
}

/** Reports the pending violation that the line makes final, if any. */
function settle(line: Line, { process, state, report }: MonitorContext<Suspicion>): MonitorFinding | undefined {
  const final = state.suspicion.settle(line, (event) => mayUnblockApis(event, process.start));
  report(final);
  return final;
}

function judgeEvent(line: LineOf<'event'>, context: MonitorContext<Suspicion>): void {
  const final = settle(line, context);
  const { process, state, held, report } = context;
  const early = state.connected;
  state.connected = connectionAfter(line, early);
  const value = statusOf(line);
  if (value !== undefined) judgeStation(line, context);
  if (process.apiAccess !== 'blocked') return;
  // The device has one connection as a station, so the one reported before status 15 was that of the attempt.
  if (value === LINKED && early !== undefined && isOfTheProcess(process, early) && final === undefined)
    report(eventFinding('PROV-7.5-17', early, process, line));
  const kept = final === undefined && early === undefined ? keptBy(process, value) : undefined;
  if (kept !== undefined) held(kept, line);
  const rule = ruleOf(line.name);
  if (rule !== undefined && isOfTheAttempt(process, rule, line.name))
    state.suspicion.raise(eventFinding(rule, line, process));
}

function eventFinding(rule: RuleId, event: LineOf<'event'>, process: ProcessTracker, ...proof: Line[]): MonitorFinding {
  const { start, profileAdded } = process;
  const expected = `no ${event.name} while the host is blocked`;
  return monitorFinding(rule, expected, event.name, event, start?.line, profileAdded, ...proof);
}

/** The connection after an event, as far as events report it. */
function connectionAfter(line: LineOf<'event'>, before: LineOf<'event'> | undefined): LineOf<'event'> | undefined {
  if (line.name === 'SL_WLAN_EVENT_CONNECT') return line;
  const value = statusOf(line);
  // Any other report of the process may have changed what the device is connected to.
  return line.name === 'SL_WLAN_EVENT_DISCONNECT' || line.name === STATUS || value !== undefined ? undefined : before;
}

/** Whether a connection was made after the profile was announced, in a log, where nothing else tells whose it is. */
const isOfTheProcess = ({ vantage, profileAdded, changed, attemptKnown }: ProcessTracker, line: LineOf<'event'>) =>
  !vantage.surroundings &&
  changed.connects &&
  attemptKnown &&
  profileAdded !== undefined &&
  profileAdded.seq < line.seq;

/** The rule whose event the device has not delivered, at the status that would have followed it. */
function keptBy({ changed, profileAdded }: ProcessTracker, value: number | undefined): RuleId | undefined {
  if (changed.connects || profileAdded === undefined) return undefined;
  switch (value) {
    case LINKED:
      return 'PROV-7.5-17';
    case ADDRESSED:
      return 'PROV-7.5-16';
    case NO_CONNECTION:
    case NO_ADDRESS:
    case NOT_FETCHED:
      return 'PROV-7.5-18';
    default:
      return undefined;
  }
}

function isOfTheAttempt(process: ProcessTracker, rule: RuleId, event: string): boolean {
  if (rule === 'PROV-7.5-19') return process.vantage.surroundings;
  const { linked, addressed } = process.attempt;
  if (rule === 'PROV-7.5-16' && mayBeOwnAddress(event, process)) return false;
  // Between the two reports the device has only the connection of the attempt.
  const between = linked !== undefined && addressed === undefined && process.attemptKnown;
  if (!between && (process.changed.connects || process.profileAdded === undefined)) return false;
  // After a success the device changes its role or network; its events then belong to no attempt.
  if (process.resultStatus === SUCCESS) return false;
  // At status 16 the flag unblocks both, and an address can arrive with either of them.
  const edge = process.start?.externalConfirmation !== false && process.attempt.linked !== undefined;
  return !(rule === 'PROV-7.5-16' && edge);
}
