import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, opensApis, transitionsWhen } from './deviations';
import { after, blockingIn, onCommand } from './earlier-requests';
import type { Mutant } from './mutant';
import { inSmartConfigMode, type ProcessCondition } from './process-conditions';
import { endingWith, ignoring, inputSeen, onInput } from './row-changes';

const { devStatus: bit } = constants;

const TWO_MINUTES = 120_000;

const afterFiveFailures: ProcessCondition = ({ failed }) => failed >= 5;
const afterNineProcesses: ProcessCondition = ({ ordinal }) => ordinal >= 10;

/** Whether one name is the other one, or its beginning, in capital or small letters. */
const areAlike = (one: string, other: string): boolean => {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short);
};

/** Devices that break a rule after minutes, after many attempts or processes, or in the confirmation stage only. */
export const longHistoryMutants: readonly Mutant[] = [
  {
    id: 'carries-out-refused-when-linked',
    breaks: 'PROV-7.5-02',
    story:
      'While the device has a link, the driver sends each command and then refuses it. The check reads the whole status byte.',
    subtle: 'one history',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: hostDriver({ dropsRefused: (_, devStatus) => (devStatus & bit.WLAN_CONN) === 0 }),
  },
  {
    id: 'sleeps-after-two-minutes',
    breaks: 'PROV-2.1-05',
    story:
      'The device takes no profile by SmartConfig when no phone has transmitted for two minutes. The receiver sleeps and does not wake up.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '4.3-06' },
    deviation: () => {
      const { rows, seen } = inputSeen(['configuration', 'auto-configuration'], 'smartconfig-timeout');
      return {
        networkProcessor: { smartConfigPatience: () => TWO_MINUTES },
        transitions: (reference) => [
          ...rows,
          { from: ['configuration', 'auto-configuration'], input: 'smartconfig-timeout', rules: [] },
          { from: ['configuration', 'auto-configuration'], input: 'smartconfig-sync', only: seen, rules: [] },
          { from: ['configuration', 'auto-configuration'], input: 'profile-over-smartconfig', only: seen, rules: [] },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'forgets-profile-after-two-minutes',
    breaks: 'PROV-9-04',
    story:
      'The device ignores a request for confirmation two minutes after the profile. A timer for abandoned profiles releases it.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05' },
    deviation: () => {
      let requested = false;
      let forgotten = false;
      return {
        networkProcessor: {
          takesProfile: () => {
            [requested, forgotten] = [false, false];
            return true;
          },
          confirmationDelay: () => {
            requested = true;
            return 0;
          },
          confirmsUnasked: () => TWO_MINUTES,
        },
        transitions: (reference) => [
          {
            from: ['configuration'],
            input: 'confirm-request',
            only: () => {
              forgotten ||= !requested;
              return forgotten;
            },
            rules: [],
          },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'tries-a-network-with-a-similar-name',
    breaks: 'PROV-2.1-06',
    story:
      'The device tries a stored network whose name begins as that of the new one. The code compares up to the shorter length.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '2.1-15 4.3-01' },
    deviation: networkProcessor(() => ({
      profileToTry: (configured, stored) => stored.find(({ ssid }) => areAlike(ssid, configured.ssid)) ?? configured,
    })),
  },
  {
    id: 'sixth-failure-ends',
    breaks: 'PROV-2.1-12',
    story: 'The sixth failure of a process ends it. The code limits the number of attempts.',
    subtle: 'one history',
    collateral: { because: 'process ends too soon', rules: '5-07 5.2-01 7.1-04 7.2-11' },
    deviation: transitionsWhen(
      afterFiveFailures,
      onInput('network-not-found', endingWith('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
    ),
  },
  {
    id: 'opens-after-many-failures',
    breaks: 'PROV-7.5-09',
    story: 'After five failures, the APIs are unblocked. The code ends the process and does not reset its state.',
    subtle: 'one history',
    collateral: { because: 'event not suppressed', rules: '7.5-19' },
    deviation: opensApis(({ state, record }) =>
      state === 'configuration' && afterFiveFailures(record) ? true : undefined,
    ),
  },
  {
    id: 'tenth-process-open',
    breaks: 'PROV-7.5-01',
    story: 'From the tenth process on, the APIs are not blocked. The counter of processes has an overflow.',
    subtle: 'one history',
    collateral: { because: 'served while blocked', rules: '5.1.2-05 7.5-09 7.5-16 7.5-17 7.5-18 7.5-19 7.5-35' },
    deviation: opensApis(({ record }) => (afterNineProcesses(record) ? true : undefined)),
  },
  {
    id: 'tenth-process-never-ends',
    breaks: 'PROV-4.3-04',
    story: 'From the tenth process on, inactivity does not end the process. The device has no free timer any more.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-19' },
    deviation: transitionsWhen(afterNineProcesses, onInput('inactivity', ignoring())),
  },
  {
    id: 'smartconfig-station-after-failure',
    breaks: 'PROV-4.3-11',
    story:
      'In SmartConfig mode, a success after a failed attempt ignores the final role. The failure clears the parameters of the start.',
    subtle: 'one history',
    collateral: { because: 'wrong role', rules: '4.1-01 7.1-02 7.2-25' },
    deviation: networkProcessor(() => ({
      roleAfterSuccess: (record) =>
        inSmartConfigMode(record) && record.failed > 0
          ? constants.role.ROLE_STA
          : referenceDecisions.roleAfterSuccess(record),
    })),
  },
  ...(
    [
      ['profile-add', 'sl_WlanProfileAdd', 'cloud-confirmation', 'PROV-7.5-36'],
      ['policy-set', 'sl_WlanPolicySet', 'external-configuration', 'PROV-7.5-37'],
    ] as const
  ).map(
    ([name, fn, state, breaks]): Mutant => ({
      id: `${name}-closes-the-window`,
      breaks,
      story: `The unblocked APIs are blocked again after ${fn}. The command sets the busy bit and does not clear it.`,
      subtle: 'one function',
      collateral: { because: 'refused while open', rules: '7.5-38' },
      deviation: after(onCommand(fn), blockingIn(state)),
    }),
  ),
  {
    id: 'takes-refilled-list',
    breaks: 'PROV-7.1-07',
    story:
      'The device accepts a start with a list that was full, had a free place and is full again. It never counts again.',
    subtle: 'earlier state',
    collateral: { because: 'missing or wrong report', rules: '7.2-10' },
    deviation: after(onCommand('sl_WlanProfileDel'), (hadPlace) => ({
      networkProcessor: {
        startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: view.full && !hadPlace() }),
      },
    })),
  },
];
