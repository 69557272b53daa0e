import { constants } from '../../ledger/constants';
import { networkProcessor, transitions } from '../deviations';
import { inExternalConfiguration } from '../process-conditions';
import { onInput } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';

const {
  SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING: driver,
  SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION: application,
} = constants.resetCaller;

/** Devices that request a restart in external configuration only where a document demands it. */
export const restartRequestVariants: readonly ConformingVariant[] = [
  {
    id: 'restarts-idle-host-by-driver',
    story: 'In external configuration, the driver restarts the device while the host holds no socket (PROV-7.4-02).',
    // The statement says how long.
    about: ['resets', 'time: boot', 'time: shutdown', 'time: response', 'host driver: refusalDelay'],
    deviation: networkProcessor(() => {
      let isBusy = false;
      return {
        noticesCommand: (name) => {
          if (name === 'sl_Socket' || name === 'sl_Close') isBusy = name === 'sl_Socket';
          return true;
        },
        resetRequestCaller: () => (isBusy ? application : driver),
      };
    }),
    judged: { ixit: { 'internal restart bound': 1_500 } },
  },
  {
    id: 'asks-once-a-process',
    story: 'In external configuration, the device requests one restart in a process, and needs no second one.',
    about: ['resets'],
    deviation: networkProcessor(() => ({
      needsRestart: (record) => inExternalConfiguration(record) && record.restarts === 0,
    })),
  },
  {
    id: 'asks-before-it-announces-the-profile',
    story: 'In external configuration, the request for a restart comes before the report of a profile over HTTP.',
    about: ['resets'],
    deviation: transitions(
      onInput('profile-over-http', ({ after = [], ...row }) => ({
        ...row,
        after: after.includes('send reset request') ? after.toReversed() : after,
      })),
    ),
  },
  {
    id: 'asks-after-the-request-to-confirm',
    story:
      'In external configuration, a profile over HTTP needs a restart only when the phone requests its confirmation.',
    about: ['resets', 'requests to confirm'],
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['configuration', 'external-configuration'],
          input: 'profile-over-http',
          when: 'restart needed',
          only: inExternalConfiguration,
          after: ['send profile added'],
          rules: [],
        },
        {
          from: ['configuration', 'external-configuration'],
          input: 'confirm-request',
          when: 'restart needed',
          only: (record) => inExternalConfiguration(record) && record.profiles > 0,
          to: 'awaiting-restart',
          after: ['send reset request'],
          rules: [],
        },
        ...reference,
      ],
    }),
  },
];
