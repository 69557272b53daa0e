import { PROVISIONING, referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';
import { hostDriver } from './deviations';
import type { Mutant } from './mutant';

const { devStatus: bit, returnCode: code } = constants;

/** Devices that break a rule of section 7.5: how the driver refuses a call. */
export const refusalMutants: readonly Mutant[] = [
  {
    id: 'provisioning-first',
    breaks: 'PROV-7.5-30',
    story:
      'The driver answers -2014 where another refusal has priority. The provisioning check runs before the other checks.',
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : referenceDriverDecisions.refusal(view, fn, blocked),
    }),
  },
  {
    id: 'lock-forgotten-for-files',
    breaks: 'PROV-7.5-30',
    story:
      'The driver refuses file system calls on a locked device. The lock check has no exception for the file system.',
    subtle: 'one function',
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        (view.devStatus & bit.LOCKED) !== 0
          ? code.SL_RET_CODE_DEV_LOCKED
          : referenceDriverDecisions.refusal(view, fn, blocked),
    }),
  },
  {
    id: 'not-started-in-progress',
    breaks: 'PROV-7.5-31',
    story:
      'The driver answers -2014 while the device is stopped. The provisioning check runs before the check for a started device.',
    collateral: { because: 'wrong answer to a command', rules: '7.5-30' },
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        view.started ? referenceDriverDecisions.refusal(view, fn, blocked) : code.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
    }),
  },
  {
    id: 'down-in-progress-but-sockets',
    breaks: 'PROV-7.5-31',
    story:
      'The driver answers -2014 to all but socket calls while the device is stopped. Only the socket functions check for a started device.',
    subtle: 'one value',
    collateral: { because: 'wrong answer to a command', rules: '7.5-30' },
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        view.started || fn.silo === 'SOCKET'
          ? referenceDriverDecisions.refusal(view, fn, blocked)
          : code.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
    }),
  },
  {
    id: 'start-in-progress',
    breaks: 'PROV-7.5-32',
    story:
      'The driver answers sl_Start with -2014 while the APIs are blocked. The provisioning check runs before the check for a started device.',
    deviation: hostDriver({
      startWhenStarted: (devStatus) =>
        referenceDriverDecisions.isBlocked(devStatus)
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : referenceDriverDecisions.startWhenStarted(devStatus),
    }),
  },
  {
    id: 'starts-again-while-open',
    breaks: 'PROV-7.5-32',
    story:
      'The driver accepts a second sl_Start while the APIs are open. The enable-API bit skips the check for a started device.',
    subtle: 'one function',
    deviation: hostDriver({
      startWhenStarted: (devStatus) =>
        (devStatus & bit.PROVISIONING_ENABLE_API) !== 0 ? 0 : referenceDriverDecisions.startWhenStarted(devStatus),
    }),
  },
  {
    id: 'stop-waits',
    breaks: 'PROV-7.5-33',
    story: 'sl_Stop always waits for stop-complete. The driver does not check for a process.',
    deviation: hostDriver({ waitsForStopComplete: () => true }),
  },
  {
    id: 'stop-waits-while-open',
    breaks: 'PROV-7.5-33',
    story:
      'sl_Stop waits for stop-complete while the APIs are open. The driver checks for blocked APIs instead of for a process.',
    subtle: 'one function',
    deviation: hostDriver({
      waitsForStopComplete: (devStatus) =>
        (devStatus & bit.PROVISIONING_ENABLE_API) !== 0 || referenceDriverDecisions.waitsForStopComplete(devStatus),
    }),
  },
  {
    id: 'ignores-user-initiated',
    breaks: 'PROV-7.5-34',
    story: 'A process without the user-initiated bit blocks the APIs. The driver checks only the active bit.',
    deviation: hostDriver({
      isBlocked: (devStatus) =>
        (devStatus & bit.PROVISIONING_ACTIVE) !== 0 && (devStatus & bit.PROVISIONING_ENABLE_API) === 0,
    }),
  },
  {
    id: 'ignores-enable-api',
    breaks: 'PROV-7.5-34',
    story: 'The enable-API bit does not open the APIs. The driver checks only the other two bits.',
    collateral: {
      because: 'refused while open',
      rules: `
        3.4-02 4.2-15 4.2-17 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 6-01 6-03 6-05 6-07 7.1-20 7.2-18 7.4-10
        7.5-22 7.5-25 7.5-26 7.5-27 7.5-36 7.5-37 7.5-38 8.5-01 8.5-05 8.7-03`,
    },
    deviation: hostDriver({
      isBlocked: (devStatus) => (devStatus & PROVISIONING) !== 0,
    }),
  },
  {
    id: 'any-bit-blocks',
    breaks: 'PROV-7.5-34',
    story: 'The enable-API bit alone blocks the APIs. The driver compares the whole status byte with 0.',
    subtle: 'one value',
    deviation: hostDriver({
      isBlocked: (devStatus) =>
        devStatus === bit.PROVISIONING_ENABLE_API || referenceDriverDecisions.isBlocked(devStatus),
    }),
  },
  {
    id: 'refuses-late',
    breaks: 'PROV-7.5-35',
    story: 'A refused call returns after five seconds. The driver waits for the end of the process before it refuses.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-12 4.2-16 4.3-17 4.3-18 4.3-22 5.1.2-04 5.1.2-05 5.1.2-14 7-02 7.1-07 7.5-01 7.5-02 7.5-05
        7.5-07 7.5-08 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-20 7.5-25 7.5-26 7.5-28 7.5-29 7.5-30 7.5-34
        8.1-02`,
    },
    deviation: hostDriver({
      refusalDelay: () => 5_000,
    }),
  },
  {
    id: 'ping-refused-late',
    breaks: 'PROV-7.5-35',
    story:
      'A refused ping returns after five seconds. sl_NetAppPing waits for its completion before it checks the refusal.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 7.5-01 7.5-07 7.5-08 7.5-09 7.5-12 7.5-25 7.5-28`,
    },
    deviation: hostDriver({
      refusalDelay: (name) => (name === 'sl_NetAppPing' ? 5_000 : 0),
    }),
  },
  {
    id: 'disturbed-by-refused',
    breaks: 'PROV-7.5-43',
    story: 'A refused sl_WlanDisconnect disconnects the device. The driver sends each command before the check.',
    collateral: { because: 'served while blocked', rules: '4.3-17 7.5-02' },
    deviation: hostDriver({
      dropsRefused: () => false,
    }),
  },
  {
    id: 'disconnects-refused',
    breaks: 'PROV-7.5-43',
    story: 'A refused sl_WlanDisconnect disconnects the device. The check of this function follows the transmission.',
    subtle: 'one function',
    collateral: { because: 'served while blocked', rules: '4.3-17 7.5-02' },
    deviation: hostDriver({
      dropsRefused: (name) => name !== 'sl_WlanDisconnect',
    }),
  },
  {
    id: 'start-refused-when-linked',
    breaks: 'PROV-7.5-32',
    story:
      'The driver answers sl_Start with -2014 while the device has a link and the APIs are blocked. The check compares the whole status byte.',
    subtle: 'one mode or method',
    deviation: hostDriver({
      startWhenStarted: (devStatus) =>
        (devStatus & bit.WLAN_CONN) !== 0 && referenceDriverDecisions.isBlocked(devStatus)
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : referenceDriverDecisions.startWhenStarted(devStatus),
    }),
  },
];
