import type { Transition } from '../../adapters/simulator/network-processor/transitions';
import type { StatusName } from '../../ledger/constants';
import { transitions } from '../deviations';
import { onInput, replacing } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';

const beforeAddress =
  (status: StatusName) =>
  (row: Transition): Transition =>
    row.from.includes('acquiring') ? replacing(status, 'take configuration role')(row) : row;

/** Devices that report a network that disappears in another way. No source states the status or the time. */
export const lostNetworkVariants: readonly ConformingVariant[] = [
  {
    id: 'lost-network-as-failed-connection',
    story: 'A network that disappears before the address is reported as a failed connection.',
    deviation: transitions(
      onInput('network-lost', beforeAddress('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED')),
    ),
  },
  {
    id: 'lost-network-as-missing-network',
    story: 'A network that disappears before the address is reported as a missing network.',
    deviation: transitions(
      onInput('network-lost', beforeAddress('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')),
    ),
  },
  {
    id: 'lost-network-as-unknown-error',
    story: 'A network that disappears before the address is reported as an unknown error.',
    deviation: transitions(onInput('network-lost', beforeAddress('SL_WLAN_PROVISIONING_GENERAL_ERROR'))),
  },
  {
    id: 'lost-network-fails-feedback-at-once',
    story: 'The device does not wait for the phone after it has lost the network on which the phone reads the result.',
    deviation: transitions(
      onInput('network-lost', (row) =>
        row.from.includes('feedback')
          ? {
              ...row,
              from: ['feedback'],
              to: 'configuration',
              after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED', 'take configuration role'],
            }
          : row,
      ),
    ),
  },
];
