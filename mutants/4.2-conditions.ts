import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';

const { role } = constants;

/** Devices that break a rule of section 4.2: when a process starts automatically. */
export const automaticStartMutants: readonly Mutant[] = [
  {
    id: 'ignores-policy',
    breaks: 'PROV-4.2-01',
    story:
      'A device without profiles starts by itself although the policy is off. The start condition does not check the policy.',
    collateral: { because: 'wrong auto-start', rules: '7.5-16' },
    deviation: networkProcessor(() => ({
      startsWithoutProfile: (view) => view.profiles === 0 && !view.commanded,
    })),
  },
  {
    id: 'ignores-policy-when-lost',
    breaks: 'PROV-4.2-01',
    story:
      'A device that lost its network starts by itself although the policy is off. The disconnection handler does not check the policy.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) => view.policy.auto && view.role === role.ROLE_STA && view.profiles > 0,
    })),
  },
  {
    id: 'policy-off-by-default',
    breaks: 'PROV-4.2-02',
    story: 'Auto-provisioning is off in factory state. The factory image leaves the policy bit clear.',
    deviation: networkProcessor(() => ({
      factoryPolicy: () => ({ auto: true, fast: false, anyP2P: false, autoProvisioning: false }),
    })),
  },
  {
    id: 'neighbouring-bit-by-default',
    breaks: 'PROV-4.2-02',
    story:
      'Auto-provisioning is off in factory state, and another policy bit is on. The factory image sets the neighbouring bit.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      factoryPolicy: () => ({ auto: true, fast: false, anyP2P: true, autoProvisioning: false }),
    })),
  },
  {
    id: 'never-without-profile',
    breaks: 'PROV-4.2-03',
    story:
      'A device without profiles never starts by itself. The trigger depends on the disconnection event, which such a device never gets.',
    collateral: { because: 'wrong auto-start', rules: '4-02 4.2-04 4.2-14 7.2-12' },
    deviation: networkProcessor(() => ({
      startsWithoutProfile: () => false,
    })),
  },
  {
    id: 'late-without-profile',
    breaks: 'PROV-4.2-03',
    story:
      'A device without profiles starts by itself after five seconds. The code uses the retry timer of the Wi-Fi scan.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({ noProfileDelay: () => 5_000 })),
  },
  {
    id: 'early-as-station',
    breaks: 'PROV-4.2-04',
    story:
      'A device without profiles starts by itself after 1.5 s. The delay counts from power-up instead of from the moment the station is ready.',
    deviation: networkProcessor(() => ({ noProfileDelay: () => 1_500 })),
  },
  {
    id: 'early-by-a-tick',
    breaks: 'PROV-4.2-04',
    story: 'A device without profiles starts by itself 1 ms too early. The time bound is off by one tick.',
    subtle: 'small numeric error',
    deviation: networkProcessor(() => ({ noProfileDelay: () => 1_999 })),
  },
  {
    id: 'ignores-commands',
    breaks: 'PROV-4.2-05',
    story:
      'A device without profiles starts by itself although the host sent a command. The command sets a flag in a copy that the timer does not read.',
    collateral: { because: 'wrong auto-start', rules: '4.2-11' },
    deviation: networkProcessor(() => ({
      startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles === 0,
    })),
  },
  {
    id: 'ignores-commands-as-access-point',
    breaks: 'PROV-4.2-05',
    story:
      'A device in AP role starts by itself although the host sent a command. Only the station code path sets the command flag.',
    subtle: 'one mode or method',
    deviation: networkProcessor(() => ({
      startsWithoutProfile: (view) =>
        referenceDecisions.startsWithoutProfile({ ...view, commanded: view.commanded && view.role !== role.ROLE_AP }),
    })),
  },
  {
    id: 'ignores-profile',
    breaks: 'PROV-4.2-06',
    story:
      'A device with a profile starts by itself two seconds after power-up. The timer checks the connection instead of the profile list.',
    collateral: {
      because: 'wrong auto-start',
      rules: '4.2-09 4.2-10',
    },
    deviation: networkProcessor(() => ({
      startsWithoutProfile: (view) => view.policy.autoProvisioning && !view.commanded,
    })),
  },
  {
    id: 'ignores-single-profile',
    breaks: 'PROV-4.2-06',
    story:
      'A device with exactly one profile starts by itself two seconds after power-up. The timer checks the index of the last profile, which is 0.',
    subtle: 'one value',
    collateral: {
      because: 'wrong auto-start',
      rules: '4.2-09 4.2-10',
    },
    deviation: networkProcessor(() => ({
      startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles <= 1 && !view.commanded,
    })),
  },
  {
    id: 'never-when-lost',
    breaks: 'PROV-4.2-07',
    story: 'A device that lost its network never starts by itself. The code checks the trigger at power-up only.',
    collateral: { because: 'wrong auto-start', rules: '4-02 4.2-08 4.2-14 4.2-15 4.2-17 7.2-12 7.5-27' },
    deviation: networkProcessor(() => ({
      startsDisconnected: () => false,
    })),
  },
  {
    id: 'late-when-lost',
    breaks: 'PROV-4.2-07',
    story:
      'A device that lost its network starts by itself after ten minutes. The code reads the delay from the wrong entry of the timer table.',
    subtle: 'earlier state',
    collateral: { because: 'wrong auto-start', rules: '4-02 4.2-08 4.2-14 4.2-15 4.2-17 7.2-12 7.5-27' },
    deviation: networkProcessor(() => ({ disconnectionDelay: () => 600_000 })),
  },
  {
    id: 'starts-once-when-lost',
    breaks: 'PROV-4.2-07',
    story:
      'After its first long outage, the device starts no second process. The code sets the flag of the trigger again only at power-up.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => {
      let hasStarted = false;
      return {
        noProfileDelay: () => {
          hasStarted = false;
          return referenceDecisions.noProfileDelay();
        },
        startsDisconnected: (view) => {
          if (hasStarted || !referenceDecisions.startsDisconnected(view)) return false;
          hasStarted = true;
          return true;
        },
      };
    }),
  },
  {
    id: 'early-when-lost',
    breaks: 'PROV-4.2-08',
    story:
      'A device that lost its network starts by itself two seconds too early. The timer starts before the disconnection event.',
    collateral: { because: 'wrong auto-start', rules: '4.2-07' },
    deviation: networkProcessor(() => ({
      disconnectionDelay: () => 118_000,
    })),
  },
  {
    id: 'outage-adds-up',
    breaks: 'PROV-4.2-08',
    story: 'The device adds up the durations of several short disconnections. A reconnection does not reset the timer.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      reconnectionEndsWait: () => false,
    })),
  },
  {
    id: 'ignores-auto-connect',
    breaks: 'PROV-4.2-09',
    story:
      'A device that lost its network starts by itself although auto-connect is off. The policy mask does not contain the auto-connect bit.',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.role === role.ROLE_STA && view.profiles > 0,
    })),
  },
  {
    id: 'ignores-auto-connect-when-lost',
    breaks: 'PROV-4.2-09',
    story:
      'After a lost connection, the device starts by itself although auto-connect is off now. The handler reads the policy that was valid at power-up.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) =>
        referenceDecisions.startsDisconnected({
          ...view,
          policy: { ...view.policy, auto: view.policy.auto || view.wasConnected },
        }),
    })),
  },
  {
    id: 'ignores-role',
    breaks: 'PROV-4.2-10',
    story:
      'A disconnected access point starts by itself. The condition does not check the role, and an access point is never connected as a station.',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.profiles > 0,
    })),
  },
  {
    id: 'ignores-role-when-never-connected',
    breaks: 'PROV-4.2-10',
    story:
      'An access point that was never connected starts by itself. The code checks the role only after a connection.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) =>
        referenceDecisions.startsDisconnected({ ...view, role: view.wasConnected ? view.role : role.ROLE_STA }),
    })),
  },
  {
    id: 'ignores-empty-list',
    breaks: 'PROV-4.2-11',
    story:
      'A disconnected device without profiles starts by the two-minute rule. The disconnection handler assumes that a profile exists.',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.role === role.ROLE_STA,
    })),
  },
  {
    id: 'ignores-emptied-list',
    breaks: 'PROV-4.2-11',
    story:
      'The device starts by the two-minute rule after the host deleted all profiles. The code caches the number of profiles at power-up.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      startsDisconnected: (view) =>
        referenceDecisions.startsDisconnected({ ...view, profiles: view.wasConnected ? 1 : view.profiles }),
    })),
  },
];
