import { constants } from '../../ledger/constants';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { describeStatus, isAttemptStatus, numberOf, RESET_REQUEST, STOPPED, statusOf } from '../record-accessors';

const { command, resetCaller } = constants;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
const CALLER = resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION;

/**
 * A restart is requested if external configuration needs one, with that caller, and the confirmation waits for the
 * restart. A process without external configuration can also request one, if a busy host has open sockets after status
 * 16.
 */
export const restart: Monitor = {
  name: 'the request for a restart',
  rules: ['PROV-6-15', 'PROV-7.4-05', 'PROV-7.4-09'],
  on: {
    event(line, context) {
      const value = statusOf(line);
      if (line.name === RESET_REQUEST) judgeRequest(line, context);
      else if (value === STOPPED) judgeEnd(line, context);
      else if (value !== undefined && isAttemptStatus(value)) judgeConfirmation(line, value, context);
    },
  },
};

/** Whether the process needs no restart: it has no external configuration and no external confirmation. */
const isLocal = ({ start }: ProcessTracker): boolean =>
  start?.mode !== undefined && start.mode < EXTERNAL && start.externalConfirmation === false;

/** The process has confirmed a profile, and the device has requested no restart. */
function judgeEnd(line: LineOf<'event'>, { process, held }: MonitorContext): void {
  if (process.result !== undefined && isLocal(process)) held('PROV-7.4-09', process.result, line);
}

function judgeRequest(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { start, phase } = process;
  const caller = numberOf(line.data.Caller);
  if (phase === 'running' && isLocal(process))
    broken('PROV-7.4-09', `no request for a restart in mode ${start?.mode}`, line.name, line, start?.line);
  else if (caller === CALLER) held('PROV-7.4-05', line);
  else if (caller !== undefined) broken('PROV-7.4-05', `a request of caller ${CALLER}`, `caller ${caller}`, line);
}

function judgeConfirmation(line: LineOf<'event'>, value: number, { process, held, broken }: MonitorContext): void {
  const { start, phase, resetRequest, powerOff, vantage } = process;
  // A restart that the transcript does not contain can have come before.
  if (resetRequest === undefined || start?.mode !== EXTERNAL || (vantage.calls ?? 'all') !== 'all') return;
  if (powerOff !== undefined && powerOff.seq > resetRequest.seq) held('PROV-6-15', resetRequest, powerOff, line);
  else if (phase === 'running')
    broken('PROV-6-15', 'no confirmation before the restart', describeStatus(value), line, resetRequest);
}
