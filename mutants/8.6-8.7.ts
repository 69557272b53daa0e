import { STATES } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inExternalConfiguration } from './process-conditions';
import { appending, exceptIn, noting, omitting, onInput, prepending } from './row-changes';

const { role, roleRemain } = constants;

/** A restart that ends a process whose last profile came by SmartConfig. */
const forgetsAfterSmartConfig = (): DecisionOverrides => {
  let byAir = false;
  return {
    transitions: (rows) => [
      noting(STATES, 'profile-over-smartconfig', () => {
        byAir = true;
      }),
      noting(STATES, 'profile-over-http', () => {
        byAir = false;
      }),
      { from: ['awaiting-restart'], input: 'power-off', only: () => byAir, to: 'idle', rules: [] },
      ...rows,
    ],
  };
};

/** Devices that break a rule of sections 8.6 and 8.7: external configuration. */
export const externalExampleMutants: readonly Mutant[] = [
  {
    id: 'stop-in-external-forgotten',
    breaks: 'PROV-8.6-01',
    story: 'In external configuration, a stop has no effect. The state table has no stop row for this state.',
    collateral: { because: 'process does not end', rules: '4.2-19 4.3-03 4.3-09 4.3-20 6-09 6-10 8.6-02 8.6-03' },
    deviation: transitions(onInput('stop', exceptIn('external-configuration'))),
  },
  {
    id: 'external-stop-not-reported',
    breaks: 'PROV-8.6-01',
    story: 'In external configuration, the device does not send STOPPED. The end of this mode has no report.',
    subtle: 'one mode or method',
    collateral: {
      because: 'process does not end',
      rules: `
        2.1-11 4.2-19 4.3-02 4.3-03 4.3-04 4.3-09 4.3-10 4.3-11 4.3-13 4.3-18 4.3-19 4.3-20 4.3-21 6-09 6-10 6-14
        7.1-03 7.2-13 7.2-27 7.5-03 7.5-05 7.5-21 8.1-03 8.3-01 8.6-02 8.6-03 8.7-01 8.7-02 8.7-03 9-02`,
    },
    deviation: transitionsWhen(
      inExternalConfiguration,
      onInput('role-switched', omitting('SL_WLAN_PROVISIONING_STOPPED')),
    ),
  },
  {
    id: 'reset-request-for-nothing',
    breaks: 'PROV-8.6-02',
    story: 'The device sends a reset request after READY. The entry action of the next state is in the wrong row.',
    deviation: transitions(onInput('ready', appending('send reset request'))),
  },
  {
    id: 'reset-request-at-the-end',
    breaks: 'PROV-8.6-02',
    story:
      'In external configuration, the device sends a reset request after a stop. The code requests a restart at each end.',
    subtle: 'one event',
    deviation: transitionsWhen(inExternalConfiguration, onInput('stop', prepending('send reset request'))),
  },
  {
    id: 'shut-after-external',
    breaks: 'PROV-8.6-03',
    story: 'After external configuration, the APIs stay blocked. The end of this mode does not clear the active bit.',
    collateral: {
      because: 'refused while open',
      rules: '4.2-19 4.3-04 4.3-09 4.3-18 6-10 7.5-05 8.6-01 9-02',
    },
    deviation: networkProcessor(() => ({
      isActive: (view) => view.state !== 'idle' || (view.record.mode === 3 && view.status !== undefined),
    })),
  },
  {
    id: 'shut-when-staying',
    breaks: 'PROV-8.6-03',
    story: 'After a stop that keeps the role, the APIs stay blocked. Only the role switch clears the active bit.',
    subtle: 'one mode or method',
    collateral: { because: 'refused while open', rules: '6-10 7.5-05 8.6-01' },
    deviation: networkProcessor(() => ({
      isActive: ({ state, record }) =>
        state !== 'idle' ||
        (inExternalConfiguration(record) &&
          record.roleOfStop === roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE),
    })),
  },
  {
    id: 'restart-forgets-everything',
    breaks: 'PROV-8.7-01',
    story: 'The restart of external configuration ends the process. The boot code always clears the process record.',
    collateral: {
      because: 'wrong restart',
      rules: `
        2.1-08 2.1-12 2.1-15 4.3-08 4.3-09 4.3-21 5-02 5-03 6-14 7.2-03 7.2-04 7.3-01 8.7-02`,
    },
    deviation: transitions(onInput('power-off', (row) => ({ ...row, to: 'idle' }))),
  },
  {
    id: 'restart-forgets-what-came-by-smartconfig',
    breaks: 'PROV-8.7-01',
    story:
      'The restart of external configuration ends the process after a profile by SmartConfig. Only the HTTP handler saves the process record.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong restart', rules: '4.3-08' },
    deviation: forgetsAfterSmartConfig,
  },
  {
    id: 'restart-forgets-role',
    breaks: 'PROV-8.7-03',
    story:
      'After the restart of external configuration, the device loses the final role. The saved record does not contain the role.',
    deviation: networkProcessor(() => ({
      roleAfterSuccess: (record) => (record.mode === 3 ? role.ROLE_STA : record.roleForSuccess),
    })),
  },
  {
    id: 'restart-forgets-flag',
    breaks: 'PROV-8.7-03',
    story:
      'After the restart of external configuration, the device loses the external-confirmation flag. The saved record does not contain the flag.',
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      confirmsExternally: (record) => record.externalConfirmation && record.mode !== 3,
    })),
  },
];
