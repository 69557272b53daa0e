import { eventClasses } from '../../ledger/event-classes';
import type { Fields } from '../../ledger/json';
import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import { type Held, type LineOf, type Monitor, monitorFinding } from '../monitor';
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
export const suppressed: Monitor = {
  name: 'no event of the attempt while blocked',
  rules: ['PROV-7.5-16', 'PROV-7.5-17', 'PROV-7.5-18', 'PROV-7.5-19'],
  kinds: ['event', 'wait', 'call', 'return', 'phone'],
  watch(process, held) {
    const suspicion = new PendingViolation(process.vantage, true);
    /** A connection that was reported in this attempt, before status 15. */
    let connected: LineOf<'event'> | undefined;
    const stationKept = stationsKept(process, held);
    return (line) => {
      const stands = suspicion.settle(line, (report) => mayUnblockApis(report, process.start));
      stationKept(line);
      if (line.kind !== 'event') return stands;
      const early = connected;
      connected = connectionAfter(line, connected);
      if (process.apiAccess !== 'blocked') return stands;
      // The device has one connection as a station, so the one reported before status 15 was that of the attempt.
      if (statusOf(line) === LINKED && early !== undefined && isOfTheProcess(process, early) && stands === undefined)
        return monitorFinding('PROV-7.5-17', `no ${early.name} while the host is blocked`, early.name, early.at, [
          process.start?.line,
          process.profileAdded,
          early,
          line,
        ]);
      const kept = stands === undefined && early === undefined ? keptBy(process, line) : undefined;
      if (kept !== undefined) held(kept, [line.seq]);
      const rule = ruleOf(line.name);
      if (rule !== undefined && isOfTheAttempt(process, rule))
        suspicion.raise(
          monitorFinding(rule, `no ${line.name} while the host is blocked`, line.name, line.at, [
            process.start?.line,
            process.profileAdded,
            line,
          ]),
          line.at + process.vantage.slack,
        );
      return stands;
    };
  },
};

/** The connection after an event, as far as events report it. */
function connectionAfter(line: LineOf<'event'>, before: LineOf<'event'> | undefined): LineOf<'event'> | undefined {
  if (line.name === 'SL_WLAN_EVENT_CONNECT') return line;
  const value = statusOf(line);
  // Any other report of the process may have changed what the device is connected to.
  return line.name === 'SL_WLAN_EVENT_DISCONNECT' || line.name === STATUS || value !== undefined ? undefined : before;
}

/** Whether a connection was made after the profile was announced, in a log, where nothing else tells whose it is. */
const isOfTheProcess = ({ vantage, profileAdded, connects, attemptKnown }: ProcessTracker, line: LineOf<'event'>) =>
  !vantage.surroundings && connects && attemptKnown && profileAdded !== undefined && profileAdded.seq < line.seq;

/** The rule whose event the device has not delivered, at the report that would have followed it. */
function keptBy({ connects, profileAdded }: ProcessTracker, line: LineOf<'event'>): RuleId | undefined {
  if (connects || profileAdded === undefined) return undefined;
  switch (statusOf(line)) {
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

/** Notes that no event reported a phone that joined the device AP while the APIs are blocked. */
function stationsKept(process: ProcessTracker, held: Held): (line: Line) => void {
  let station: LineOf<'phone'> | undefined;
  return (line) => {
    if (process.apiAccess !== 'blocked') station = undefined;
    else if (line.kind === 'phone') station = hasJoined(line) ? line : station;
    else if (station !== undefined && (line.kind === 'wait' || statusOf(line) !== undefined)) {
      held('PROV-7.5-19', [station.seq, line.seq]);
      station = undefined;
    }
  };
}

const hasJoined = ({ act, answer }: LineOf<'phone'>): boolean =>
  act === 'joinDevice' && (answer as Fields | null | undefined)?.kind === 'joined';

function isOfTheAttempt(process: ProcessTracker, rule: RuleId): boolean {
  if (rule === 'PROV-7.5-19') return process.vantage.surroundings;
  const { linked, addressed } = process.attempt;
  // Between the two reports the device has only the connection of the attempt.
  const between = linked !== undefined && addressed === undefined && process.attemptKnown;
  if (!between && (process.connects || process.profileAdded === undefined)) return false;
  // After a success the device changes its role or network; its events then belong to no attempt.
  if (process.result !== undefined && statusOf(process.result) === SUCCESS) return false;
  // At status 16 the flag unblocks both, and an address can arrive with either of them.
  const edge = process.start?.externalConfirmation !== false && process.attempt.linked !== undefined;
  return !(rule === 'PROV-7.5-16' && edge);
}
