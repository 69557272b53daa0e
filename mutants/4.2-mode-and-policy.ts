import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor, opensApis, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { autoStarted, inApScMode } from './process-conditions';
import { ignoring, onInput, replacing } from './row-changes';

const { command, role } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_APSC: APSC } =
  constants.command;

/** Devices that break a rule of section 4.2: the mode of an auto-start, and the saved policy. */
export const automaticModeMutants: readonly Mutant[] = [
  {
    id: 'station-opens-access-point',
    breaks: 'PROV-4.2-12',
    story: 'A station starts by itself in AP+SmartConfig mode. The auto-start ignores the role.',
    deviation: networkProcessor(() => ({
      autoStartMode: () => command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
    })),
  },
  {
    id: 'mode-left-at-zero',
    breaks: 'PROV-4.2-12',
    story: 'A station starts by itself in AP mode. The code leaves the mode field at 0.',
    subtle: 'one mode or method',
    collateral: {
      because: 'wrong auto-start',
      rules: `
        2.1-05 3.2-02 4.2-16 5-01 5-02 7-02 7.2-14 7.3-01 7.3-05 7.5-20 7.5-28 8.1-01`,
    },
    deviation: networkProcessor(() => ({
      autoStartMode: (current) => (current === role.ROLE_AP ? APSC : AP),
    })),
  },
  {
    id: 'access-point-without-smartconfig',
    breaks: 'PROV-4.2-13',
    story:
      'An access point starts by itself in AP mode, without SmartConfig. The mode table of the auto-start has AP in place of AP+SmartConfig.',
    collateral: { because: 'wrong auto-start', rules: '2.1-05 3.3-01 4.2-16 7.2-14 7.3-01 7.3-05 7.5-28 8.1-01' },
    deviation: networkProcessor(() => ({
      autoStartMode: (current) =>
        current === role.ROLE_AP
          ? command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP
          : command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
    })),
  },
  {
    id: 'auto-start-without-http',
    breaks: 'PROV-4.2-13',
    story: 'An auto-started process accepts no profile over HTTP. Only SmartConfig wakes the process.',
    subtle: 'one mode or method',
    collateral: {
      because: 'profile not accepted',
      rules: '2.1-05 2.1-11 4.2-16 5-01 5-02 5-03 7-02 7.3-01 7.3-08 7.5-20 7.5-28 9-01',
    },
    deviation: transitionsWhen(autoStarted, onInput('profile-over-http', ignoring('auto-configuration'))),
  },
  {
    id: 'silent-auto-start',
    breaks: 'PROV-4.2-14',
    story:
      'An auto-start sends no AUTO_STARTED. The report is in the command handler, and an auto-start has no command.',
    collateral: { because: 'wrong auto-start', rules: '4-02 4.2-03 4.2-04 4.2-07 4.2-08 4.2-15 4.2-17 7.2-12 7.5-27' },
    deviation: transitions(onInput('auto-start', replacing('take configuration role'))),
  },
  {
    id: 'silent-auto-start-as-both',
    breaks: 'PROV-4.2-14',
    story:
      'An auto-start in AP role sends no AUTO_STARTED. The report is in the SmartConfig module, and AP role starts another module.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong auto-start', rules: '4-02 4.2-03 4.2-04 7.2-12' },
    deviation: transitionsWhen(inApScMode, onInput('auto-start', replacing('take configuration role'))),
  },
  {
    id: 'auto-start-shuts-soon',
    breaks: 'PROV-4.2-17',
    story:
      'After an auto-start, the APIs are open for the AUTO_STARTED message only. The next message uses the status byte of a host start.',
    collateral: { because: 'refused while open', rules: '4.2-15 7.5-27 7.5-38' },
    deviation: opensApis((view) => (view.state === 'auto-configuration' ? false : undefined)),
  },
  {
    id: 'auto-start-shuts-as-both',
    breaks: 'PROV-4.2-17',
    story:
      'After an auto-start in AP+SmartConfig mode, the APIs are blocked. Only the station code path leaves them open.',
    subtle: 'one mode or method',
    collateral: { because: 'refused while open', rules: '4.2-15 7.5-27 7.5-38' },
    deviation: networkProcessor(() => ({
      opensApis: (view) =>
        !(view.state === 'auto-configuration' && view.record.mode === APSC) && referenceDecisions.opensApis(view),
    })),
  },
  {
    id: 'policy-bit-lost',
    breaks: 'PROV-4.2-19',
    story:
      'The device does not save a change of the auto-provisioning policy. The mask for the saved policy is older than this bit.',
    collateral: { because: 'wrong value kept', rules: '4.2-01 4.2-20 4.2-21' },
    deviation: networkProcessor(() => ({
      policyToStore: (wanted, before) => ({ ...wanted, autoProvisioning: before.autoProvisioning }),
    })),
  },
  {
    id: 'fast-bit-lost',
    breaks: 'PROV-4.2-19',
    story:
      'The device does not save a change of the fast-connect policy. The hand-written mask for the saved policy leaves this bit out.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      policyToStore: (wanted, before) => ({ ...wanted, fast: before.fast }),
    })),
  },
  {
    id: 'policy-forgotten',
    breaks: 'PROV-4.2-20',
    story: 'The device loses the policy at a restart. The boot code overwrites the saved policy with the defaults.',
    deviation: networkProcessor(() => ({ keepsPolicy: () => false })),
  },
  {
    id: 'off-is-forgotten',
    breaks: 'PROV-4.2-20',
    story:
      'The device loses a policy that is off at a restart. The boot code reads 0 as "never set" and uses the default.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      keepsPolicy: ({ autoProvisioning }) => autoProvisioning,
    })),
  },
  {
    id: 'policy-kept-over-http',
    breaks: 'PROV-4.2-21',
    story:
      'A form without the auto-provisioning field leaves the policy on. The code merges the form with the saved policy.',
    deviation: networkProcessor(() => ({
      absentPolicyIsOff: () => false,
    })),
  },
  {
    id: 'switch-never-cleared',
    breaks: 'PROV-4.2-21',
    story:
      'The auto-provisioning policy can be set and not cleared. The code combines the old and the new value with OR.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '4.2-01 4.2-19 4.2-20' },
    deviation: networkProcessor(() => ({
      policyToStore: (wanted, before) => ({
        ...wanted,
        autoProvisioning: wanted.autoProvisioning || before.autoProvisioning,
      }),
    })),
  },
];
