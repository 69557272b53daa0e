import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, opensApis, transitions, transitionsWhen } from './deviations';
import { eventFilter } from './driver-overrides';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { onInput } from './row-changes';

const { resetCaller } = constants;

/** Devices that break a rule of section 7.4: the reset request. */
export const resetRequestMutants: readonly Mutant[] = [
  {
    id: 'reset-request-unknown',
    breaks: 'PROV-7.4-03',
    story: 'The driver always drops the reset request. The list of events does not contain it.',
    collateral: { because: 'wrong restart', rules: '6-07 6-11 7.4-01 7.4-02 7.4-05 7.4-06 7.4-07 7.4-10' },
    deviation: hostDriver({
      delivers: (event, blocked) =>
        event !== 'SL_DEVICE_EVENT_RESET_REQUEST' && referenceDriverDecisions.delivers(event, blocked),
    }),
  },
  {
    id: 'drops-reset-request',
    breaks: 'PROV-7.4-03',
    story:
      'The driver keeps the reset request back while the APIs are blocked. The event filter has no exception for it.',
    subtle: 'one event',
    collateral: { because: 'wrong restart', rules: '7.4-06 7.4-07' },
    deviation: hostDriver(
      eventFilter((event, blocked) => (blocked && event === 'SL_DEVICE_EVENT_RESET_REQUEST' ? false : undefined)),
    ),
  },
  {
    id: 'asks-as-somebody-else',
    breaks: 'PROV-7.4-05',
    story:
      'The reset request has a caller number that TI does not define. The code uses a value of a private enumeration.',
    deviation: networkProcessor(() => ({
      resetRequestCaller: () => 2,
    })),
  },
  {
    id: 'caller-off-by-one',
    breaks: 'PROV-7.4-05',
    story: 'The caller number of the reset request is 1 too large. The code counts the callers from the next number.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({
      resetRequestCaller: () => resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION + 1,
    })),
  },
  {
    id: 'shows-own-reset-request',
    breaks: 'PROV-7.4-06',
    story: 'The driver passes its own reset request to the application. The code does not check the caller number.',
    deviation: hostDriver({
      showsResetRequest: () => true,
    }),
  },
  {
    id: 'leaves-own-restart',
    breaks: 'PROV-7.4-06',
    story:
      'The driver drops its own reset request and does not restart the device. The handler of this caller is empty.',
    collateral: { because: 'wrong restart', rules: '7.4-07' },
    deviation: hostDriver({
      obeysResetRequest: () => false,
    }),
  },
  {
    id: 'restarts-once-only',
    breaks: 'PROV-7.4-06',
    story:
      'The driver restarts the device only for the first reset request. The code stores that it restarted and not for which request.',
    subtle: 'earlier state',
    deviation: hostDriver({
      obeysResetRequest: (view, session, last) =>
        last === 0 && referenceDriverDecisions.obeysResetRequest(view, session, last),
    }),
  },
  {
    id: 'restarts-again',
    breaks: 'PROV-7.4-07',
    story: 'The driver restarts the device again for the same request number. The code does not compare the number.',
    deviation: hostDriver({
      obeysResetRequest: (view, session) => referenceDriverDecisions.obeysResetRequest(view, session, Number.NaN),
    }),
  },
  {
    id: 'restarts-for-same-number',
    breaks: 'PROV-7.4-07',
    story: 'The driver restarts the device again for the same request number. The comparison uses "greater or equal".',
    subtle: 'earlier state',
    deviation: hostDriver({
      obeysResetRequest: (view, session, last) =>
        session >= last && referenceDriverDecisions.obeysResetRequest(view, session, Number.NaN),
    }),
  },
  {
    id: 'restarts-without-process',
    breaks: 'PROV-7.4-08',
    story: 'The driver restarts the device although no process runs. The check for a process is missing.',
    deviation: hostDriver({
      obeysResetRequest: (view, session, last) => view.pending === 0 && session !== last,
    }),
  },
  {
    id: 'restarts-beside-a-call',
    breaks: 'PROV-7.4-08',
    story: 'The driver restarts the device while a call is in progress. The check of the call counter is missing.',
    subtle: 'one value',
    deviation: hostDriver({
      obeysResetRequest: (view, session, last) =>
        referenceDriverDecisions.obeysResetRequest({ ...view, pending: 0 }, session, last),
    }),
  },
  {
    id: 'asks-for-nothing',
    breaks: 'PROV-7.4-09',
    story:
      'The device sends a reset request after every profile over HTTP. The code does not check whether a restart is needed.',
    deviation: transitions(
      onInput('profile-over-http', (row) =>
        row.to === 'configuration' ? { ...row, after: ['send profile added', 'send reset request'] } : row,
      ),
    ),
  },
  {
    id: 'asks-for-nothing-as-both',
    breaks: 'PROV-7.4-09',
    story:
      'In AP+SmartConfig mode, the device sends a reset request after a profile over HTTP. The code confuses this mode with external configuration.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(inApScMode, (row) =>
      row.input === 'profile-over-http' && row.to === 'configuration'
        ? { ...row, after: ['send profile added', 'send reset request'] }
        : row,
    ),
  },
  {
    id: 'shut-before-restart',
    breaks: 'PROV-7.4-10',
    story:
      'The APIs are blocked after the profile, before the host restarts the device. The status byte changes with the state.',
    deviation: opensApis((view) => (view.state === 'awaiting-restart' ? false : undefined)),
  },
  {
    id: 'shuts-with-request',
    breaks: 'PROV-7.4-10',
    story: 'The reset request blocks the APIs. The code builds this message with the status byte of a new process.',
    subtle: 'one message early or late',
    deviation: opensApis(({ event }) => (event === 'SL_DEVICE_EVENT_RESET_REQUEST' ? false : undefined)),
  },
];
