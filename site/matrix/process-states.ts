import { join } from 'node:path';
import * as v from 'valibot';
import type { ProcessTracker } from '../../judge/process-tracker';
import { ADDRESSED, READY, SUCCESS, statusOf } from '../../judge/record-accessors';
import { constants } from '../../ledger/constants';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';

const text = v.pipe(v.string(), v.minLength(1));
const ids = [
  'none',
  'configuration',
  'profile',
  'linked',
  'addressed',
  'failed',
  'succeeded',
  'external-confirmation',
  'aborted',
  'not-ready',
  'ready',
  'restart-requested',
  'restarted',
  'auto',
  'auto-touched',
  'auto-profile',
  'ending',
  'off',
] as const;
export type StateId = (typeof ids)[number];

/** A state of a process, as the records show it. */
const ProcessState = v.strictObject({
  id: v.picklist(ids),
  /** The kind of process that has this state. */
  group: text,
  /** A short name within its group. */
  name: text,
  /** What the records show in this state. */
  when: text,
  /** What a command of the host gets; `off` after `sl_Stop`. */
  apis: v.picklist(['allowed', 'blocked', 'open', 'off']),
  /** The rule that says so. */
  rule: RuleId,
});
export type ProcessState = v.InferOutput<typeof ProcessState>;

let read: readonly ProcessState[] | undefined;

/** All states, in the order of the matrices. */
export function processStates(): readonly ProcessState[] {
  read ??= readData(join(packageRoot(), 'site', 'data', 'process-states.yaml'), v.array(ProcessState));
  return read;
}

/** The state that the records so far show; undefined where they show none of them. */
export function stateOf(process: ProcessTracker): StateId | undefined {
  const { phase, start } = process;
  if (isOff(process)) return 'off';
  if (phase === 'none') return 'none';
  if (phase === 'ending') return 'ending';
  if (phase === 'unclear') return isRestarted(process) ? 'restarted' : undefined;
  if (phase === 'starting') return undefined;
  return start?.by === 'device' ? stateOfAuto(process) : stateOfStarted(process);
}

function isOff({ powerOff, powerOn, reset }: ProcessTracker): boolean {
  if (powerOff === undefined) return powerOn === undefined && reset?.setup.started === false;
  return powerOn === undefined || powerOn.seq < powerOff.seq;
}

/** A restart that the device has requested continues the process. */
const isRestarted = ({ powerOn, resetRequest }: ProcessTracker): boolean =>
  resetRequest !== undefined && powerOn !== undefined && powerOn.seq > resetRequest.seq;

function stateOfAuto({ apiAccess }: ProcessTracker): StateId {
  if (apiAccess === 'allowed') return 'auto';
  return apiAccess === 'blocked' ? 'auto-profile' : 'auto-touched';
}

function stateOfStarted(process: ProcessTracker): StateId | undefined {
  const { apiAccess, opened, resetRequest, aborted } = process;
  if (resetRequest !== undefined) return 'restart-requested';
  if (apiAccess === 'allowed') return stateOpenedBy(opened === undefined ? undefined : statusOf(opened));
  if (apiAccess === 'unclear') return aborted === undefined ? undefined : 'aborted';
  return stateWhileBlocked(process);
}

function stateOpenedBy(status: number | undefined): StateId | undefined {
  if (status === READY) return 'ready';
  return status === ADDRESSED ? 'external-confirmation' : undefined;
}

function stateWhileBlocked({ start, result, attempt, profileAdded }: ProcessTracker): StateId {
  if (start?.mode === constants.command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION)
    return 'not-ready';
  if (attempt.addressed !== undefined) return 'addressed';
  if (attempt.linked !== undefined) return 'linked';
  if (result !== undefined) return statusOf(result) === SUCCESS ? 'succeeded' : 'failed';
  return profileAdded === undefined ? 'configuration' : 'profile';
}
