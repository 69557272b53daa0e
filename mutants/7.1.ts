import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { followedRecord, noting } from './row-changes';

const { devStatus: bit, returnCode: code, role } = constants;

/** Devices that break a rule of section 7.1: the provisioning command. */
export const commandMutants: readonly Mutant[] = [
  {
    id: 'abort-answers-one',
    breaks: 'PROV-7.1-03',
    story: 'The device answers an abort with 1. The handler returns the previous state.',
    deviation: networkProcessor(() => ({
      orderAnswer: (order) => (order === 'abort' ? 1 : 0),
    })),
  },
  {
    id: 'stop-answers-one',
    breaks: 'PROV-7.1-03',
    story: 'The device answers a stop with 1. The handler returns the previous state.',
    collateral: { because: 'wrong answer to a command', rules: '7-01 7.1-01 7.1-19' },
    deviation: networkProcessor(() => ({
      orderAnswer: (order) => (order === 'stop' ? 1 : 0),
    })),
  },
  {
    id: 'stop-answers-one-as-both',
    breaks: 'PROV-7.1-03',
    story:
      'In AP+SmartConfig mode, the device answers a stop with 1. The handler adds up the return codes of both methods.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '7-01 7.1-01' },
    deviation: networkProcessor(() => ({
      orderAnswer: (order, record) => (order === 'stop' && inApScMode(record) ? 1 : 0),
    })),
  },
  {
    id: 'second-start-taken',
    breaks: 'PROV-7.1-04',
    story: 'The device answers a second start with 0. The handler does not check for a running process.',
    collateral: { because: 'wrong answer to a command', rules: '5-05 7.1-05 7.2-11 7.5-02' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) => (view.active ? 0 : referenceDecisions.startRefusal(view)),
    })),
  },
  {
    id: 'pretends-to-start',
    breaks: 'PROV-7.1-04',
    story:
      'At one value of the status byte, the driver answers a start with 0 and does not send it. The check has an unhandled combination of bits.',
    subtle: 'one value',
    deviation: hostDriver({
      provisioningRefusal: (view, stops) =>
        (view.devStatus & bit.PROVISIONING_ACTIVE) === 0 && (view.devStatus & bit.PROVISIONING_USER_INITIATED) !== 0
          ? 'pretend'
          : referenceDriverDecisions.provisioningRefusal(view, stops),
    }),
  },
  {
    id: 'refused-start-disturbs',
    breaks: 'PROV-7.1-05',
    story:
      'A refused second start changes the running process. The handler stores the parameters before it checks them.',
    collateral: { because: 'wrong answer to a command', rules: '5-05 7.5-02' },
    deviation: networkProcessor(() => ({
      dropsRefusedStart: () => false,
    })),
  },
  {
    id: 'refused-start-takes-time-out',
    breaks: 'PROV-7.1-05',
    story:
      'A refused second start changes the inactivity time-out. The handler stores the time-out before it checks the state.',
    subtle: 'one value',
    collateral: { because: 'process ends too soon', rules: '2.1-13 4.3-05 5-04' },
    deviation: networkProcessor(() => ({ refusedStartChanges: ({ inactivity }) => ({ inactivity }) })),
  },
  {
    id: 'refused-start-takes-role',
    breaks: 'PROV-7.1-05',
    story: 'A refused second start changes the final role. The handler stores the role before it checks the state.',
    subtle: 'one value',
    collateral: { because: 'wrong role', rules: '4.3-11' },
    deviation: networkProcessor(() => ({ refusedStartChanges: ({ roleForSuccess }) => ({ roleForSuccess }) })),
  },
  {
    id: 'refused-start-deafens',
    breaks: 'PROV-7.1-05',
    story:
      'After a refused second start, the device accepts no profile. The handler locks the profile list before the check and leaves it locked.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05 2.1-11 3.3-01 7.3-01' },
    deviation: networkProcessor(() => {
      let locked = false;
      return {
        startRefusal: (view) => {
          locked = view.active;
          return referenceDecisions.startRefusal(view);
        },
        takesProfile: () => !locked,
      };
    }),
  },
  {
    id: 'starts-without-server',
    breaks: 'PROV-7.1-06',
    story: 'The device accepts a start although the HTTP server is off. The check is missing.',
    collateral: { because: 'wrong answer to a command', rules: '7.1-13 7.2-09' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) => referenceDecisions.startRefusal({ ...view, httpServer: true }),
    })),
  },
  {
    id: 'refused-start-runs',
    breaks: 'PROV-7.1-06',
    story: 'The device refuses a start without the HTTP server and starts the process. The error path does not return.',
    collateral: { because: 'wrong answer to a command', rules: '4-01 7.1-07 7.1-08 7.1-13 7.2-09 7.2-10 7.5-05' },
    deviation: networkProcessor(() => ({
      runsRefusedStart: () => true,
    })),
  },
  {
    id: 'external-without-server',
    breaks: 'PROV-7.1-06',
    story:
      'The device accepts a start of external configuration although the HTTP server is off. The check does not cover mode 3.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '7.1-13 7.2-09' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer || view.mode === 3 }),
    })),
  },
  {
    id: 'starts-with-full-list',
    breaks: 'PROV-7.1-07',
    story: 'The device accepts a start although the profile list is full. The check is missing.',
    collateral: { because: 'wrong answer to a command', rules: '7.2-10' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: false }),
    })),
  },
  {
    id: 'smartconfig-with-full-list',
    breaks: 'PROV-7.1-07',
    story:
      'The device accepts a start in SmartConfig mode although the profile list is full. The check does not cover this mode.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '7.2-10' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: view.full && view.mode !== 1 }),
    })),
  },
  {
    id: 'takes-any-role',
    breaks: 'PROV-7.1-08',
    story: 'The device accepts any value as the final role. The check of this parameter is missing.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) => referenceDecisions.startRefusal({ ...view, roleForSuccess: role.ROLE_STA }),
    })),
  },
  {
    id: 'takes-role-of-peers',
    breaks: 'PROV-7.1-08',
    story: 'The device accepts role 1 for success. The check still allows the abandoned Wi-Fi Direct role.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        referenceDecisions.startRefusal({
          ...view,
          roleForSuccess: view.roleForSuccess === 1 ? 0 : view.roleForSuccess,
        }),
    })),
  },
  {
    id: 'asks-for-a-minute',
    breaks: 'PROV-7.1-14',
    story:
      'The device refuses an inactivity time-out below one minute. The code checks a minimum that no document states.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.inactivity < 60_000
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'time-out-signed',
    breaks: 'PROV-7.1-14',
    story:
      'The device refuses an inactivity time-out above 32767 s. The code reads the seconds as a signed 16-bit number.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.inactivity > 32_767_000
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'starts-beside-a-call',
    breaks: 'PROV-7.1-18',
    story: 'The driver sends a start while another call is in progress. The check of the call counter is missing.',
    deviation: hostDriver({
      provisioningRefusal: (view, stops) =>
        referenceDriverDecisions.provisioningRefusal({ ...view, pending: 0 }, stops),
    }),
  },
  {
    id: 'counts-commands-once',
    breaks: 'PROV-7.1-18',
    story:
      'The driver counts wrong after commands within a process. The counter decreases there and does not increase.',
    subtle: 'earlier state',
    deviation: hostDriver({
      countsCall: (devStatus) => (devStatus & bit.PROVISIONING_ACTIVE) === 0,
    }),
  },
  {
    id: 'stop-waits-for-calls',
    breaks: 'PROV-7.1-19',
    story:
      'The driver refuses a stop while another call is in progress. The check for a start applies to the stop too.',
    collateral: { because: 'process does not end', rules: '4.3-03 4.3-20' },
    deviation: hostDriver({
      provisioningRefusal: (view) => referenceDriverDecisions.provisioningRefusal(view, false),
    }),
  },
  {
    id: 'stop-blocked-by-calls',
    breaks: 'PROV-7.1-19',
    story:
      'The driver answers a stop with -2014 while another call is in progress. The code treats the pending call like blocked APIs.',
    subtle: 'one value',
    collateral: { because: 'wrong answer to a command', rules: '4.3-03 4.3-20 7.5-03' },
    deviation: hostDriver({
      provisioningRefusal: (view, stops) =>
        stops && view.pending > 0
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : referenceDriverDecisions.provisioningRefusal(view, stops),
    }),
  },
  {
    id: 'access-point-after-success-only',
    breaks: 'PROV-7.1-22',
    story: 'The device refuses the final role STA. The check accepts the AP role only.',
    collateral: {
      because: 'wrong answer to a command',
      rules: `
        2.1-01 3.1-05 3.1-08 3.2-05 3.2-07 4-01 4.1-02 4.1-03 4.3-05 4.3-07 4.3-22 6-01 7.1-03 7.1-04 7.1-06 7.1-07
        7.1-13 7.1-14 7.2-09 7.2-10 7.2-11 7.2-18 7.3-06 7.5-01 7.5-07 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14`,
    },
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.roleForSuccess === role.ROLE_STA
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'station-after-success-only',
    breaks: 'PROV-7.1-22',
    story: 'The device refuses the final role AP. The check accepts the station role only.',
    subtle: 'one value',
    collateral: { because: 'wrong answer to a command', rules: '3.1-05 7.1-04 7.1-14 7.2-11' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.roleForSuccess === role.ROLE_AP
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'rejected-start-forgets-profile',
    breaks: 'PROV-7.1-05',
    story:
      'A rejected start makes the process forget its profile. The start handler clears the record before its checks.',
    subtle: 'one history',
    deviation: () => {
      let forgotten = false;
      return {
        networkProcessor: {
          startRefusal: (view) => {
            forgotten = view.active;
            return referenceDecisions.startRefusal(view);
          },
          takesProfile: () => {
            forgotten = false;
            return true;
          },
        },
        transitions: (reference) => [
          { from: ['configuration'], input: 'confirm-request', only: () => forgotten, rules: [] },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'third-process-is-station-only',
    breaks: 'PROV-7.1-22',
    story:
      'The third process cannot have the role AP after success. The code that checks the roles uses the count of starts.',
    subtle: 'one history',
    deviation: () => {
      const { row, record } = followedRecord();
      return {
        networkProcessor: {
          startRefusal: (view) =>
            !view.active && record().ordinal >= 2 && view.roleForSuccess === role.ROLE_AP
              ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
              : referenceDecisions.startRefusal(view),
        },
        transitions: (reference) => [row, ...reference],
      };
    },
  },
  {
    id: 'third-process-with-full-list',
    breaks: 'PROV-7.1-07',
    story:
      'A third process starts although the profile list is full. The code that counts profiles reuses the count of starts.',
    subtle: 'one history',
    collateral: { because: 'wrong answer to a command', rules: '7.2-10' },
    deviation: () => {
      const { row, record } = followedRecord();
      return {
        networkProcessor: {
          startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: view.full && record().ordinal < 2 }),
        },
        transitions: (reference) => [row, ...reference],
      };
    },
  },
  {
    id: 'rejection-stays',
    breaks: 'PROV-7.1-06',
    story:
      'After a start without the HTTP server, the device rejects each start. The start handler stores the rejection until a restart.',
    subtle: 'one history',
    collateral: { because: 'wrong answer to a command', rules: '4-01' },
    deviation: () => {
      let rejected = false;
      return {
        networkProcessor: {
          startRefusal: (view) => {
            const answer = referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer && !rejected });
            rejected ||= !view.httpServer && answer !== 0;
            return answer;
          },
        },
        transitions: (reference) => [
          noting(['idle'], 'power-off', () => {
            rejected = false;
          }),
          ...reference,
        ],
      };
    },
  },
];
