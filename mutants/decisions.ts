import {
  type NetworkProcessorDecisions,
  referenceDecisions,
  type StatusView,
} from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp } from './mutant';

const { command, role, status } = constants;
type Override = Partial<NetworkProcessorDecisions>;

/** The reference's openness, with an exception. */
const opens = (exception: (view: StatusView) => boolean | undefined) => (): Override => ({
  opensApis: (view) => exception(view) ?? referenceDecisions.opensApis(view),
});

const isMessage = (view: StatusView, value: number): boolean => view.status === value;

/** Faults in the status byte: what is blocked when. */
const blocking: readonly Mutant[] = [
  nwp(
    'open-while-configuring',
    'PROV-7.5-01',
    'The enable-API bit is set as soon as a process starts.',
    opens((view) => (view.state === 'configuration' ? true : undefined)),
  ),
  nwp(
    'response-does-not-block',
    'PROV-4.1-02',
    'The response to the start still carries the old byte; the next event blocks.',
    opens((view) => (view.state === 'configuration' && view.event === undefined ? true : undefined)),
  ),
  nwp(
    'open-in-smartconfig',
    'PROV-7.5-07',
    'Station-only provisioning was thought harmless and leaves the APIs open.',
    opens((view) =>
      view.state === 'configuration' && view.record.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC
        ? true
        : undefined,
    ),
  ),
  nwp(
    'open-while-linked',
    'PROV-7.5-08',
    'The block ends with association instead of with the process.',
    opens((view) => (view.state === 'acquiring' ? true : undefined)),
  ),
  nwp(
    'open-while-delivering',
    'PROV-7.5-08',
    'The block ends with the success status, one step before STOPPED.',
    opens((view) => (view.state === 'ending' && view.record.mode !== 3 ? true : undefined)),
  ),
  nwp('open-after-failure', 'PROV-7.5-09', 'A failed confirmation was taken for the end of the process.', () => {
    let failed = false;
    return {
      opensApis: (view) => {
        if (view.state === 'configuration' && view.status !== undefined && view.status >= 1 && view.status <= 3)
          failed = true;
        if (view.state === 'connecting' || view.state === 'idle') failed = false;
        return failed || referenceDecisions.opensApis(view);
      },
    };
  }),
  nwp('blocked-for-ever', 'PROV-7.5-05', 'The active bit is never cleared once it was set.', () => {
    let seen = false;
    return {
      isActive: (view) => {
        seen ||= view.state !== 'idle';
        return seen;
      },
    };
  }),
  nwp(
    'stopped-still-blocks',
    'PROV-7.5-06',
    'The message of STOPPED itself still carries the old byte, and nothing follows that would clear it.',
    () => ({
      isActive: (view) => view.state !== 'idle' || isMessage(view, status.SL_WLAN_PROVISIONING_STOPPED),
    }),
  ),
  nwp('second-process-open', 'PROV-7.5-05', 'The bits are set for the first process after power-up only.', () => {
    let processes = 0;
    let running = false;
    return {
      opensApis: (view) => {
        const now = view.state !== 'idle';
        if (now && !running) processes += 1;
        running = now;
        return processes > 1 || referenceDecisions.opensApis(view);
      },
    };
  }),
  nwp(
    'cloud-stays-shut',
    'PROV-7.5-25',
    'The external-confirmation flag is ignored when the byte is made.',
    opens((view) => (view.state === 'cloud-confirmation' ? false : undefined)),
  ),
  nwp(
    'cloud-opens-late',
    'PROV-7.5-25',
    'The message of IP_ACQUIRED still carries the old byte; the next one opens.',
    opens((view) => (isMessage(view, status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED) ? false : undefined)),
  ),
  nwp(
    'cloud-opens-early',
    'PROV-5.1.2-04',
    'With the flag the APIs open at association.',
    opens((view) => (view.state === 'acquiring' && view.record.externalConfirmation ? true : undefined)),
  ),
  nwp(
    'opens-without-flag',
    'PROV-5.1.2-05',
    'IP_ACQUIRED opens the APIs whatever the flag says.',
    opens((view) => (view.state === 'feedback' ? true : undefined)),
  ),
  nwp(
    'ready-stays-shut',
    'PROV-7.5-26',
    'READY is sent, the byte forgotten.',
    opens((view) => (view.state === 'external-configuration' ? false : undefined)),
  ),
  nwp(
    'ready-opens-late',
    'PROV-7.5-26',
    'The message of READY still carries the old byte.',
    opens((view) => (isMessage(view, status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY) ? false : undefined)),
  ),
  nwp(
    'open-before-ready',
    'PROV-6-04',
    'Mode 3 opens the APIs from its start.',
    opens((view) => (view.state === 'configuration' && view.record.mode === 3 ? true : undefined)),
  ),
  nwp(
    'auto-start-blocks',
    'PROV-7.5-27',
    'A process that starts by itself blocks like any other.',
    opens((view) => (view.state === 'auto-configuration' ? false : undefined)),
  ),
  nwp(
    'activity-does-not-block',
    'PROV-7.5-28',
    'A process that started by itself never blocks.',
    opens((view) => (view.record.startedBy === 'device' && view.state === 'configuration' ? true : undefined)),
  ),
  nwp(
    'opens-with-address',
    'PROV-7.5-29',
    'Having an address is taken for the end.',
    opens((view) => (view.state === 'feedback' ? true : undefined)),
  ),
  nwp(
    'cloud-shuts-again',
    'PROV-7.5-36',
    'The byte opens with IP_ACQUIRED only; the next response shuts it again.',
    opens((view) => (view.state === 'cloud-confirmation' && view.event === undefined ? false : undefined)),
  ),
  nwp(
    'ready-shuts-again',
    'PROV-7.5-37',
    'The byte opens with READY only; the next response shuts it again.',
    opens((view) => (view.state === 'external-configuration' && view.event === undefined ? false : undefined)),
  ),
  nwp(
    'shut-before-restart',
    'PROV-7.4-10',
    'The block returns with the profile, before the host has wound up.',
    opens((view) => (view.state === 'awaiting-restart' ? false : undefined)),
  ),
];

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
  nwp('never-without-profile', 'PROV-4.2-03', 'Only the disconnection rule was built.', () => ({
    startsWithoutProfile: () => false,
  })),
  nwp('late-without-profile', 'PROV-4.2-03', 'Five seconds instead of two.', () => ({ noProfileDelay: () => 5_000 })),
  nwp('early-by-a-tick', 'PROV-4.2-04', 'The bound is off by one tick.', () => ({ noProfileDelay: () => 1_999 })),
  nwp('early-as-station', 'PROV-4.2-04', 'Half a second too early.', () => ({ noProfileDelay: () => 1_500 })),
  nwp('ignores-commands', 'PROV-4.2-05', 'A command of the host does not count.', () => ({
    startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles === 0,
  })),
  nwp('ignores-profile', 'PROV-4.2-06', 'The profile list is not looked at.', () => ({
    startsWithoutProfile: (view) => view.policy.autoProvisioning && !view.commanded,
  })),
  nwp('ignores-single-profile', 'PROV-4.2-06', 'More than one profile is asked for.', () => ({
    startsWithoutProfile: (view) => view.policy.autoProvisioning && view.profiles <= 1 && !view.commanded,
  })),
  nwp('never-when-lost', 'PROV-4.2-07', 'Only the no-profile rule was built.', () => ({
    startsDisconnected: () => false,
  })),
  nwp('late-when-lost', 'PROV-4.2-07', 'Ten minutes instead of two.', () => ({ disconnectionDelay: () => 600_000 })),
  nwp('early-when-lost', 'PROV-4.2-08', 'Starts two seconds before the two minutes are over.', () => ({
    disconnectionDelay: () => 118_000,
  })),
  nwp('outage-adds-up', 'PROV-4.2-08', 'A connection in between does not restart the clock.', () => ({
    reconnectionEndsWait: () => false,
  })),
  nwp('ignores-auto-connect', 'PROV-4.2-09', 'Auto-connect is not looked at.', () => ({
    startsDisconnected: (view) => view.policy.autoProvisioning && view.role === role.ROLE_STA && view.profiles > 0,
  })),
  nwp('ignores-role', 'PROV-4.2-10', 'An access point counts as disconnected.', () => ({
    startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.profiles > 0,
  })),
  nwp('ignores-empty-list', 'PROV-4.2-11', 'The disconnection rule forgets to ask for a profile.', () => ({
    startsDisconnected: (view) => view.policy.autoProvisioning && view.policy.auto && view.role === role.ROLE_STA,
  })),
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
  nwp('policy-bit-lost', 'PROV-4.2-19', 'The fourth switch is not stored.', () => ({
    policyToStore: (wanted, before) => ({ ...wanted, autoProvisioning: before.autoProvisioning }),
  })),
  nwp('policy-forgotten', 'PROV-4.2-20', 'The policy is reset at every start.', () => ({ keepsPolicy: () => false })),
  nwp('policy-kept-over-http', 'PROV-4.2-21', 'A switch left out keeps its value.', () => ({
    absentPolicyIsOff: () => false,
  })),
];

/** Faults in section 4.3: how a process ends. */
const ending: readonly Mutant[] = [
  nwp('times-out-early', 'PROV-4.3-05', 'The time-out is a tenth too short.', () => ({
    inactivityTimeout: (record) => record.inactivity * 0.9,
  })),
  nwp('times-out-a-little-early', 'PROV-4.3-05', 'Half a second is lost.', () => ({
    inactivityTimeout: (record) => record.inactivity - 500,
  })),
  nwp('activity-does-not-count', 'PROV-4.3-06', 'The time-out runs from the start, whatever happens.', () => ({
    putsEndOff: () => false,
  })),
  nwp('stop-keeps-role', 'PROV-4.3-09', 'A stop leaves the role as it is.', () => ({
    roleAfterStop: (_record, current) => current,
  })),
  nwp('stop-always-station', 'PROV-4.3-09', 'A stop always ends as a station.', () => ({
    roleAfterStop: () => role.ROLE_STA,
  })),
  nwp('starts-once', 'PROV-4.3-22', 'A second start after power-up is refused.', () => {
    let started = 0;
    return {
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
export const decisionMutants: readonly Mutant[] = [...blocking, ...autoProvisioning, ...ending];
