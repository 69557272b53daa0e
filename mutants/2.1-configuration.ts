import { constants } from '../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { appending, followedRecord, onInput } from './row-changes';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC, SL_WLAN_PROVISIONING_CMD_START_MODE_APSC: APSC } =
  constants.command;

/** Devices that break a rule of section 2.1: the configuration stage. */
export const configurationStageMutants: readonly Mutant[] = [
  {
    id: 'confirms-first',
    breaks: 'PROV-2.1-01',
    story:
      'At every start, the device reports a link (WLAN_CONNECT). The start handler calls the report function of the confirmation stage.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-15 3.1-02 3.1-03 3.1-04 3.2-02 3.2-07 3.3-01 3.3-02 3.3-03 4.1-03 4.3-04 4.3-05
        4.3-06 4.3-10 4.3-12 4.3-14 4.3-18 4.3-19 4.3-22 5-01 5-02 5-03 5.1.2-01 5.1.2-02 5.1.2-03 6-01 6-02 7-02
        7.1-05 7.2-02 7.2-03 7.2-14 7.2-18 7.3-01 7.3-02 7.3-03 7.3-05 7.3-06 7.3-08 7.5-05 7.5-19 7.5-20 7.5-25
        7.5-26 8.1-01 8.2-01 8.4-03 9-01 9-04 9-19 9-21`,
    },
    deviation: transitions(onInput('start', appending('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'))),
  },
  {
    id: 'confirms-first-as-both',
    breaks: 'PROV-2.1-01',
    story:
      'In AP+SmartConfig mode, the device reports a link at the start. The start handler sends the link report of the previous process.',
    subtle: 'earlier state',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-15 3.1-03 3.3-01 3.3-02 3.3-03 4.1-03 4.3-04 4.3-05 4.3-06 4.3-10 4.3-12 4.3-18
        4.3-19 5-01 5-02 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-05 6-02 7-02 7.1-05 7.2-02 7.2-03 7.2-14 7.3-01
        7.3-03 7.3-05 7.3-06 7.3-08 7.5-05 7.5-19 7.5-20 7.5-25 7.5-26 8.1-01 9-01 9-19 9-21`,
    },
    deviation: transitionsWhen(
      inApScMode,
      onInput('start', appending('SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT')),
    ),
  },
  {
    id: 'profile-not-stored',
    breaks: 'PROV-2.1-02',
    story:
      'The device does not save an added profile. The profile exists only in the process record, because the call that saves it is missing.',
    collateral: {
      because: 'wrong value kept',
      rules: `
        2.1-03 2.1-04 4.2-06 4.3-17 7.1-07 7.2-27 7.3-01 7.3-04 7.5-02 9-01 9-17 9-18`,
    },
    deviation: networkProcessor(() => ({
      storesProfile: () => false,
    })),
  },
  {
    id: 'profile-by-smartconfig-not-stored',
    breaks: 'PROV-2.1-02',
    story:
      'In SmartConfig mode, the device does not save the profile. The SmartConfig handler keeps the profile only for the connection attempt.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong value kept', rules: '2.1-03 4.3-17 7.5-02' },
    deviation: networkProcessor(() => ({
      storesProfile: (mode) => mode !== SC,
    })),
  },
  {
    id: 'profiles-in-memory',
    breaks: 'PROV-2.1-03',
    story:
      'The device loses all profiles at a restart. The code changes the list in memory and does not write it to flash.',
    collateral: {
      because: 'wrong value kept',
      rules: '2.1-02 4.2-06 4.2-09 4.2-10 4.3-17 7.1-07 7.2-10 7.5-02 9-01',
    },
    deviation: networkProcessor(() => ({
      keepsProfiles: () => false,
    })),
  },
  {
    id: 'single-profile-lost',
    breaks: 'PROV-2.1-03',
    story:
      'The device loses a profile at a restart if it is the only one. The code writes the list to flash when it adds a second entry.',
    subtle: 'earlier state',
    collateral: {
      because: 'wrong value kept',
      rules: '2.1-02 4.2-06 4.2-09 4.2-10 4.3-17 7.5-02 9-01',
    },
    deviation: networkProcessor(() => ({
      keepsProfiles: (profiles) => profiles !== 1,
    })),
  },
  {
    id: 'key-handed-out',
    breaks: 'PROV-2.1-04',
    story:
      'The device returns the key of a profile when the host reads the profile. The code copies the whole profile structure instead of its public part.',
    collateral: { because: 'wrong value kept', rules: '7.3-04' },
    deviation: networkProcessor(() => ({ keyToShow: (key) => key })),
  },
  {
    id: 'key-in-token',
    breaks: 'PROV-2.1-04',
    story:
      'The profile-added event carries the key in its private token. The code fills the token from the wrong field of the profile.',
    subtle: 'one event',
    collateral: { because: 'wrong value kept', rules: '7.3-04' },
    deviation: networkProcessor(() => ({
      announcedToken: (profile) => profile?.key ?? '',
    })),
  },
  {
    id: 'takes-one-profile',
    breaks: 'PROV-2.1-15',
    story:
      'The device accepts only one profile per process. The first profile sets a flag that only the next start clears.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-11 2.1-12 2.1-13 3.1-02 3.2-02 3.3-01 3.3-02 3.3-03 4.3-01 4.3-06 5-01 5-02 5-03
        5-07 5.1.2-04 5.1.2-09 5.1.2-10 5.1.2-11 5.2-01 5.2-02 7.1-05 7.2-14 7.2-19 7.3-01 7.3-05 7.3-06 7.3-08
        7.5-09 8.1-01 8.2-02 8.2-03 8.5-05 9-01 9-19`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (ordinal) => ordinal === 0,
    })),
  },
  {
    id: 'takes-one-profile-as-both',
    breaks: 'PROV-2.1-15',
    story:
      'In AP+SmartConfig mode, the device accepts only one profile per process. Both methods share a flag, and neither of them clears it.',
    subtle: 'one mode or method',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-12 2.1-13 3.3-01 3.3-02 3.3-03 4.3-01 5-01 5-02 5-03 5-07 5.1.2-04 5.1.2-09
        5.1.2-10 5.1.2-11 5.2-01 5.2-02 7.2-19 7.3-01 7.5-09 8.2-02 8.2-03 8.5-05 9-01 9-19`,
    },
    deviation: networkProcessor(() => ({
      takesProfile: (ordinal, mode) => ordinal === 0 || mode !== APSC,
    })),
  },
  {
    id: 'key-stored-without-blanks',
    breaks: 'PROV-2.1-02',
    story:
      'The device stores a key without its first and last blanks. The code trims each parameter that it writes to flash.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-01' },
    deviation: networkProcessor(() => ({
      profileToStore: (profile) => ({ ...profile, key: profile.key.replace(/^(\\x20| )+|(\\x20| )+$/g, '') }),
    })),
  },
  {
    id: 'name-stored-to-zero',
    breaks: 'PROV-2.1-02',
    story: 'The device stores a network name up to its first zero byte. The code copies it as a string of C.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-01' },
    deviation: networkProcessor(() => ({
      profileToStore: (profile) => ({ ...profile, ssid: profile.ssid.split('\\x00')[0] ?? '' }),
    })),
  },
  {
    id: 'second-profile-in-memory',
    breaks: 'PROV-2.1-03',
    story:
      'At a restart, the device loses its profiles if the last process had more than one. The second one stays in a cache.',
    subtle: 'one history',
    collateral: { because: 'wrong value kept', rules: '2.1-02 4.2-06 9-01' },
    deviation: () => {
      let more = false;
      const { row, record } = followedRecord();
      return {
        networkProcessor: {
          takesProfile: (ordinal) => {
            more = ordinal > 0;
            return true;
          },
          keepsProfiles: () => !more || record().ordinal === 0,
        },
        transitions: (reference) => [row, ...reference],
      };
    },
  },
];
