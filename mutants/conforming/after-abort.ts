import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import { constants } from '../../ledger/constants';
import { onServerReady, transitions } from '../deviations';
import { noting, notingStart, onInput, prepending } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';

const LINKED = 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT';
const ADDRESSED = 'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED';
const SUCCESS = 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS';
const STARTED = 'SL_WLAN_PROVISIONING_AUTO_STARTED';

/** Devices that send reports of an attempt again when it has ended, or need a restart after an abort. */
export const afterAbortVariants: readonly ConformingVariant[] = [
  {
    id: 'link-and-address-reported-at-the-abort',
    story: 'The device sends status 15 and 16 again when the host aborts the confirmation. No source limits how often.',
    deviation: transitions(onInput('abort', prepending(LINKED, ADDRESSED))),
  },
  {
    id: 'attempt-reported-again-after-success',
    story: 'The device sends status 15, 16 and 5 again after the success.',
    deviation: transitions((row) =>
      row.after?.includes(SUCCESS)
        ? {
            ...row,
            after: row.after.flatMap((each) => (each === SUCCESS ? [SUCCESS, LINKED, ADDRESSED, SUCCESS] : each)),
          }
        : row,
    ),
  },
  {
    id: 'restarts-after-the-abort',
    story: 'After an abort, the device requests a restart, and opens its access point after it.',
    deviation: () => {
      let aborted = false;
      const forget = (): void => {
        aborted = false;
      };
      return {
        transitions: (reference) => [
          noting(['idle'], 'start', forget),
          noting(['cloud-confirmation'], 'abort', () => {
            aborted = true;
          }),
          {
            from: ['cloud-confirmation'],
            input: 'abort',
            to: 'awaiting-restart',
            after: ['leave network', 'send reset request'],
            rules: [],
          },
          { from: ['awaiting-restart'], input: 'power-off', only: () => aborted, rules: [] },
          {
            from: ['awaiting-restart'],
            input: 'boot',
            only: () => {
              const was = aborted;
              forget();
              return was;
            },
            to: 'configuration',
            after: ['take configuration role'],
            rules: [],
          },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'start-reported-as-auto-start',
    story: 'The device sends status 11 after each start of the host.',
    against: ['PROV-4.1-03'],
    deviation: () => ({ ...onServerReady(STARTED)(), timing: { ready: 500 } }),
  },
  {
    id: 'start-reported-at-refused-abort',
    story: 'The device sends status 11 again after an abort that it rejects.',
    against: ['PROV-4.1-03'],
    deviation: () => {
      let rejected = false;
      return {
        networkProcessor: {
          abortOutOfPlace: (record) => {
            rejected = true;
            return referenceDecisions.abortOutOfPlace(record);
          },
          alsoSent: ({ event }) => {
            if (event !== 'SL_WLAN_EVENT_STA_ADDED' && event !== 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED') return [];
            const was = rejected;
            rejected = false;
            return was
              ? [
                  {
                    name: 'SL_WLAN_EVENT_PROVISIONING_STATUS',
                    data: { ...referenceDecisions.meaninglessMembers(), ProvisioningStatus: constants.status[STARTED] },
                  },
                ]
              : [];
          },
        },
        transitions: (reference) => [
          ...notingStart(() => {
            rejected = false;
          }),
          ...reference,
        ],
      };
    },
  },
];
