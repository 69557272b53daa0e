import type { Transition } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import type { Mutant } from './mutant';
import {
  autoStarted,
  inApMode,
  inApScMode,
  inExternalConfiguration,
  type ProcessCondition,
} from './process-conditions';
import { notingStart } from './row-changes';

/** Admits two stations in each process, then no more. */
const admitsTwo = (only: ProcessCondition) => (): DecisionOverrides => {
  let joined = 0;
  return {
    networkProcessor: {
      admitsStation: (record) => {
        if (!only(record)) return true;
        joined += 1;
        return joined <= 2;
      },
    },
    transitions: (reference) => [
      ...notingStart(() => {
        joined = 0;
      }),
      ...reference,
    ],
  };
};

/** Forgets the profile when a station joins after it was added. */
const forgetsProfileOfLeaver = (only: ProcessCondition) => (): DecisionOverrides => {
  let forgotten = false;
  const ignoring: Transition = {
    from: ['configuration'],
    input: 'confirm-request',
    only: (record) => only(record) && forgotten,
    rules: [],
  };
  return {
    networkProcessor: {
      takesProfile: () => {
        forgotten = false;
        return true;
      },
      admitsStation: () => {
        forgotten = true;
        return true;
      },
    },
    transitions: (reference) => [ignoring, ...reference],
  };
};

/** Devices that break a rule when a phone leaves and joins again. */
export const stationMutants: readonly Mutant[] = [
  {
    id: 'two-stations-as-both',
    breaks: 'PROV-3.3-02',
    story:
      'In AP+SmartConfig mode, the access point admits two stations in all, then no more. The code counts a station that has left.',
    subtle: 'one history',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-11 2.1-12 2.1-13 2.1-14 3.1-02 3.1-07 4.3-04 4.3-11 4.3-14 4.3-19 5-01 5-02 5-03 5-04 5-07
        5.1.2-04 5.1.2-09 5.1.2-10 5.1.2-11 5.1.2-14 5.2-01 5.2-02 5.2-03 5.2-04 7.3-01 7.3-06 7.5-09 8.5-05 9-06
        9-07 9-08 9-11 9-19`,
    },
    deviation: admitsTwo((record) => inApScMode(record) && !autoStarted(record)),
  },
  {
    id: 'two-stations-in-external',
    breaks: 'PROV-6-06',
    story:
      'In external configuration, the access point admits two stations in all, then no more. The list of stations has two places and is never cleared.',
    subtle: 'one history',
    collateral: { because: 'profile not accepted', rules: '3.4-01' },
    deviation: admitsTwo(inExternalConfiguration),
  },
  {
    id: 'two-stations-when-auto-started',
    breaks: 'PROV-4.2-13',
    story:
      'In auto-provisioning, the access point admits two stations in all, then no more. The code frees the place of a station only in a process of the host.',
    subtle: 'one history',
    collateral: {
      because: 'profile not accepted',
      rules: '2.1-05 2.1-11 2.1-12 3.1-02 5-01 5-02 5-03 5-07 5.2-01 9-06 9-11',
    },
    deviation: admitsTwo(autoStarted),
  },
  {
    id: 'profile-gone-with-its-phone',
    breaks: 'PROV-2.1-05',
    story:
      'The device forgets an unconfirmed profile when a station joins after it. The join handler clears the data of the session.',
    subtle: 'one history',
    deviation: forgetsProfileOfLeaver(() => true),
  },
  {
    id: 'profile-gone-with-its-phone-in-ap-mode',
    breaks: 'PROV-2.1-05',
    story:
      'In AP mode, the device forgets an unconfirmed profile when a station joins after it. The join handler of this mode clears the data of the session.',
    subtle: 'one mode or method',
    deviation: forgetsProfileOfLeaver(inApMode),
  },
];
