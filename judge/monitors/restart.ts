import { constants } from '../../ledger/constants';
import { type Monitor, monitorFinding } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import {
  ADDRESSED,
  describeStatus,
  isResult,
  LINKED,
  numberOf,
  RESET_REQUEST,
  STOPPED,
  statusOf,
} from '../record-accessors';

const { command, resetCaller } = constants;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
const CALLER = resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION;

/**
 * A restart is requested if external configuration needs one, with that caller, and the confirmation waits for the
 * restart. A process without external configuration can also request one, if a busy host has open sockets after status
 * 16.
 */
export const restart: Monitor<'event'> = {
  name: 'the request for a restart',
  rules: ['PROV-6-15', 'PROV-7.4-05', 'PROV-7.4-09'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const { start, phase, resetRequest, powerOff, vantage } = process;
      if (line.name === RESET_REQUEST) {
        const caller = numberOf(line.data.Caller);
        if (phase === 'running' && needsNoRestart(process))
          return monitorFinding('PROV-7.4-09', `no request for a restart in mode ${start?.mode}`, line.name, line.at, [
            start?.line,
            line,
          ]);
        if (caller === undefined || caller === CALLER) {
          if (caller !== undefined) held('PROV-7.4-05', [line.seq]);
          return undefined;
        }
        return monitorFinding('PROV-7.4-05', `a request of caller ${CALLER}`, `caller ${caller}`, line.at, [line]);
      }
      const value = statusOf(line);
      // The process has confirmed a profile, and the device has requested no restart.
      if (value === STOPPED && process.result !== undefined && needsNoRestart(process))
        held('PROV-7.4-09', [process.result.seq, line.seq]);
      if (value === undefined || !(value === LINKED || value === ADDRESSED || isResult(value))) return undefined;
      // A restart that the transcript does not contain can have come before.
      if (resetRequest === undefined || start?.mode !== EXTERNAL || (vantage.calls ?? 'all') !== 'all')
        return undefined;
      if (powerOff !== undefined && powerOff.seq > resetRequest.seq) {
        held('PROV-6-15', [resetRequest.seq, powerOff.seq, line.seq]);
        return undefined;
      }
      if (phase !== 'running') return undefined;
      return monitorFinding('PROV-6-15', 'no confirmation before the restart', describeStatus(value), line.at, [
        resetRequest,
        line,
      ]);
    };
  },
};

/** Whether the process is known to need no restart: it has no external configuration and no external confirmation. */
const needsNoRestart = ({ start }: ProcessTracker): boolean =>
  start?.mode !== undefined && start.mode < EXTERNAL && start.externalConfirmation === false;
