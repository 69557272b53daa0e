import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';
import { inputSeen } from './row-changes';

const { command, role, status } = constants;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** Devices that break a rule only where two conditions of a process, its past or its data meet. */
export const twoConditionMutants: readonly Mutant[] = [
  {
    id: 'stop-with-key-after-two-processes',
    breaks: 'PROV-4.3-09',
    story:
      'The third process of a device ends as an access point if its start had a SmartConfig key. The key overwrites the field of the initial role.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({
      roleAfterStop: (record, current) =>
        record.smartConfigKey && record.ordinal >= 3 ? role.ROLE_AP : referenceDecisions.roleAfterStop(record, current),
    })),
  },
  {
    id: 'result-from-role-ap-after-external-configuration',
    breaks: 'PROV-5.1.1-02',
    story:
      'A process that begins as an access point after external configuration serves 4 in place of 5. The result page still has the template of the earlier process.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({
      resultToServe: (result, record) =>
        result === status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS &&
        record.previous?.mode === EXTERNAL &&
        record.roleBefore === role.ROLE_AP
          ? status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED
          : result,
    })),
  },
  {
    id: 'opens-after-an-abort-with-the-link',
    breaks: 'PROV-5.1.2-04',
    story:
      'In the attempt after an abort, the APIs open with status 15 in place of 16. The abort does not clear the flag of the open stage.',
    subtle: 'one history',
    deviation: () => {
      const { rows, seen } = inputSeen(['cloud-confirmation'], 'abort');
      return {
        networkProcessor: {
          opensApis: (view) => referenceDecisions.opensApis(view) || (seen() && view.state === 'acquiring'),
        },
        transitions: (reference) => [...rows, ...reference],
      };
    },
  },
  {
    id: 'postponed-before-failures-only',
    breaks: 'PROV-4.3-06',
    story:
      'After a failed attempt, a profile does not postpone the end of the process. The handler of the failure stops the timer that a profile restarts.',
    subtle: 'one history',
    deviation: () => {
      const { rows, seen } = inputSeen(['connecting'], 'network-not-found');
      return {
        networkProcessor: { postponesTimeout: () => !seen() },
        transitions: (reference) => [...rows, ...reference],
      };
    },
  },
  {
    id: 'name-ends-at-the-at-sign',
    breaks: 'PROV-2.1-05',
    story:
      'The device searches for the part of a network name before its at sign. The parser of the form takes what follows for a host name.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      profileToTry: (configured, stored) => {
        const profile = referenceDecisions.profileToTry(configured, stored);
        return { ...profile, ssid: profile.ssid.replace(/@.*$/, '') };
      },
    })),
  },
  {
    id: 'key-without-braces',
    breaks: 'PROV-2.1-05',
    story:
      'The device joins with a key whose braces are removed. Its template engine replaces them in each field of a form.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      profileToTry: (configured, stored) => {
        const profile = referenceDecisions.profileToTry(configured, stored);
        return { ...profile, key: profile.key.replace(/[{}]/g, '') };
      },
    })),
  },
];
