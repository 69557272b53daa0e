import { referenceDecisions, type StatusView } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp, opens } from './mutant';

const { command, status } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC } = command;

const isMessage = (view: StatusView, value: number): boolean => view.status === value;

/** SmartConfig mode with external confirmation. */
const byAirForCloud = ({ record }: StatusView): boolean => record.externalConfirmation && record.mode === SC;

/** Open from a failed confirmation to the next attempt, in the processes meant. */
const opensAfterFailure = (meant: (record: StatusView['record']) => boolean) => () => {
  let failed = false;
  return {
    opensApis: (view: StatusView): boolean => {
      if (view.state === 'configuration' && view.status !== undefined && view.status >= 1 && view.status <= 3)
        failed = true;
      if (view.state === 'connecting' || view.state === 'idle') failed = false;
      return (failed && meant(view.record)) || referenceDecisions.opensApis(view);
    },
  };
};

/** Faults in the status byte: what is blocked when. */
export const blockingMutants: readonly Mutant[] = [
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
    opens((view) => (view.state === 'configuration' && view.record.mode === SC ? true : undefined)),
  ),
  nwp(
    'cloud-open-while-configuring-by-smartconfig',
    'PROV-7.5-01',
    'With the flag SmartConfig opens the APIs from its start.',
    opens((view) => (byAirForCloud(view) && view.state === 'configuration' ? true : undefined)),
  ),
  nwp(
    'cloud-open-while-linked-by-smartconfig',
    'PROV-7.5-01',
    'With the flag SmartConfig opens the APIs at association.',
    opens((view) => (byAirForCloud(view) && view.state === 'acquiring' ? true : undefined)),
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
  nwp(
    'open-while-delivering-by-smartconfig',
    'PROV-7.5-08',
    'The same, in SmartConfig mode alone.',
    opens((view) => (view.state === 'ending' && view.record.mode === SC ? true : undefined)),
  ),
  nwp(
    'open-while-delivering-by-itself',
    'PROV-7.5-08',
    'The same, in a process that started by itself.',
    opens((view) => (view.state === 'ending' && view.record.startedBy === 'device' ? true : undefined)),
  ),
  nwp(
    'open-after-failure',
    'PROV-7.5-09',
    'A failed confirmation was taken for the end of the process.',
    opensAfterFailure(() => true),
  ),
  nwp(
    'cloud-open-after-failure-over-http',
    'PROV-7.5-09',
    'With the flag a failed confirmation in AP mode leaves the APIs open.',
    opensAfterFailure((record) => record.externalConfirmation && record.mode === AP),
  ),
  nwp(
    'cloud-open-after-failure-by-smartconfig',
    'PROV-7.5-09',
    'With the flag a failed confirmation in SmartConfig mode leaves the APIs open.',
    opensAfterFailure((record) => record.externalConfirmation && record.mode === SC),
  ),
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
    'cloud-opens-with-start-by-smartconfig',
    'PROV-7.5-25',
    'With the flag SmartConfig does not wait for an address: open from the start.',
    opens((view) => (byAirForCloud(view) && view.state === 'configuration' ? true : undefined)),
  ),
  nwp(
    'cloud-opens-with-link-by-smartconfig',
    'PROV-7.5-25',
    'With the flag SmartConfig does not wait for an address: open with the link.',
    opens((view) => (byAirForCloud(view) && view.state === 'acquiring' ? true : undefined)),
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
    'opens-with-success-over-http',
    'PROV-7.5-29',
    'Success is taken for the end, in modes with an access point.',
    opens((view) => (view.state === 'ending' && view.record.mode !== SC ? true : undefined)),
  ),
  nwp(
    'opens-with-success-by-smartconfig',
    'PROV-7.5-29',
    'Success is taken for the end, in SmartConfig mode.',
    opens((view) => (view.state === 'ending' && view.record.mode === SC ? true : undefined)),
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
