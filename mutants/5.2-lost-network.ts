import type { Input, State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigMode } from './process-conditions';
import { endingWith, noting, notingStart, omitting, onInput, replacing } from './row-changes';

const LOST = 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED';

/** Ignores the loss before the address in some processes. */
const ignoresLoss = onInput('network-lost', (row) =>
  row.from.includes('acquiring') ? { ...row, to: 'acquiring', after: [] } : row,
);

/** Ignores an input after the network was lost in the process. */
const deafAfterLoss = (input: Input, from: readonly State[]) => (): DecisionOverrides => {
  let isLost = false;
  const setLost = (value: boolean) => (): void => {
    isLost = value;
  };
  const ignored: Transition = { from, input, only: () => isLost, rules: [] };
  return {
    transitions: (reference) => [
      ...notingStart(setLost(false)),
      noting(['acquiring', 'feedback', 'cloud-confirmation'], 'network-lost', setLost(true)),
      ignored,
      ...reference,
    ],
  };
};

/** Adds an end of the process to the loss of the network in the feedback stage. */
const endsWithLoss = (): DecisionOverrides => ({
  transitions: (reference) => [
    { from: ['feedback'], input: 'network-lost', to: 'ending', after: ['switch to initial role'], rules: [] },
    ...reference,
  ],
});

/** Devices that break a rule when their network disappears during a confirmation. */
export const lostNetworkMutants: readonly Mutant[] = [
  {
    id: 'lost-network-ignored',
    breaks: 'PROV-2.1-12',
    story:
      'A network that disappears before the address leaves the device in the confirmation stage. The disconnect handler stops the DHCP timer and reports nothing.',
    subtle: 'one value',
    collateral: { because: 'missing or wrong report', rules: '5.2-02' },
    deviation: transitions(ignoresLoss),
  },
  {
    id: 'lost-network-ignored-as-both',
    breaks: 'PROV-2.1-12',
    story:
      'In AP+SmartConfig mode, a network that disappears before the address leaves the device in the confirmation stage. The handler knows each method only alone.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '5.2-02' },
    deviation: transitionsWhen(inApScMode, ignoresLoss),
  },
  {
    id: 'lost-network-ignored-by-smartconfig',
    breaks: 'PROV-2.1-12',
    story:
      'In SmartConfig mode, a network that disappears before the address leaves the device in the confirmation stage. The handler waits for a role switch that this mode does not have.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '5.2-02' },
    deviation: transitionsWhen(inSmartConfigMode, ignoresLoss),
  },
  {
    id: 'lost-network-ends',
    breaks: 'PROV-2.1-12',
    story:
      'A network that disappears before the address ends the process. The disconnect handler calls the stop function.',
    subtle: 'one value',
    collateral: { because: 'process ends too soon', rules: '2.1-05 2.1-11 2.1-15 3.3-01 4.3-01 5-07 5.2-02 7.3-01' },
    deviation: transitions(
      onInput('network-lost', (row) => (row.from.includes('acquiring') ? endingWith(LOST)(row) : row)),
    ),
  },
  {
    id: 'second-lost-network-ends',
    breaks: 'PROV-2.1-12',
    story:
      'The second network that disappears in one process ends it. The code counts disconnections as an unstable link.',
    subtle: 'one history',
    collateral: { because: 'process ends too soon', rules: '2.1-15 4.3-01 5-07 5.2-02' },
    deviation: transitionsWhen(
      ({ failed }) => failed > 0,
      onInput('network-lost', (row) => (row.from.includes('acquiring') ? endingWith(LOST)(row) : row)),
    ),
  },
  {
    id: 'access-point-gone-with-network',
    breaks: 'PROV-2.1-12',
    story:
      'A network that disappears before the address leaves the device in station role. The disconnect handler does not call the role switch.',
    subtle: 'one value',
    collateral: { because: 'wrong role', rules: '2.1-05 2.1-11 2.1-15 4.3-01 5.2-02 7.3-01' },
    deviation: transitions(onInput('network-lost', omitting('take configuration role'))),
  },
  {
    id: 'lost-network-not-reported',
    breaks: 'PROV-2.1-12',
    story:
      'The device returns to the configuration stage without a status when its network disappears. The handler of a disconnection has no report of its own.',
    subtle: 'one value',
    collateral: { because: 'missing or wrong report', rules: '5.2-02' },
    deviation: transitions(
      onInput('network-lost', (row) =>
        row.from.includes('acquiring') ? replacing('take configuration role')(row) : row,
      ),
    ),
  },
  {
    id: 'lost-feedback-ignored',
    breaks: 'PROV-2.1-13',
    story:
      'A network that disappears before the phone has read the result leaves the device in the confirmation stage. The loss stops the feedback timer.',
    subtle: 'one value',
    collateral: { because: 'missing or wrong report', rules: '5-04' },
    deviation: deafAfterLoss('feedback-timeout', ['feedback']),
  },
  {
    id: 'lost-feedback-ends',
    breaks: 'PROV-2.1-13',
    story:
      'A network that disappears before the phone has read the result ends the process. The disconnect handler treats the address as a success.',
    subtle: 'one value',
    deviation: endsWithLoss,
  },
  {
    id: 'stop-lost-with-network',
    breaks: 'PROV-4.3-21',
    story:
      'After its network has disappeared, the device does not execute a stop in the cloud confirmation. The stop waits for a disconnection that has already happened.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-03' },
    deviation: deafAfterLoss('stop', ['cloud-confirmation']),
  },
  {
    id: 'time-out-lost-with-network',
    breaks: 'PROV-4.3-04',
    story:
      'A process whose network has disappeared does not end by inactivity. The disconnect handler stops all timers of the process.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-19' },
    deviation: deafAfterLoss('inactivity', ['configuration', 'feedback', 'cloud-confirmation']),
  },
];
