import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, transitionsWhen } from './deviations';
import { sendsRefused } from './driver-overrides';
import type { Mutant } from './mutant';
import { onInput } from './row-changes';

const { role, roleRemain } = constants;

/** Numbers of refusals and of messages after which a counter of these devices is full. */
const REFUSALS = 150;
const MESSAGES = 100;

/** Devices that break a rule after many calls, in another initial role, or for a second profile only. */
export const manyCallsAndRolesMutants: readonly Mutant[] = [
  {
    id: 'serves-after-many-refusals',
    breaks: 'PROV-7.5-29',
    story: 'The driver serves calls after it has refused 150 calls. Its counter of refusals has an overflow.',
    subtle: 'earlier state',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-10 7.5-11 7.5-13 7.5-14 7.5-15 7.5-25
        7.5-28 7.5-35`,
    },
    deviation: () => {
      let refused = 0;
      return {
        hostDriver: {
          refusal: (view, fn, blocked) => {
            const code = referenceDriverDecisions.refusal(view, fn, blocked && refused < REFUSALS);
            refused = blocked ? refused + 1 : 0;
            return code;
          },
        },
      };
    },
  },
  {
    id: 'ready-shuts-after-many-calls',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after 100 messages. The code counts them and never clears its counter.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '6-05 7.5-22 7.5-38' },
    deviation: networkProcessor(() => {
      let messages = 0;
      return {
        opensApis: (view) => {
          messages = view.state === 'external-configuration' ? messages + 1 : 0;
          return messages <= MESSAGES && referenceDecisions.opensApis(view);
        },
      };
    }),
  },
  {
    id: 'stops-http-server-refused',
    breaks: 'PROV-7.5-02',
    story: 'The driver sends sl_NetAppStop and then refuses it. The check of this function follows the transmission.',
    subtle: 'one function',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: hostDriver(sendsRefused('sl_NetAppStop')),
  },
  {
    id: 'second-profile-is-no-activity',
    breaks: 'PROV-4.3-06',
    story:
      'Only the first profile of a process postpones the time-out. The code restarts the timer on entry into the state alone.',
    subtle: 'one history',
    deviation: networkProcessor(() => {
      let profiles = 0;
      return {
        startRefusal: (view) => {
          profiles = 0;
          return referenceDecisions.startRefusal(view);
        },
        postponesTimeout: (act) => {
          if (act !== 'profile') return true;
          profiles += 1;
          return profiles === 1;
        },
      };
    }),
  },
  {
    id: 'cloud-stop-returns-access-point',
    breaks: 'PROV-8.5-04',
    story:
      'A stop that keeps the role returns to the role AP from before the process. The handler restores an access point first.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      roleAfterStop: (record, current) =>
        record.roleOfStop === roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE &&
        record.roleBefore === role.ROLE_AP
          ? role.ROLE_AP
          : referenceDecisions.roleAfterStop(record, current),
    })),
  },
  {
    id: 'success-stopped-before-access-point',
    breaks: 'PROV-4.3-14',
    story: 'After a success as an access point, STOPPED precedes the role switch. The report waits for a station only.',
    subtle: 'one value',
    collateral: { because: 'wrong role', rules: '4.1-01 4.3-09 4.3-10 4.3-11 7.1-02 7.1-05 7.2-25 8.7-03' },
    deviation: transitionsWhen(
      ({ roleForSuccess }) => roleForSuccess === role.ROLE_AP,
      onInput('result-fetched', (row) =>
        row.to === 'ending'
          ? {
              ...row,
              to: 'idle',
              after: [
                'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS',
                'SL_WLAN_PROVISIONING_STOPPED',
                'switch to final role',
              ],
            }
          : row,
      ),
      { roleSwitch: 9_000 },
    ),
  },
  {
    id: 'time-out-after-failure-takes-role-for-success',
    breaks: 'PROV-4.3-10',
    story:
      'After a failed confirmation, the time-out leads to the final role. The code of a confirmation has set the role to restore.',
    subtle: 'one history',
    collateral: { because: 'wrong role', rules: '4.3-12' },
    deviation: transitionsWhen(
      ({ failed }) => failed > 0,
      onInput('inactivity', (row) => ({
        ...row,
        after: (row.after ?? []).map((action) =>
          action === 'switch to initial role' ? 'switch to final role' : action,
        ),
      })),
    ),
  },
];
