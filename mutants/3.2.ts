import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { ignoring, onInput } from './row-changes';

const { command, returnCode: code, role } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC } = constants.command;

/** Devices that break a rule of section 3.2: SmartConfig mode. */
export const smartConfigModeMutants: readonly Mutant[] = [
  {
    id: 'never-listens',
    breaks: 'PROV-3.2-02',
    story: 'The device never receives SmartConfig. The build leaves the SmartConfig receiver out.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 2.1-12 2.1-13 3.3-01 3.3-03 3.4-01 4.2-12 4.2-13 4.2-16 4.3-06 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03
        5.2-02 6-07 6-11 7-02 7.1-05 7.2-02 7.2-03 7.2-14 7.3-01 7.3-02 7.3-05 7.4-02 7.5-20 7.5-25 7.5-28 8.1-01
        8.2-01 8.2-03`,
    },
    deviation: networkProcessor(() => ({ listensToSmartConfig: () => false })),
  },
  {
    id: 'deaf-in-smartconfig-mode',
    breaks: 'PROV-3.2-02',
    story:
      'In SmartConfig mode, the device does not receive SmartConfig. The code enables the receiver together with the access point.',
    subtle: 'one mode or method',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 4.2-12 4.2-16 4.3-06 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.1-05 7.2-02 7.2-03 7.2-14 7.3-01
        7.3-02 7.3-05 7.5-20 7.5-25 7.5-28 8.1-01 8.2-01`,
    },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode) => mode !== AP && mode !== SC,
    })),
  },
  {
    id: 'always-access-point',
    breaks: 'PROV-3.2-03',
    story:
      'The device opens an access point in every mode. The start handler ignores the mode when it selects the role.',
    collateral: { because: 'wrong role', rules: '3.2-01 4.2-12 5.2-06' },
    deviation: networkProcessor(() => ({
      configurationRole: () => role.ROLE_AP,
    })),
  },
  {
    id: 'fallback-without-key',
    breaks: 'PROV-3.2-03',
    story:
      'In SmartConfig mode without a key, the device opens an access point. The code uses AP mode as its fallback for a missing key.',
    subtle: 'one value',
    collateral: { because: 'wrong role', rules: '3.2-01 4.2-12 5.2-06' },
    deviation: networkProcessor(() => ({
      configurationRole: (mode, { smartConfigKey }) => (mode === SC && smartConfigKey ? role.ROLE_STA : role.ROLE_AP),
    })),
  },
  {
    id: 'key-without-cipher',
    breaks: 'PROV-3.2-06',
    story: 'The driver sends the SmartConfig key with cipher 0. The code does not fill in the cipher field.',
    deviation: hostDriver({
      smartConfigPart: (key) => ({ ...referenceDriverDecisions.smartConfigPart(key), Cipher: 0 }),
    }),
  },
  {
    id: 'key-without-length',
    breaks: 'PROV-3.2-06',
    story: 'The driver sends the SmartConfig key with length 0. Only the old SmartConfig command fills in the length.',
    deviation: hostDriver({
      smartConfigPart: (key) => ({ ...referenceDriverDecisions.smartConfigPart(key), PublicKeyLen: 0 }),
    }),
  },
  {
    id: 'key-in-first-group',
    breaks: 'PROV-3.2-06',
    story: 'The driver sends the SmartConfig key with group bit mask 1. The code counts the groups from 1.',
    subtle: 'earlier state',
    deviation: hostDriver({
      smartConfigPart: (key) => ({ ...referenceDriverDecisions.smartConfigPart(key), GroupIdBitmask: 1 }),
    }),
  },
  {
    id: 'key-for-smartconfig-only',
    breaks: 'PROV-3.2-07',
    story:
      'The device refuses a start in AP mode with a key. The parameter check accepts keys only for modes with SmartConfig.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.smartConfigKey && view.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'key-shuts-http',
    breaks: 'PROV-3.2-07',
    story:
      'With a SmartConfig key, AP provisioning responds to a profile over HTTP and ignores it. The HTTP handler expects the encrypted form.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(
      ({ smartConfigKey, mode }) => smartConfigKey && mode === AP,
      onInput('profile-over-http', ignoring()),
    ),
  },
];
