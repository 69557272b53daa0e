import type { AccessPoint } from '../adapters/adapter';
import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import type { Action, Input } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';
import { networkProcessor, opensApis, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import type { ProcessCondition } from './process-conditions';
import { endingWith, ignoring, omitting, onInput } from './row-changes';

const afterFirstFailure: ProcessCondition = ({ failed }) => failed > 0;
const SECOND_FAILURE = constants.status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND;

/** An input after the end of a process, which the reference device ignores. */
const inputWhenIdle = (input: Input, does: Action, timer?: string) => (): DecisionOverrides => ({
  transitions: (reference) => [...reference, { from: ['idle'], input, after: [does], rules: [] }],
  ...(timer !== undefined && { networkProcessor: { stopsTimer: (name) => name !== timer } }),
});

/** Devices that break a rule in one history only: a later attempt, a later process, a late timer or certain data. */
export const laterHistoryMutants: readonly Mutant[] = [
  {
    id: 'long-key-cut',
    breaks: 'PROV-2.1-05',
    story:
      'The device tries a network with the first 32 characters of its key. The code copies the key into the buffer of a network name.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '6-14 9-01' },
    deviation: networkProcessor(() => ({
      profileToTry: (configured) => ({ ...configured, key: configured.key.slice(0, 32) }),
    })),
  },
  {
    id: 'hexadecimal-key-cut',
    breaks: 'PROV-2.1-05',
    story:
      'The device tries a network with the first 63 characters of its key. The code has room for a pass phrase and not for 64 hexadecimal digits.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '6-14 9-01' },
    deviation: networkProcessor(() => ({
      profileToTry: (configured) => ({ ...configured, key: configured.key.slice(0, 63) }),
    })),
  },
  {
    id: 'wep-stored-as-open',
    breaks: 'PROV-9-01',
    story: 'The device stores a WEP network as an open one. The code that writes the profile has no case for WEP.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '2.1-02' },
    deviation: networkProcessor(() => ({
      profileToStore: (profile) => (profile.security === 'wep' ? { ...profile, security: 'open', key: '' } : profile),
    })),
  },
  {
    id: 'second-missing-network-ends',
    breaks: 'PROV-2.1-12',
    story:
      'The second confirmation that does not find its network ends the process. The code counts scans and times out at two.',
    subtle: 'one history',
    collateral: {
      because: 'process ends too soon',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-14 3.1-05 3.1-07 3.2-02 4.3-01 4.3-09 5-01 5-02 5-03 5-06 5-07 5.1.2-10
        5.2-01 5.2-03 7.1-04 7.2-11 7.2-14 7.2-19 7.3-01 7.3-05 7.3-06 8.1-01 9-06 9-11`,
    },
    deviation: transitionsWhen(
      afterFirstFailure,
      onInput('network-not-found', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
    ),
  },
  {
    id: 'access-point-gone-after-second-failure',
    breaks: 'PROV-2.1-12',
    story:
      'After a second failed connection, the device stays in station role. The role switch checks a flag that the first failure clears.',
    subtle: 'one history',
    collateral: {
      because: 'wrong role',
      rules: `
        2.1-05 2.1-11 2.1-14 2.1-15 3.1-02 4.3-01 5-07 5.2-01 5.2-03 7.3-01 9-06 9-07`,
    },
    deviation: transitionsWhen(afterFirstFailure, onInput('connection-failed', omitting('take configuration role'))),
  },
  {
    id: 'one-station-only',
    breaks: 'PROV-3.1-02',
    story:
      'The access point of the device admits two stations in all, then no more. The code counts a station that has left.',
    subtle: 'one history',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-12 2.1-15 3.1-01 3.1-03 3.1-07 3.2-07 3.3-02 3.4-01 4.2-13 4.3-01 4.3-04
        4.3-11 4.3-14 4.3-19 5-01 5-02 5-03 5-04 5-07 5.1.2-04 5.1.2-10 5.1.2-11 5.1.2-14 5.2-01 5.2-04 6-05 6-06
        7-02 7.1-05 7.2-02 7.3-01 7.3-03 7.3-06 7.5-09 7.5-20 7.5-22 7.5-42 9-01 9-03 9-05 9-06 9-11 9-19 9-21`,
    },
    deviation: networkProcessor(() => {
      let process = 0;
      let joined = 0;
      return {
        admitsStation: ({ ordinal }) => {
          if (ordinal !== process) joined = 0;
          process = ordinal;
          joined += 1;
          return joined <= 2;
        },
      };
    }),
  },
  {
    id: 'socket-call-unnoticed',
    breaks: 'PROV-4.2-05',
    story:
      'A device without profiles starts although the host has called a socket function. The activity flag is set in the command parser of the other groups.',
    subtle: 'one function',
    deviation: networkProcessor(() => ({ noticesCommand: (name) => name !== 'sl_Socket' })),
  },
  {
    id: 'no-time-out-after-failure',
    breaks: 'PROV-4.3-04',
    story:
      'After a failed confirmation, inactivity does not end the process. The code clears the timer with those of the attempt.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-12 4.3-19' },
    deviation: transitionsWhen(afterFirstFailure, onInput('inactivity', ignoring())),
  },
  {
    id: 'time-out-of-the-last-process',
    breaks: 'PROV-4.3-04',
    story:
      'A process ends after the inactivity time-out of the process before. The start handler stores the parameter once and not again.',
    subtle: 'one history',
    collateral: {
      because: 'process ends too soon',
      rules: '2.1-05 4.3-05 4.3-10 4.3-19 4.3-22 5-04 5.1.1-05 5.1.2-07 7.2-05 7.5-36',
    },
    deviation: networkProcessor(() => ({
      startToKeep: (wanted, previous) => ({ ...wanted, inactivity: previous?.inactivity ?? wanted.inactivity }),
    })),
  },
  {
    id: 'profile-after-stop',
    breaks: 'PROV-4.3-20',
    story:
      'A SmartConfig transmission that continues after the stop makes the device report a profile. The stop handler does not clear the receiver.',
    subtle: 'one history',
    deviation: () => ({
      transitions: (reference) => [
        ...reference,
        { from: ['idle'], input: 'smartconfig-sync', rules: [] },
        { from: ['idle'], input: 'profile-over-smartconfig', after: ['send profile added'], rules: [] },
      ],
      networkProcessor: { stopsTimer: (name) => name !== 'smartconfig' },
    }),
  },
  {
    id: 'failure-after-stop',
    breaks: 'PROV-4.3-21',
    story:
      'A process that was stopped with a pending result reports failed feedback later. The stop handler does not clear the feedback timer.',
    subtle: 'one history',
    collateral: { because: 'extra report', rules: '4.3-20 5-06 7.2-20' },
    deviation: inputWhenIdle(
      'feedback-timeout',
      'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED',
      'feedback',
    ),
  },
  {
    id: 'success-after-stop',
    breaks: 'PROV-4.3-21',
    story:
      'A phone that reads the result of a stopped process makes the device report success. The HTTP handler does not check that a process is active.',
    subtle: 'one history',
    collateral: { because: 'extra report', rules: '5.2-05 7.2-20' },
    deviation: inputWhenIdle('result-fetched', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'),
  },
  {
    id: 'open-after-second-failure',
    breaks: 'PROV-7.5-09',
    story:
      'After the second failed confirmation, the device serves every call if the network is missing. A counter overflows into the bit that opens the APIs.',
    subtle: 'one history',
    collateral: { because: 'served while blocked', rules: '4-01 4.1-02 7.5-01 7.5-07 7.5-29 8.1-02' },
    deviation: opensApis(({ status, record }) =>
      status === SECOND_FAILURE && afterFirstFailure(record) ? true : undefined,
    ),
  },
  {
    id: 'confirmation-of-the-last-process',
    breaks: 'PROV-7.5-25',
    story:
      'A process confirms externally only if the process before did. The start handler stores the flag after it has used it.',
    subtle: 'one history',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-05 2.1-07 2.1-09 2.1-10 2.1-11 2.1-13 2.1-15 4.1-01 4.2-12 4.3-01 4.3-02 4.3-11 4.3-18 5-04 5-05
        5.1.1-01 5.1.1-02 5.1.1-03 5.1.1-05 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-05 5.1.2-10 6-14 7.1-02 7.1-03 7.1-20
        7.2-05 7.2-06 7.2-13 7.2-25 7.2-27 7.3-01 7.5-01 7.5-05 7.5-08 7.5-18 7.5-28 7.5-36 7.5-38 8.1-01 8.1-03
        8.2-03 8.4-01 8.7-01 8.7-02 9-01 9-10 9-22`,
    },
    deviation: networkProcessor(() => ({
      startToKeep: (wanted, previous) => ({
        ...wanted,
        externalConfirmation: previous?.externalConfirmation ?? wanted.externalConfirmation,
      }),
    })),
  },
  {
    id: 'station-events-fade',
    breaks: 'PROV-7.5-22',
    story:
      'After a hundred messages in external configuration, the host receives no event of a station. A buffer of events is never freed.',
    subtle: 'one history',
    collateral: { because: 'refused while open', rules: '6-05' },
    deviation: () => {
      let messages = 0;
      return {
        networkProcessor: {
          opensApis: (view) => {
            messages = view.state === 'external-configuration' ? messages + 1 : 0;
            return referenceDecisions.opensApis(view);
          },
        },
        hostDriver: {
          delivers: (event, blocked) =>
            !(messages > 100 && event.startsWith('SL_WLAN_EVENT_STA_')) &&
            referenceDriverDecisions.delivers(event, blocked),
        },
      };
    },
  },
  {
    id: 'cloud-work-closes',
    breaks: 'PROV-7.5-36',
    story:
      'After a hundred messages in external confirmation, the device refuses calls again. A watchdog for idle hosts counts messages.',
    subtle: 'one history',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: () => {
      let messages = 0;
      return {
        networkProcessor: {
          opensApis: (view) => {
            messages = view.state === 'cloud-confirmation' ? messages + 1 : 0;
            return messages <= 100 && referenceDecisions.opensApis(view);
          },
        },
      };
    },
  },
  {
    id: 'result-of-the-last-process',
    breaks: 'PROV-9-05',
    story:
      'After a restart, the phone reads the result of the process before. Neither the restart nor the start clears the result.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({ firstResult: (last) => last })),
  },
  {
    id: 'first-scan-stays',
    breaks: 'PROV-9-14',
    story: 'A second scan changes nothing in the list. The code fills the list only while it is empty.',
    subtle: 'one history',
    collateral: { because: 'wrong value kept', rules: '9-25' },
    deviation: networkProcessor(() => {
      let list: readonly AccessPoint[] = [];
      const isAround = (around: readonly AccessPoint[]): boolean =>
        list.length > 0 && list.every(({ ssid }) => around.some((each) => each.ssid === ssid));
      return {
        scanned: (around) => {
          if (!isAround(around)) list = around;
          return list;
        },
      };
    }),
  },
  {
    id: 'replaced-profile-keeps-key',
    breaks: 'PROV-2.1-15',
    story:
      'A second profile for the same network is tried with the key of the first. The code that replaces a profile copies all members but the key.',
    subtle: 'one history',
    collateral: { because: 'wrong value kept', rules: '2.1-05 4.3-01 9-01' },
    deviation: networkProcessor(() => {
      const keys = new Map<string, string>();
      return {
        startRefusal: (view) => {
          keys.clear();
          return referenceDecisions.startRefusal(view);
        },
        profileToTry: (configured) => {
          const key = keys.get(configured.ssid) ?? configured.key;
          keys.set(configured.ssid, key);
          return { ...configured, key };
        },
      };
    }),
  },
  {
    id: 'second-abort-rejected',
    breaks: 'PROV-5.1.2-10',
    story: 'The second abort in a process is answered with -2177. The flag of the first abort is never cleared.',
    subtle: 'one history',
    collateral: { because: 'wrong answer to a command', rules: '5.1.2-11' },
    deviation: networkProcessor(() => {
      let aborts = 0;
      return {
        startRefusal: (view) => {
          aborts = 0;
          return referenceDecisions.startRefusal(view);
        },
        orderAnswer: (order) => {
          if (order === 'abort') aborts += 1;
          return aborts > 1 ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED : 0;
        },
      };
    }),
  },
  {
    id: 'result-read-once',
    breaks: 'PROV-9-06',
    story: 'The phone reads the reason of a failure once, then 0. The read clears the result, as in a status register.',
    subtle: 'one history',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.1.1-02 5.2-03 9-07 9-08' },
    deviation: networkProcessor(() => {
      let read: number | undefined;
      return {
        resultToServe: (result, record) => {
          const again = record.failures === read && record.failures > 0;
          read = record.failures;
          return again ? 0 : result;
        },
      };
    }),
  },
  {
    id: 'long-names-cut-in-list',
    breaks: 'PROV-9-14',
    story: 'The network list has the first 16 characters of each name. Its buffer is that of another list.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-12' },
    deviation: networkProcessor(() => ({
      scanned: (around) => around.map((each) => ({ ...each, ssid: each.ssid.slice(0, 16) })),
    })),
  },
  {
    id: 'server-checked-once',
    breaks: 'PROV-7.1-06',
    story:
      'A start without the HTTP server is rejected, and the next one taken. The code sets its flag of the check before it checks.',
    subtle: 'one history',
    collateral: { because: 'wrong answer to a command', rules: '7.1-13 7.2-09' },
    deviation: networkProcessor(() => {
      let rejected = false;
      return {
        startRefusal: (view) => {
          const answer = referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer || rejected });
          rejected = !view.httpServer && answer !== 0;
          return answer;
        },
      };
    }),
  },
];
