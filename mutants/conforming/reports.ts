import { transitions } from '../deviations';
import { eventFilter } from '../driver-overrides';
import { followedRecord, noting, onInput, prepending } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';
import { FAILURES } from './repeated-reports';

/** Devices that send their reports in another order, or send more or fewer of them. */
export const reportVariants: readonly ConformingVariant[] = [
  {
    id: 'role-before-result',
    story: 'The device reports a failed attempt after it begins the role switch.',
    deviation: transitions((row) =>
      row.after?.at(-1) === 'take configuration role' && row.after.length > 1
        ? { ...row, after: ['take configuration role', ...row.after.slice(0, -1)] }
        : row,
    ),
  },
  {
    id: 'synchronised-with-profile',
    story: 'The device reports the SmartConfig synchronisation together with the profile.',
    deviation: transitions((row) => {
      if (row.input === 'smartconfig-sync') return { ...row, after: [] };
      return row.input === 'profile-over-smartconfig'
        ? { ...row, after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED', ...(row.after ?? [])] }
        : row;
    }),
  },
  {
    id: 'no-events-of-attempts',
    story: 'The network processor itself suppresses the events of its attempts.',
    deviation: transitions((row) => ({
      ...row,
      before: (row.before ?? []).filter((action) => !action.startsWith('send ')),
    })),
  },
  {
    id: 'abort-is-reported',
    story: 'A status event follows an abort.',
    deviation: transitions(
      onInput('abort', prepending('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')),
    ),
  },
  {
    id: 'success-at-the-stop-for-the-cloud',
    story: 'The stop that confirms the profile for the cloud sends the success status (PROV-8.5-03).',
    deviation: transitions((row) =>
      row.input === 'stop'
        ? [
            {
              ...row,
              from: ['cloud-confirmation'],
              after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
            },
            row,
          ]
        : row,
    ),
  },
];

const UNKNOWN_ERROR = 'SL_WLAN_PROVISIONING_GENERAL_ERROR';

/** Devices that report an unknown error. No source states when it occurs, or what follows (PROV-7.2-01). */
export const unknownErrorVariants: readonly ConformingVariant[] = [
  {
    id: 'unknown-error-before-a-failure',
    story: 'Status 0 comes before each status that names why an attempt has failed.',
    deviation: transitions((row) =>
      FAILURES.some((failure) => row.after?.includes(failure)) ? prepending(UNKNOWN_ERROR)(row) : row,
    ),
  },
  {
    id: 'unknown-error-for-a-transmission',
    story: 'Status 0 reports an incomplete SmartConfig transmission, and status 14 follows.',
    deviation: transitions(onInput('smartconfig-timeout', prepending(UNKNOWN_ERROR))),
  },
  {
    id: 'unknown-error-before-the-end',
    story: 'Status 0 comes before STOPPED.',
    deviation: transitions(onInput('role-switched', prepending(UNKNOWN_ERROR))),
  },
];

/** A device whose host gets no event of a lease that a known station still has. No source demands one (PROV-6-05). */
export const leaseVariants: readonly ConformingVariant[] = [
  {
    id: 'known-station-keeps-its-lease',
    story:
      'The host gets no event of a lease in a process after one in which the phone has joined. The lease is the old one.',
    deviation: () => {
      let joined = 0;
      const { row, record } = followedRecord();
      return {
        networkProcessor: {
          admitsStation: ({ ordinal }) => {
            if (joined === 0 || ordinal < joined) joined = ordinal;
            return true;
          },
        },
        hostDriver: eventFilter((event, blocked) =>
          !blocked && joined > 0 && joined < record().ordinal && event === 'SL_NETAPP_EVENT_DHCPV4_LEASED'
            ? false
            : undefined,
        ),
        transitions: (reference) => [
          row,
          noting(['idle'], 'start', () => {
            if (record().ordinal === 1) joined = 0;
          }),
          ...reference,
        ],
      };
    },
  },
];
