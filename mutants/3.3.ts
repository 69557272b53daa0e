import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';

const { command } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_APSC: APSC } =
  constants.command;

/** Devices that break a rule of section 3.3: AP+SmartConfig mode. */
export const apScModeMutants: readonly Mutant[] = [
  {
    id: 'both-without-http',
    breaks: 'PROV-3.3-02',
    story:
      'In AP+SmartConfig mode, the device accepts no profile over HTTP. The HTTP handler is disabled while the SmartConfig receiver runs.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-03 3.3-01 3.3-03 4.2-13 4.2-16 4.3-06 5-01 5-02 5-03 5.1.2-01
        5.1.2-02 5.1.2-03 5.1.2-05 7-02 7.1-05 7.2-02 7.2-03 7.3-01 7.3-05 7.3-06 7.3-08 7.5-20 7.5-25 7.5-28 8.1-01
        9-01 9-19 9-21`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (_, mode) => mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
    })),
  },
  {
    id: 'both-first-profile-missed',
    breaks: 'PROV-3.3-02',
    story:
      'In AP+SmartConfig mode, the device loses the first profile. The first HTTP request arrives before the handler is registered.',
    subtle: 'earlier state',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-03 3.3-01 3.3-03 4.2-13 4.2-16 4.3-06 5-01 5-02 5-03 5.1.2-01
        5.1.2-02 5.1.2-03 5.1.2-05 7-02 7.1-05 7.2-02 7.2-03 7.3-01 7.3-05 7.3-06 7.3-08 7.5-20 7.5-25 7.5-28 8.1-01
        9-01 9-19 9-21`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (ordinal, mode) => ordinal > 0 || mode !== APSC,
    })),
  },
  {
    id: 'both-without-smartconfig',
    breaks: 'PROV-3.3-03',
    story:
      'The device receives no SmartConfig while it is an access point. The receiver works on the station interface only.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 2.1-12 2.1-13 3.3-01 3.4-01 4.2-13 4.2-16 4.3-06 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 5.2-02 6-07
        6-11 7-02 7.2-02 7.2-03 7.2-14 7.3-01 7.3-05 7.4-02 7.5-20 7.5-25 7.5-28 8.1-01 8.2-03`,
    },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
    })),
  },
  {
    id: 'both-deaf-from-role-ap',
    breaks: 'PROV-3.3-03',
    story:
      'In AP+SmartConfig mode, the device receives no SmartConfig if it was an access point before. Only the role switch enables the receiver.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05 3.3-01 5-01 5-02' },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode, { roleBefore, startedBy }) =>
        mode !== AP && (mode !== APSC || roleBefore !== constants.role.ROLE_AP || startedBy === 'device'),
    })),
  },
  {
    id: 'both-deaf-until-failure',
    breaks: 'PROV-3.3-03',
    story:
      'In AP+SmartConfig mode, the device receives SmartConfig only after a failed attempt. Only the return to the configuration stage enables the receiver.',
    subtle: 'earlier state',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 3.3-01 4.2-13 4.2-16 4.3-06 5-01 5-02 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.2-02 7.2-03 7.2-14 7.3-01
        7.3-05 7.5-20 7.5-25 7.5-28 8.1-01 8.2-03`,
    },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode, { failures }) => mode !== AP && (mode !== APSC || failures > 0),
    })),
  },
];
