import { isDeepStrictEqual } from 'node:util';
import { constants } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';
import type { LineOf } from './monitor';
import { startOf } from './process-start';
import type { ProcessTracker } from './process-tracker';
import {
  ADDRESSED,
  AUTO_STARTED,
  isResult,
  LINKED,
  NO_ADDRESS,
  NO_CONNECTION,
  NOT_FETCHED,
  PROFILE_ADDED,
  profileName,
  READY,
  RESET_REQUEST,
  STOPPED,
  SUCCESS,
  statusOf,
} from './record-accessors';
import { repeatsEarlierEnd } from './repeated-end';
import { repeatsEarlierFailure } from './repeated-result';

const { command, status } = constants;
const AP = command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
const SYNCED = status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED;
const SYNC_TIMEOUT = status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT;
const UNKNOWN_ERROR = status.SL_WLAN_PROVISIONING_GENERAL_ERROR;
const FIRST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT;
const LAST_REFUSAL = status.SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED;

/** The content of a report: a status, or the name of another event. */
type Told = number | typeof PROFILE_ADDED | typeof RESET_REQUEST;

/** Statements of the sources about a report in a state that does not call for it. */
interface ReportGround {
  readonly reports: (told: Told) => boolean;
  /** The state in which it arrives. `awaited` is the status that a scenario waits for. */
  readonly when: (process: ProcessTracker, report: LineOf<'event'>, awaited: number | undefined) => boolean;
  /** The rule about it; absent if no source has one. */
  readonly rule?: RuleId;
  /** Whether it belongs to an earlier process, and so is not the status that a scenario waits for. */
  readonly stale?: true;
  /** Whether it can be the report that a scenario waits for, and as well one of an earlier attempt. */
  readonly doubtful?: true;
  /** Whether its place among the others is open, so that a later step of the scenario may still ask for it. */
  readonly open?: true;
}

const one =
  (...wanted: readonly Told[]) =>
  (told: Told): boolean =>
    wanted.includes(told);
const failure = (told: Told): boolean => typeof told === 'number' && isResult(told) && told !== SUCCESS;
const refusal = (told: Told): boolean => typeof told === 'number' && told >= FIRST_REFUSAL && told <= LAST_REFUSAL;
const undefinedByTi = (told: Told): boolean => typeof told === 'number' && told > READY;

const isOver = ({ phase }: ProcessTracker): boolean => phase === 'none';
/** Whether the process can have the mode. It can report before its start has returned. */
const isMode =
  (mode: number) =>
  ({ start, phase, call }: ProcessTracker): boolean => {
    const calledMode = call === undefined ? undefined : startOf(call).mode;
    if (phase === 'starting' && call !== undefined) return calledMode === mode;
    return start?.mode === mode || (phase === 'unclear' && calledMode === mode);
  };
const hasSucceeded = ({ result }: ProcessTracker): boolean => result !== undefined && statusOf(result) === SUCCESS;
/** Whether the host has restarted the device since the process began. */
const isRestarted = ({ start, powerOff }: ProcessTracker): boolean =>
  powerOff !== undefined && (start === undefined || powerOff.seq > start.line.seq);

/** Whether two reports say the same in the same instant. */
const isTwin = (one: LineOf<'event'> | undefined, other: LineOf<'event'>): boolean =>
  one !== undefined && one.at === other.at && isDeepStrictEqual(one.data, other.data);

/** Whether the device has announced a profile since the latest result. */
const announcedSince = ({ profileAdded, result }: ProcessTracker): boolean =>
  (profileAdded?.seq ?? -1) > (result?.seq ?? -1);

/** Whether the latest attempt can be the one in which the host has called an abort. */
const continuesAfterAbort = ({ aborted, profileAdded }: ProcessTracker): boolean =>
  aborted !== undefined && (profileAdded?.seq ?? -1) < aborted.seq;

/** Whether an announcement repeats an earlier one, and names another profile than the phone has handed over last. */
function repeatsEarlier({ announcements, handedOver }: ProcessTracker, report: LineOf<'event'>): boolean {
  const name = report.data.Ssid;
  if (handedOver === undefined || name === '' || name === undefined || profileName(handedOver) === name) return false;
  return announcements.some(({ data }) => isDeepStrictEqual(data, report.data));
}

/** The first matching row counts. Reports without a row belong to the process, or are a fault. */
export const REPORT_GROUNDS: readonly ReportGround[] = [
  // A process that has ended.
  { reports: one(STOPPED), when: repeatsEarlierEnd, rule: 'PROV-4.3-15', stale: true },
  { reports: one(STOPPED), when: ({ phase }) => phase === 'starting', rule: 'PROV-4.3-15', stale: true },
  { reports: one(STOPPED), when: (p) => isOver(p) && p.stopped !== undefined, rule: 'PROV-4.3-15', stale: true },
  { reports: one(STOPPED), when: (p) => isOver(p) && p.stop !== undefined, rule: 'PROV-7.1-12' },
  {
    reports: one(STOPPED),
    when: (p) => p.start?.by === 'device' && !isOver(p) && !hasSucceeded(p) && p.phase !== 'ending',
    rule: 'PROV-4.2-23',
  },
  {
    reports: one(STOPPED),
    when: (p) => p.syncTimedOut && !isOver(p),
    rule: 'PROV-4.3-23',
  },
  {
    reports: failure,
    when: ({ askedForNothing, profileAdded }) => askedForNothing && profileAdded === undefined,
    rule: 'PROV-9-26',
  },
  { reports: one(STOPPED), when: isRestarted, rule: 'PROV-4.3-27' },
  { reports: one(STOPPED), when: isOver, rule: 'PROV-7.2-30' },
  { reports: one(AUTO_STARTED), when: (p) => !isOver(p) && p.start?.by !== 'device', rule: 'PROV-4.1-03' },
  { reports: one(AUTO_STARTED), when: (p) => !isOver(p) },
  // A refusal can be reported by both the return code and an event (C2).
  { reports: refusal, when: () => true },
  // An unknown error. No source states when it occurs.
  { reports: one(UNKNOWN_ERROR), when: () => true },
  // SmartConfig. No source states when 14 arrives, or how often 13 does.
  { reports: one(SYNCED, SYNC_TIMEOUT), when: isMode(AP), rule: 'PROV-8.4-03', open: true },
  { reports: one(SYNCED), when: () => true, open: true },
  { reports: one(SYNC_TIMEOUT), when: () => true },
  // Profiles.
  { reports: one(PROFILE_ADDED), when: ({ profileAdded }, report) => isTwin(profileAdded, report), stale: true },
  { reports: one(PROFILE_ADDED), when: repeatsEarlier, stale: true },
  // The process is active until it has ended, and announces what it still receives.
  { reports: one(PROFILE_ADDED), when: ({ phase, stop }) => phase === 'ending' && stop !== undefined },
  {
    reports: one(PROFILE_ADDED),
    when: (p) => isMode(AP)(p) && p.handedOver?.act === 'smartConfig',
    rule: 'PROV-3.1-04',
  },
  {
    reports: one(PROFILE_ADDED),
    when: ({ profileAdded, handedOver }) => (profileAdded?.seq ?? -1) > (handedOver?.seq ?? 0),
  },
  // Requests for a restart. With external confirmation, the sockets of the host can be why the device needs one.
  {
    reports: one(RESET_REQUEST),
    when: ({ start, aborted }) =>
      start?.externalConfirmation === true && (start.mode !== EXTERNAL || aborted !== undefined),
    open: true,
  },
  { reports: one(RESET_REQUEST), when: (p) => p.start?.mode !== EXTERNAL, rule: 'PROV-7.4-09' },
  // No source states the order of the request and of the report of a profile over HTTP.
  {
    reports: one(RESET_REQUEST),
    when: ({ profileAdded, phoneActs }) => profileAdded === undefined && phoneActs > 0,
    open: true,
  },
  {
    reports: one(RESET_REQUEST),
    when: ({ phase, profileAdded }) => phase !== 'running' || profileAdded === undefined,
    rule: 'PROV-8.6-02',
  },
  { reports: one(RESET_REQUEST), when: ({ resetRequest }) => resetRequest !== undefined },
  // Readiness in mode 3: no source states how often it is reported, or that it comes before a profile.
  { reports: one(READY), when: isMode(EXTERNAL) },
  // Attempts and their results.
  {
    reports: one(SUCCESS),
    when: ({ start, stop, phase }) =>
      start?.externalConfirmation === true && (phase === 'ending' || phase === 'none') && stop !== undefined,
    rule: 'PROV-8.5-03',
  },
  {
    reports: one(SUCCESS),
    when: ({ start, attempt }) => start?.externalConfirmation === true && attempt.addressed !== undefined,
    rule: 'PROV-8.5-02',
  },
  { reports: one(SUCCESS), when: ({ result }) => result !== undefined && statusOf(result) === SUCCESS },
  {
    reports: one(SUCCESS),
    when: ({ result, attempt }) =>
      result !== undefined && (statusOf(result) ?? SUCCESS) < NOT_FETCHED && attempt.linked === undefined,
    rule: 'PROV-5.2-05',
  },
  {
    reports: failure,
    when: (p, { at }) => p.result !== undefined && (p.unaskedSinceResult || (p.result.at === at && !announcedSince(p))),
    rule: 'PROV-5-06',
    stale: true,
  },
  // No source says that an attempt is over before the device has reported the stop.
  {
    reports: (told) => failure(told) || told === LINKED || told === ADDRESSED,
    when: ({ phase, stop }) => phase === 'ending' && stop !== undefined,
  },
  { reports: one(LINKED), when: (_process, _report, awaited) => awaited === NO_CONNECTION, rule: 'PROV-7.2-22' },
  // A profile over HTTP may be tried before the phone requests a confirmation (C29).
  { reports: one(NOT_FETCHED), when: ({ triedUnasked }) => triedUnasked, rule: 'PROV-8.4-02', open: true },
  {
    reports: one(NO_ADDRESS),
    when: ({ start, triedUnasked }) => triedUnasked && start?.mode !== EXTERNAL,
    rule: 'PROV-8.4-02',
    open: true,
  },
  // A later failure needs a link of its own: without one, it belongs to the attempt before.
  {
    reports: (told) =>
      (failure(told) && told !== NOT_FETCHED && told !== NO_ADDRESS) || told === LINKED || told === ADDRESSED,
    when: ({ start, unrequested }) => unrequested && start?.mode !== EXTERNAL,
    rule: 'PROV-8.4-02',
    open: true,
  },
  { reports: failure, when: repeatsEarlierFailure, rule: 'PROV-5-06', doubtful: true },
  { reports: failure, when: ({ mayHaveFailed }) => mayHaveFailed, rule: 'PROV-5-06' },
  { reports: one(LINKED, ADDRESSED), when: ({ result }) => result !== undefined && statusOf(result) === SUCCESS },
  // An attempt continues after an abort that the device has rejected.
  { reports: one(LINKED), when: (p) => p.attempt.linked !== undefined || continuesAfterAbort(p) },
  { reports: one(ADDRESSED), when: ({ attempt }) => attempt.addressed !== undefined },
  // No source states what follows an unknown error: the result of the attempt can.
  { reports: failure, when: ({ troubled }) => troubled },
  { reports: undefinedByTi, when: () => true },
];

/** The statement about a report that the current scenario does not call for; undefined if the report is a fault. */
export function groundOf(report: LineOf<'event'>, process: ProcessTracker, awaited?: number): ReportGround | undefined {
  const told =
    statusOf(report) ?? (report.name === PROFILE_ADDED || report.name === RESET_REQUEST ? report.name : undefined);
  if (told === undefined) return undefined;
  return REPORT_GROUNDS.find(({ reports, when }) => reports(told) && when(process, report, awaited));
}
