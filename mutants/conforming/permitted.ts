import {
  type NetworkProcessorDecisions,
  referenceDecisions,
} from '../../adapters/simulator/network-processor/decisions';
import type { State } from '../../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../../adapters/simulator/simulator';
import { constants } from '../../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from '../deviations';
import { inExternalConfiguration } from '../process-conditions';
import { notingStart, onInput } from '../row-changes';
import type { ConformingVariant } from './conforming-variant';
import { isAnyFailure, isStatus, PROFILE_ADDED } from './repeated-reports';

const { returnCode: code } = constants;

const isUnknownError = isStatus('SL_WLAN_PROVISIONING_GENERAL_ERROR');

const CONFIGURATION: readonly State[] = ['configuration', 'auto-configuration', 'external-configuration'];

/** The decisions of a device that rejects a second profile before it has confirmed the first one. */
function takesOneProfile(): DecisionOverrides {
  let waiting = false;
  const settle = (): void => {
    waiting = false;
  };
  return {
    networkProcessor: {
      takesProfile: () => !waiting,
      announcedName: (ssid) => {
        waiting = true;
        return ssid;
      },
      alsoSent: (view) => {
        if (isAnyFailure(view) || isUnknownError(view)) settle();
        return [];
      },
      orderAnswer: (order, record) => {
        settle();
        return referenceDecisions.orderAnswer(order, record);
      },
    },
    transitions: (reference) => [...notingStart(settle), ...reference],
  };
}

/** Devices that use what a MAY rule permits, or the other interpretation of an erratum. */
export const permittedVariants: readonly ConformingVariant[] = [
  {
    id: 'deletes-failed-profile',
    story: 'The device deletes a profile whose confirmation failed (PROV-2.1-17).',
    deviation: networkProcessor(() => ({ keepsFailedProfile: () => false })),
  },
  {
    id: 'starts-after-a-pause',
    story: 'A pause of 2 s after an early command starts the no-profile case (PROV-4.2-22).',
    deviation: networkProcessor(() => ({ startsAfterPause: () => true })),
  },
  {
    id: 'ends-soon-when-auto-started',
    story: 'The device ends an automatically started process after 35 s (PROV-4.2-23).',
    deviation: () => ({ timing: { autoInactivity: 35_000 } }),
  },
  {
    id: 'keeps-role-when-auto-started',
    story: 'After success, an automatically started process takes the role from before (PROV-4.2-23).',
    deviation: networkProcessor(() => ({
      roleAfterSuccess: ({ startedBy, roleBefore, roleForSuccess }) =>
        startedBy === 'device' ? roleBefore : roleForSuccess,
    })),
  },
  {
    id: 'becomes-access-point-when-auto-started',
    story: 'After success, an automatically started process takes the role AP (PROV-4.2-23).',
    deviation: networkProcessor(() => ({
      roleAfterSuccess: ({ startedBy, roleForSuccess }) =>
        startedBy === 'device' ? constants.role.ROLE_AP : roleForSuccess,
    })),
  },
  {
    id: 'ends-with-sync-time-out',
    story: 'A SmartConfig transmission that stops ends the process after status 14 (PROV-4.3-23).',
    about: ['synchronisation time-out', 'time: smartConfigTimeout'],
    deviation: transitions(
      onInput('smartconfig-timeout', (row) => ({
        ...row,
        to: 'ending',
        after: [...(row.after ?? []), 'switch to initial role'],
      })),
    ),
  },
  {
    id: 'reports-end-by-reset',
    story: 'STOPPED follows a reset that ended the process (PROV-4.3-27).',
    deviation: networkProcessor(() => ({ reportsStoppedAfterReset: () => true })),
  },
  {
    id: 'any-reset-ends',
    story: 'A reset ends the process in each stage, but not the restart that the device asked for (C3).',
    about: ['resets'],
    against: ['PROV-4.3-08'],
    deviation: transitions((row) =>
      row.input === 'power-off' && row.to === 'connecting'
        ? [
            { ...row, from: ['awaiting-restart'] },
            { ...row, from: row.from.filter((state) => state !== 'awaiting-restart'), to: 'idle' },
          ]
        : row,
    ),
  },
  {
    id: 'reports-stop-when-idle',
    story: 'STOPPED follows a stop without a process (PROV-7.1-12).',
    deviation: networkProcessor(() => ({ reportsStoppedWhenIdle: () => true })),
  },
  {
    id: 'refuses-second-start-by-driver-code',
    story: 'The device answers a second start with -2014 (C1).',
    about: ['network processor: refusedStartReports'],
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.active ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'keeps-result-until-restart',
    story: 'The phone reads the result of the process before, until the device was off. No source clears it earlier.',
    deviation: networkProcessor(() => ({ firstResult: (last, isOld) => (isOld ? 0 : last) })),
  },
  {
    id: 'takes-profiles-in-configuration-only',
    story: 'The device rejects a profile over HTTP outside the configuration stage. No source says that it takes one.',
    deviation: networkProcessor(() => ({
      takesProfile: (_ordinal, _mode, state) => CONFIGURATION.includes(state),
    })),
  },
  {
    id: 'takes-one-profile-at-a-time',
    story:
      'The device rejects a second profile before it has confirmed the first one. No source says that it takes one.',
    deviation: takesOneProfile,
  },
  {
    id: 'takes-one-profile-and-sends-it-again',
    story:
      'The device rejects a second profile before it has confirmed the first one, and announces the first one again.',
    about: ['profile sent again', 'time: roleSwitch', 'time: ready', 'time: beaconLoss'],
    deviation: () => {
      const { networkProcessor: decisions, ...rest } = takesOneProfile();
      const repeatDelays: NetworkProcessorDecisions['repeatDelays'] = ({ event }) =>
        event === PROFILE_ADDED ? [700] : [];
      return { ...rest, networkProcessor: { ...decisions, repeatDelays } };
    },
  },
  {
    id: 'open-after-abort',
    story: 'After ABORT_EXTERNAL_CONFIRMATION, the APIs stay open until the next profile (PROV-5.1.2-12).',
    deviation: networkProcessor(() => {
      let aborted = false;
      return {
        startRefusal: (view) => {
          aborted = false;
          return referenceDecisions.startRefusal(view);
        },
        takesProfile: () => {
          aborted = false;
          return true;
        },
        orderAnswer: (order) => {
          aborted = order === 'abort';
          return 0;
        },
        opensApis: (view) => (aborted && view.state === 'configuration') || referenceDecisions.opensApis(view),
      };
    }),
  },
  {
    id: 'tries-without-profile',
    story: 'A confirm_req without a profile reports that the network was not found (PROV-9-26).',
    about: ['requests to confirm'],
    deviation: transitions((row) =>
      row.input === 'confirm-request'
        ? [
            row,
            {
              from: ['configuration', 'auto-configuration'],
              input: row.input,
              after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND'],
              rules: [],
            },
          ]
        : row,
    ),
  },
  {
    id: 'ready-again-after-failure',
    story: 'In external configuration, READY follows a failed attempt again, and the APIs are open.',
    deviation: transitionsWhen(inExternalConfiguration, (row) =>
      row.to === 'configuration' && ['network-not-found', 'connection-failed', 'no-address'].includes(row.input)
        ? {
            ...row,
            to: 'external-configuration',
            after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY'],
          }
        : row,
    ),
  },
];
