import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode } from './process-conditions';
import { ignoring, onInput, removed } from './row-changes';

/** Devices that break a rule of chapter 9: the resources that configure the device. */
export const configurationResourceMutants: readonly Mutant[] = [
  {
    id: 'http-profile-not-stored',
    breaks: 'PROV-9-01',
    story: 'The device announces an added profile and does not save it. The call that saves the profile is missing.',
    collateral: {
      because: 'wrong value kept',
      rules: `
        2.1-02 2.1-03 2.1-04 4.2-06 4.3-17 7.1-07 7.2-27 7.3-01 7.3-04 7.5-02 9-17 9-18`,
    },
    deviation: networkProcessor(() => ({
      storesProfile: () => false,
    })),
  },
  {
    id: 'priority-forgotten',
    breaks: 'PROV-9-01',
    story:
      'The device saves a profile over HTTP with priority 0. The handler reads the form field after it writes the profile.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '2.1-02 9-17 9-18' },
    deviation: networkProcessor(() => ({
      profileToStore: (profile) => ({ ...profile, priority: 0 }),
    })),
  },
  {
    id: 'blanks-trimmed',
    breaks: 'PROV-9-01',
    story:
      'The device removes blanks at both ends of a network name. The developer reads such blanks as a typing error.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '2.1-02 9-17' },
    deviation: networkProcessor(() => ({
      profileToStore: (profile) => ({ ...profile, ssid: profile.ssid.trim() }),
    })),
  },
  {
    id: 'name-forgotten',
    breaks: 'PROV-9-02',
    story:
      'The device does not save a new device name. The handler changes a copy of the configuration and does not write it back.',
    collateral: { because: 'wrong value kept', rules: '9-03' },
    deviation: networkProcessor(() => ({
      nameToStore: (_, before) => before,
    })),
  },
  {
    id: 'name-in-capitals',
    breaks: 'PROV-9-02',
    story: 'The device saves the device name in capital letters. The code converts the name like a host name.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-03 9-20' },
    deviation: networkProcessor(() => ({
      nameToStore: (name) => name.toUpperCase(),
    })),
  },
  {
    id: 'name-shortened',
    breaks: 'PROV-9-03',
    story:
      'The device saves the device name without its last character. The handler passes a length without the terminating zero.',
    collateral: { because: 'wrong value kept', rules: '9-02 9-20' },
    deviation: networkProcessor(() => ({
      nameToStore: (name) => name.slice(0, -1),
    })),
  },
  {
    id: 'name-in-quotes',
    breaks: 'PROV-9-03',
    story:
      'The device saves the device name with quotation marks. The handler does not remove the quotation marks of the serializer.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-02 9-20' },
    deviation: networkProcessor(() => ({
      nameToStore: (name) => `"${name}"`,
    })),
  },
  {
    id: 'request-never-confirms',
    breaks: 'PROV-9-04',
    story:
      'The device answers the HTTP confirmation request and starts no confirmation. The handler does not call the state machine.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 5-01 5-02 5-03 5.2-02 7-02 7.1-05 7.2-02 7.2-03
        7.2-04 7.2-16 7.2-17 7.2-19 7.2-21 7.2-22 7.2-23 7.3-06 7.5-20 7.5-43 8.4-01 9-01`,
    },
    deviation: transitions(onInput('confirm-request', removed)),
  },
  {
    id: 'request-never-confirms-as-both',
    breaks: 'PROV-9-04',
    story:
      'In AP+SmartConfig mode, the device answers the confirmation request and starts no confirmation. The handler of this mode does not call the state machine.',
    subtle: 'one mode or method',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 5-01 5-02 5-03 5.1.2-05 5.2-02 7-02 7.2-02 7.2-03
        7.2-04 7.2-16 7.2-17 7.2-19 7.3-06 7.5-20 7.5-43 8.4-01 9-01`,
    },
    deviation: transitionsWhen(inApScMode, onInput('confirm-request', ignoring())),
  },
  {
    id: 'parameter-forgotten',
    breaks: 'PROV-9-18',
    story:
      'A parameter that a request omits becomes 0. The handler starts with an empty structure instead of the saved values.',
    deviation: networkProcessor(() => ({
      keepsParameters: () => false,
    })),
  },
  {
    id: 'priority-not-kept',
    breaks: 'PROV-9-18',
    story: 'A priority that a request omits becomes 0. The handler does not copy the saved priority.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      keepsParameters: (name) => name !== '__SL_P_P.D',
    })),
  },
  {
    id: 'name-unbounded',
    breaks: 'PROV-9-20',
    story: 'The device saves a device name of any length. The length check is missing.',
    deviation: networkProcessor(() => ({ nameToStore: (name) => name })),
  },
  {
    id: 'name-bound-off-by-one',
    breaks: 'PROV-9-20',
    story: 'The device saves a device name of 34 characters. The length check is off by one.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({
      nameToStore: (name, before) => (name.length <= 34 ? name : before),
    })),
  },
  {
    id: 'name-bound-by-equality',
    breaks: 'PROV-9-20',
    story: 'The device saves a device name of 40 characters. The length check refuses 34 characters only.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({
      nameToStore: (name, before) => (name.length === 34 ? before : name),
    })),
  },
  {
    id: 'name-keeps-former-tail',
    breaks: 'PROV-9-02',
    story: 'A shorter device name keeps the tail of the former one. The handler copies the text without its end.',
    subtle: 'earlier state',
    collateral: { because: 'wrong value kept', rules: '9-03' },
    deviation: networkProcessor(() => {
      let isSet = false;
      return {
        nameToStore: (name, before) => {
          const tail = isSet ? before.slice(name.length) : '';
          isSet = true;
          return name.length <= 33 ? name + tail : before;
        },
      };
    }),
  },
  {
    id: 'replaced-profile-keeps-priority',
    breaks: 'PROV-9-01',
    story:
      'A network that is added again keeps its first priority. The code that replaces a profile copies the key only.',
    subtle: 'one history',
    collateral: { because: 'wrong value kept', rules: '2.1-02' },
    deviation: networkProcessor(() => {
      const priorities = new Map<string, number>();
      return {
        startRefusal: (view) => {
          priorities.clear();
          return referenceDecisions.startRefusal(view);
        },
        profileToStore: (profile) => {
          const priority = priorities.get(profile.ssid) ?? profile.priority;
          priorities.set(profile.ssid, priority);
          return { ...profile, priority };
        },
      };
    }),
  },
  {
    id: 'longest-key-ignored',
    breaks: 'PROV-9-01',
    story:
      'The device ignores a profile whose key has 63 characters. The code needs room for a zero byte in a buffer of that size.',
    subtle: 'one value',
    collateral: { because: 'profile not accepted', rules: '7.3-01' },
    deviation: () => {
      let long = false;
      return {
        networkProcessor: {
          profileToStore: (profile) => {
            long = profile.key.length === 63;
            return profile;
          },
        },
        transitions: (reference) => [
          { from: ['configuration'], input: 'profile-over-http', only: () => long, rules: [] },
          ...reference,
        ],
      };
    },
  },
];
