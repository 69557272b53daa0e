import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import type { State, Transition } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';
import { networkProcessor, opensApis, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import {
  autoStarted,
  inApMode,
  inExternalConfiguration,
  inSmartConfigMode,
  type ProcessCondition,
} from './process-conditions';
import { appending, exceptIn, noting, notingStart, omitting, onInput, replacing } from './row-changes';

const { role } = constants;
const REMAIN = constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;
const LINKED = 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT';
const UNDER_WAY: readonly State[] = ['configuration', 'auto-configuration', 'external-configuration'];

/** After a stop that kept the role, each later time-out keeps the role too. */
const remembersKeptRole = (): DecisionOverrides => {
  let isKept = false;
  let isTimeOut = false;
  const forgetting: Transition = {
    from: ['idle'],
    input: 'start',
    only: ({ ordinal }) => {
      isKept &&= ordinal > 1;
      isTimeOut = false;
      return false;
    },
    rules: [],
  };
  return {
    networkProcessor: {
      roleAfterStop: (record, current) => {
        if (isTimeOut) return isKept ? current : record.roleBefore;
        isKept ||= record.roleOfStop === REMAIN;
        return record.roleOfStop === REMAIN ? current : record.roleBefore;
      },
    },
    transitions: (reference) => [
      forgetting,
      noting(UNDER_WAY, 'inactivity', () => {
        isTimeOut = true;
      }),
      ...reference.map((row) => (row.input === 'inactivity' ? replacing('switch to role for stop')(row) : row)),
    ],
  };
};

/** Stores a profile that follows a SmartConfig synchronisation as an open network. */
const storesAirProfileAsOpen = (): DecisionOverrides => {
  let isOverAir = false;
  const setOverAir = (value: boolean) => (): void => {
    isOverAir = value;
  };
  return {
    networkProcessor: {
      profileToStore: (profile) => (isOverAir ? { ...profile, security: 'open', key: '' } : profile),
    },
    transitions: (reference) => [
      ...notingStart(setOverAir(false)),
      noting(UNDER_WAY, 'smartconfig-sync', setOverAir(true)),
      ...reference,
    ],
  };
};

/** Takes a role in the configuration stage of every process after the first. */
const inLaterProcess = (only: ProcessCondition, taken: number): (() => DecisionOverrides) =>
  networkProcessor(() => ({
    configurationRole: (mode, record) =>
      record.ordinal > 1 && only(record) ? taken : referenceDecisions.configurationRole(mode, record),
  }));

/** Devices that break a rule in one mode, in one stage, or in a process after another. */
export const otherModeMutants: readonly Mutant[] = [
  {
    id: 'link-not-reported-by-smartconfig',
    breaks: 'PROV-7.5-20',
    story:
      'In SmartConfig mode, the blocked host does not receive the status of the link. The filter of this mode passes results only.',
    subtle: 'one mode or method',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-05 2.1-15 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.2-19 7.2-23 7.5-25 8.1-01 8.2-01`,
    },
    deviation: transitionsWhen(inSmartConfigMode, onInput('associated', omitting(LINKED))),
  },
  {
    id: 'link-not-reported-when-auto-started',
    breaks: 'PROV-7.5-20',
    story:
      'In auto-provisioning, the blocked host does not receive the status of the link. The filter knows only processes of the host.',
    subtle: 'one mode or method',
    collateral: {
      because: 'missing or wrong report',
      rules: '2.1-05 2.1-11 2.1-15 4.3-01 5-03 7-02 7.2-19 7.2-23 8.1-01 8.4-01 9-01',
    },
    deviation: transitionsWhen(autoStarted, onInput('associated', omitting(LINKED))),
  },
  {
    id: 'open-after-failure-when-auto-started',
    breaks: 'PROV-7.5-09',
    story:
      'In auto-provisioning, the APIs are open after a failed confirmation. The return to the configuration stage restores the status byte of the auto-start.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '7-02 7.5-19 7.5-20' },
    deviation: opensApis(({ state, record }) =>
      autoStarted(record) && record.failures > 0 && state === 'configuration' ? true : undefined,
    ),
  },
  {
    id: 'address-event-after-external',
    breaks: 'PROV-7.5-21',
    story:
      'After a failure in external configuration, the host receives an address event at the end of the process. The driver keeps one suppressed event over the restart.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(
      (record) => inExternalConfiguration(record) && record.failures > 0,
      onInput('role-switched', appending('send SL_NETAPP_EVENT_IPV4_ACQUIRED')),
    ),
  },
  {
    id: 'kept-role-remembered',
    breaks: 'PROV-4.3-10',
    story:
      'After a stop that keeps the role, the time-out of the next process keeps the role too. The role argument of the stop is a global variable.',
    subtle: 'one history',
    deviation: remembersKeptRole,
  },
  {
    id: 'profile-before-restart-not-reported',
    breaks: 'PROV-7.3-01',
    story:
      'The device does not announce a second profile that arrives before the requested restart. The handler reports only the first change of the state.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '6-14 7.3-05 8.7-02' },
    deviation: transitions(onInput('profile-over-http', exceptIn('awaiting-restart'))),
  },
  {
    id: 'profile-in-feedback-not-reported',
    breaks: 'PROV-7.3-01',
    story:
      'The device does not announce a profile that arrives over the joined network. Only the access point handler calls the report.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '7.3-05' },
    deviation: transitions(onInput('profile-over-http', exceptIn('feedback', 'cloud-confirmation'))),
  },
  {
    id: 'air-profile-stored-as-open',
    breaks: 'PROV-2.1-02',
    story:
      'The device stores a profile by SmartConfig as an open network without a key. The handler has only the name when it writes the profile.',
    subtle: 'one mode or method',
    deviation: storesAirProfileAsOpen,
  },
  {
    id: 'hidden-in-second-process',
    breaks: 'PROV-3.1-02',
    story:
      'In the second AP process, the device opens no access point. The role switch compares the mode with the last one that it has set up.',
    subtle: 'one history',
    collateral: {
      because: 'wrong role',
      rules: `
        2.1-01 2.1-05 2.1-11 2.1-16 3.1-01 5-01 5-02 5-03 5.1.2-05 7.3-01 7.3-06 9-05 9-11`,
    },
    deviation: inLaterProcess(inApMode, role.ROLE_STA),
  },
  {
    id: 'access-point-in-second-process',
    breaks: 'PROV-3.2-03',
    story:
      'In a SmartConfig process after another process, the device opens an access point. The end of the earlier process leaves its role for the next start.',
    subtle: 'one history',
    collateral: { because: 'wrong role', rules: '3.2-01 4.2-12' },
    deviation: inLaterProcess(inSmartConfigMode, role.ROLE_AP),
  },
];
