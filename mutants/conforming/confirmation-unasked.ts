import { constants } from '../../ledger/constants';
import { networkProcessor } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

const { command } = constants;

/** Devices that begin the confirmation of a profile over HTTP without confirm_req (C29). */
export const unaskedVariants: readonly ConformingVariant[] = [
  {
    id: 'confirms-at-once',
    open: ['PROV-2.1-06/4'],
    story: 'The device tries a profile over HTTP as soon as it has saved it (C29).',
    against: ['PROV-8.4-02'],
    deviation: networkProcessor(() => ({ confirmsUnasked: () => 0 })),
  },
  {
    id: 'confirms-after-a-while',
    story: 'The device tries a profile over HTTP 5 s after it has saved it (C29).',
    against: ['PROV-8.4-02'],
    deviation: networkProcessor(() => ({ confirmsUnasked: () => 5_000 })),
  },
  {
    id: 'confirms-at-once-as-both',
    open: ['PROV-2.1-06/4'],
    story: 'In AP+SmartConfig mode, the device tries a profile over HTTP at once (C29).',
    against: ['PROV-8.4-02'],
    deviation: networkProcessor(() => ({
      confirmsUnasked: ({ mode }) => (mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC ? 0 : undefined),
    })),
  },
];

/** Such devices that go away without an answer. */
export const unansweredVariants: readonly ConformingVariant[] = [
  {
    id: 'confirms-at-once-without-an-answer',
    open: ['PROV-2.1-06/4'],
    story: 'The device tries a profile over HTTP at once (C29), and the phone gets no answer to its request.',
    against: ['PROV-8.4-02'],
    deviation: networkProcessor(() => ({ confirmsUnasked: () => 0, answersWhileLeaving: () => false })),
  },
  {
    id: 'leaves-without-an-answer',
    story: 'The device begins a requested confirmation before the phone has the answer to its request.',
    deviation: networkProcessor(() => ({ answersWhileLeaving: () => false })),
  },
];

/** Such devices that delete the profile when its test fails. */
export const forgettingVariants: readonly ConformingVariant[] = [
  { id: 'quick', roleSwitch: 100, scan: 120 },
  { id: 'slow', roleSwitch: 9_000, scan: 1_500 },
].map(({ id, roleSwitch, scan }) => ({
  id: `confirms-at-once-and-forgets-${id}`,
  // A scenario that reads such a profile back, or needs it later, proves nothing.
  open: 'any',
  story: `The device tries a profile over HTTP at once (C29), and deletes it when its test fails. Its test is ${id}.`,
  against: ['PROV-8.4-02'],
  deviation: () => ({
    timing: { roleSwitch, scan },
    networkProcessor: { confirmsUnasked: () => 0, keepsFailedProfile: () => false },
  }),
}));
