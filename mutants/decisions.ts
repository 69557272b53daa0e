import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp, opens } from './mutant';

const { command, role } = constants;

/** Faults in section 4.2: when and how a process starts by itself. */
const autoProvisioning: readonly Mutant[] = [
  nwp('ignores-policy', 'PROV-4.2-01', 'The policy is not looked at for a device without profiles.', () => ({
    startsWithoutProfile: (view) => view.profiles === 0 && !view.commanded,
  })),
  nwp('ignores-policy-when-lost', 'PROV-4.2-01', 'The policy is not looked at after a disconnection.', () => ({
    startsDisconnected: (view) => view.policy.auto && view.role === role.ROLE_STA && view.profiles > 0,
  })),
  nwp('policy-off-by-default', 'PROV-4.2-02', 'The factory image has the switch off.', () => ({
    factoryPolicy: () => ({ auto: true, fast: false, anyP2P: false, autoProvisioning: false }),
  })),
  nwp(
    'never-without-profile',
    'PROV-4.2-03',
    'The trigger hangs on the disconnection event, which a device without a profile never gets.',
    () => ({
      startsWithoutProfile: () => false,
    }),
  ),
  nwp(
    'late-without-profile',
    'PROV-4.2-03',
    'The retry timer of the Wi-Fi scan, which runs for five seconds, is used for the two.',
    () => ({ noProfileDelay: () => 5_000 }),
  ),
  nwp('early-by-a-tick', 'PROV-4.2-04', 'The bound is off by one tick.', () => ({ noProfileDelay: () => 1_999 })),
  nwp(
    'early-as-station',
    'PROV-4.2-04',
    'The delay is counted from power-up and not from the moment the station is ready.',
    () => ({ noProfileDelay: () => 1_500 }),
  ),
  nwp(
    'ignores-commands',
    'PROV-4.2-05',
    'The flag that a command has come is set in a copy that the timer does not read.',
    () => ({
      startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles === 0,
    }),
  ),
  nwp('ignores-profile', 'PROV-4.2-06', 'The timer tests the connection instead of the profile list.', () => ({
    startsWithoutProfile: (view) => view.policy.autoProvisioning && !view.commanded,
  })),
  nwp(
    'ignores-single-profile',
    'PROV-4.2-06',
    'The index of the last profile is tested, which is 0 for one profile as for none.',
    () => ({
      startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles <= 1 && !view.commanded,
    }),
  ),
  nwp(
    'never-when-lost',
    'PROV-4.2-07',
    'The trigger is evaluated at power-up and never again after a disconnection.',
    () => ({
      startsDisconnected: () => false,
    }),
  ),
  nwp(
    'late-when-lost',
    'PROV-4.2-07',
    'The delay is read from another timer of the same table, which is ten minutes long.',
    () => ({ disconnectionDelay: () => 600_000 }),
  ),
  nwp('early-when-lost', 'PROV-4.2-08', 'Starts two seconds before the two minutes are over.', () => ({
    disconnectionDelay: () => 118_000,
  })),
  nwp('outage-adds-up', 'PROV-4.2-08', 'A connection in between does not restart the clock.', () => ({
    reconnectionEndsWait: () => false,
  })),
  nwp(
    'ignores-auto-connect',
    'PROV-4.2-09',
    'The mask for the policy has the provisioning bit and leaves auto-connect out.',
    () => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.role === role.ROLE_STA && view.profiles > 0,
    }),
  ),
  nwp(
    'ignores-auto-connect-when-lost',
    'PROV-4.2-09',
    'The disconnection handler reads the policy of power-up, in which auto-connect was still on.',
    () => ({
      startsDisconnected: (view) =>
        referenceDecisions.startsDisconnected({
          ...view,
          policy: { ...view.policy, auto: view.policy.auto || view.wasConnected },
        }),
    }),
  ),
  nwp(
    'ignores-role',
    'PROV-4.2-10',
    'Nobody asks for the station role, and an access point is never connected as one.',
    () => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.profiles > 0,
    }),
  ),
  nwp(
    'ignores-empty-list',
    'PROV-4.2-11',
    'The disconnection handler was copied from a device that always had a profile.',
    () => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.role === role.ROLE_STA,
    }),
  ),
  nwp(
    'ignores-emptied-list',
    'PROV-4.2-11',
    'The number of profiles is cached at power-up, and a deletion does not lower it.',
    () => ({
      startsDisconnected: (view) =>
        referenceDecisions.startsDisconnected({ ...view, profiles: view.wasConnected ? 1 : view.profiles }),
    }),
  ),
  nwp('station-opens-access-point', 'PROV-4.2-12', 'A station starts AP+SC.', () => ({
    autoStartMode: () => command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
  })),
  nwp('access-point-without-smartconfig', 'PROV-4.2-13', 'An access point starts AP only.', () => ({
    autoStartMode: (current) =>
      current === role.ROLE_AP
        ? command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP
        : command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
  })),
  nwp(
    'auto-start-shuts-soon',
    'PROV-4.2-17',
    'The APIs are open for the announcement only.',
    opens((view) => (view.state === 'auto-configuration' ? false : undefined)),
  ),
  nwp('policy-bit-lost', 'PROV-4.2-19', 'The mask for the stored policy is older than the fourth switch.', () => ({
    policyToStore: (wanted, before) => ({ ...wanted, autoProvisioning: before.autoProvisioning }),
  })),
  nwp(
    'fast-bit-lost',
    'PROV-4.2-19',
    'The mask for the stored policy was written by hand and leaves the second switch out.',
    () => ({
      policyToStore: (wanted, before) => ({ ...wanted, fast: before.fast }),
    }),
  ),
  nwp(
    'policy-forgotten',
    'PROV-4.2-20',
    'The defaults are written over the stored policy each time the device boots.',
    () => ({ keepsPolicy: () => false }),
  ),
  nwp(
    'policy-kept-over-http',
    'PROV-4.2-21',
    'The form is merged with the stored policy, so that a missing field leaves its bit set.',
    () => ({
      absentPolicyIsOff: () => false,
    }),
  ),
];

/** Faults in section 4.3: how a process ends. */
const ending: readonly Mutant[] = [
  nwp('times-out-early', 'PROV-4.3-05', 'Seconds are turned into ticks with a divisor for another clock.', () => ({
    inactivityTimeout: (record) => record.inactivity * 0.9,
  })),
  nwp(
    'times-out-a-little-early',
    'PROV-4.3-05',
    'The half second that the start itself takes is counted as inactivity.',
    () => ({
      inactivityTimeout: (record) => record.inactivity - 500,
    }),
  ),
  nwp(
    'activity-does-not-count',
    'PROV-4.3-06',
    'The handlers of the phone do not call the function that winds the timer up again.',
    () => ({
      putsEndOff: () => false,
    }),
  ),
  nwp(
    'stop-keeps-role',
    'PROV-4.3-09',
    'The stop handler returns early where no role argument was recognised.',
    () => ({
      roleAfterStop: (_record, current) => current,
    }),
  ),
  nwp(
    'stop-always-station',
    'PROV-4.3-09',
    'The role to go back to is a local variable that is initialised as station.',
    () => ({
      roleAfterStop: () => role.ROLE_STA,
    }),
  ),
  nwp('starts-once', 'PROV-4.3-22', 'The flag that a start was accepted is cleared at power-up only.', () => {
    let started = 0;
    return {
      // Asked at every start of the device, which is where the count begins anew.
      keepsProfiles: () => {
        started = 0;
        return true;
      },
      startRefusal: (view) => {
        started += view.active ? 0 : 1;
        return started > 1
          ? constants.returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED
          : referenceDecisions.startRefusal(view);
      },
    };
  }),
];

/** Devices whose network processor decides wrongly. */
export const decisionMutants: readonly Mutant[] = [...autoProvisioning, ...ending];
