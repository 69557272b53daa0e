import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';

const { role } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC } = constants.command;

/** Devices that break a rule of section 3.1: AP mode. */
export const apModeMutants: readonly Mutant[] = [
  {
    id: 'access-point-hidden',
    breaks: 'PROV-3.1-02',
    story:
      'In every mode, the device keeps the station role and opens no access point. The start handler does not call the role switch.',
    collateral: {
      because: 'wrong role',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-01 3.1-03 3.1-05 3.1-07 3.2-07 3.3-02 3.4-01 4.2-13 4.3-01 4.3-17
        5-01 5-02 5-03 6-05 6-06 6-11 7-02 7.1-05 7.2-02 7.3-01 7.3-03 7.3-06 7.4-02 7.5-02 7.5-20 7.5-22 7.5-28
        7.5-42 9-01 9-03 9-05 9-11 9-19 9-21 9-23`,
    },
    deviation: networkProcessor(() => ({
      configurationRole: () => role.ROLE_STA,
    })),
  },
  {
    id: 'hidden-in-ap-mode',
    breaks: 'PROV-3.1-02',
    story: 'In AP mode, the device opens no access point. The role switch depends on the SmartConfig flag of the mode.',
    subtle: 'one mode or method',
    collateral: {
      because: 'wrong role',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-01 3.1-03 3.1-05 3.1-07 3.2-07 4.3-17 5-01 5-02 5-03 7.1-05 7.2-02
        7.3-01 7.3-03 7.3-06 7.5-02 9-01 9-03 9-05 9-11 9-21 9-23`,
    },
    deviation: networkProcessor(() => ({
      configurationRole: (mode) => (mode === SC || mode === AP ? role.ROLE_STA : role.ROLE_AP),
    })),
  },
  {
    id: 'takes-no-profile',
    breaks: 'PROV-3.1-03',
    story:
      'The device accepts no profile. The handler sends its response before it parses the request, and the parser returns early.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-02 3.2-02 3.2-07 3.3-01 3.3-02 3.3-03 3.4-01 4.2-12 4.2-13 4.2-16
        4.3-06 5-01 5-02 5-03 5.1.2-01 5.1.2-02 5.1.2-03 6-06 6-07 6-11 7-02 7.1-05 7.2-02 7.2-03 7.2-14 7.3-01
        7.3-02 7.3-05 7.3-06 7.3-08 7.4-01 7.4-02 7.4-05 7.5-20 7.5-25 7.5-28 8.1-01 8.2-01 9-01 9-04 9-19 9-21`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: () => false,
    })),
  },
  {
    id: 'first-profile-missed',
    breaks: 'PROV-3.1-03',
    story:
      'In AP mode, the device loses the first profile. The first HTTP request arrives before the handler is registered.',
    subtle: 'earlier state',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-15 3.1-02 3.2-07 4.3-06 5-01 5-02 5-03 7-02 7.1-05 7.2-02 7.3-01 7.3-02
        7.3-06 7.3-08 7.5-20 9-01 9-04 9-21`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (ordinal, mode) => ordinal > 0 || mode !== AP,
    })),
  },
  {
    id: 'always-listens',
    breaks: 'PROV-3.1-04',
    story:
      'The device receives SmartConfig in AP mode too. The common part of all starts switches the SmartConfig receiver on.',
    collateral: { because: 'extra report', rules: '8.4-03' },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: () => true,
    })),
  },
  {
    id: 'listens-until-failure',
    breaks: 'PROV-3.1-04',
    story:
      'In AP mode, the device receives SmartConfig until an attempt fails. The start switches the receiver on, and the first cleanup switches it off.',
    subtle: 'earlier state',
    collateral: { because: 'extra report', rules: '8.4-03' },
    deviation: networkProcessor(() => ({
      listensToSmartConfig: (mode, { failures }) => mode !== AP || failures === 0,
    })),
  },
  {
    id: 'access-points-alike',
    breaks: 'PROV-3.1-05',
    story:
      'The default access point name has no MAC address digits. The code appends the MAC address before it reads the address from flash.',
    deviation: networkProcessor(() => ({
      accessPointName: (configured) => configured ?? 'mysimplelink',
    })),
  },
  {
    id: 'named-after-vendor',
    breaks: 'PROV-3.1-05',
    story:
      'The default access point name ends with the first three bytes of the MAC address. The code uses the wrong end of the address.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      accessPointName: (configured, mac) =>
        configured ?? `mysimplelink-${Buffer.from(mac.slice(0, 3)).toString('hex')}`,
    })),
  },
  {
    id: 'name-read-in-full',
    breaks: 'PROV-3.1-06',
    story:
      'The host reads the access point name with the MAC address digits. The read command returns the name of the beacon instead of the configured one.',
    deviation: networkProcessor(() => ({
      accessPointNameToShow: (configured) => configured ?? 'mysimplelink-000001',
    })),
  },
  {
    id: 'stem-with-hyphen',
    breaks: 'PROV-3.1-06',
    story:
      'The host reads the default access point name with a trailing hyphen. The separator is part of the constant.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      accessPointNameToShow: (configured) => configured ?? 'mysimplelink-',
    })),
  },
  {
    id: 'another-address',
    breaks: 'PROV-3.1-07',
    story: "The access point has the address 192.168.1.1. The code uses a common default instead of TI's default.",
    deviation: networkProcessor(() => ({
      accessPointAddress: () => ({ address: '192.168.1.1', mask: '255.255.255.0' }),
    })),
  },
  {
    id: 'another-mask',
    breaks: 'PROV-3.1-07',
    story: 'The access point has the network mask 255.0.0.0. The code derives the mask from the address class.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      accessPointAddress: () => ({ address: '10.123.45.1', mask: '255.0.0.0' }),
    })),
  },
];
