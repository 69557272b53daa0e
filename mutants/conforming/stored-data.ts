import { networkProcessor, transitions } from '../deviations';
import { appending, onInput } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';

/** Devices that store other data, or at another place, where no source states it. */
export const storedDataVariants: readonly ConformingVariant[] = [
  {
    id: 'profiles-from-the-last-index',
    story: 'The device stores a new profile at the highest free index.',
    deviation: networkProcessor(() => ({ freeIndex: (free) => free.at(-1) })),
    open: ['PROV-4.2-07/8'],
  },
  {
    id: 'name-of-the-vendor',
    story: 'The device name in factory state is one of the vendor.',
    deviation: networkProcessor(() => ({ factoryName: () => 'CoffeeMaker' })),
  },
];

/** A device that leaves the network after a success. That it stays connected is advice. */
export const leavingVariants: readonly ConformingVariant[] = [
  {
    id: 'leaves-network-after-success',
    story: 'The station leaves the network after the success, and STOPPED reports a disconnected station.',
    deviation: transitions(
      onInput('result-fetched', (row) =>
        row.to === 'ending' ? appending('leave network', 'send SL_WLAN_EVENT_DISCONNECT')(row) : row,
      ),
    ),
    against: ['PROV-8.1-04'],
  },
];
