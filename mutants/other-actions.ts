import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor, transitionsWhen } from './deviations';
import { eventFilter } from './driver-overrides';
import { after, blockingIn, onRejectedStart } from './earlier-requests';
import type { Mutant } from './mutant';
import { ignoring, inputSeen, notingStart, onInput } from './row-changes';

const { command } = constants;
const KEEP = constants.roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** The events of a station that joins. */
const STATION_EVENTS: readonly string[] = ['SL_WLAN_EVENT_STA_ADDED', 'SL_NETAPP_EVENT_DHCPV4_LEASED'];

/** Devices in which another action of the phone or the host, or the text of a value, leads to a fault. */
export const otherActionMutants: readonly Mutant[] = [
  {
    id: 'rejected-start-closes-open-stage',
    breaks: 'PROV-7.5-36',
    story:
      'A start that the device rejects during external confirmation blocks the APIs again. The start handler blocks before it checks the state.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '5.1.2-03 7.5-25 7.5-38' },
    deviation: after(onRejectedStart, blockingIn('cloud-confirmation')),
  },
  {
    id: 'late-fetch-fails-after-rejected-start',
    breaks: 'PROV-5.2-04',
    story:
      'A late GET of the result leads to no success after a start that the device has rejected. The start clears the result that the handler compares.',
    subtle: 'earlier state',
    collateral: { because: 'missing or wrong report', rules: '8.3-01' },
    deviation: after(onRejectedStart, (requested) => ({
      networkProcessor: {
        lateFetchSucceeds: (result, record) => !requested() && referenceDecisions.lateFetchSucceeds(result, record),
      },
    })),
  },
  {
    id: 'third-external-configuration-not-ready',
    breaks: 'PROV-6-01',
    story:
      'The third external configuration in a row does not report READY. Each one opens a listener and none is closed.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '3.4-02 6-03 7.2-18 7.5-26' },
    deviation: transitionsWhen(
      (record) => record.mode === EXTERNAL && record.ordinal >= 3,
      onInput('ready', ignoring()),
    ),
  },
  {
    id: 'capital-letters-lost-after-failure',
    breaks: 'PROV-2.1-06',
    story:
      'After a failed connection the device searches for the name of the network in small letters. The retry uses the key of the scan cache.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '7.2-19' },
    deviation: () => {
      const { rows, seen } = inputSeen(['connecting'], 'connection-failed');
      return {
        networkProcessor: {
          profileToTry: (configured, stored) => {
            const profile = referenceDecisions.profileToTry(configured, stored);
            return seen() ? { ...profile, ssid: profile.ssid.toLowerCase() } : profile;
          },
        },
        transitions: (reference) => [...rows, ...reference],
      };
    },
  },
  {
    id: 'key-inside-token',
    breaks: 'PROV-7.3-04',
    story:
      'The announcement of a profile has a token that begins with a letter and contains the key. The token is built of the record of the profile.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '2.1-04' },
    deviation: networkProcessor(() => ({ announcedToken: (profile) => `T${profile?.key ?? ''}` })),
  },
  {
    id: 'no-role-after-time-out',
    breaks: 'PROV-7.2-25',
    story:
      'STOPPED after the time-out of an auto-started process has the role 255. The field of the requested role was never set.',
    subtle: 'one history',
    deviation: networkProcessor(() => ({
      reportedRole: (actual, record) =>
        record.startedBy === 'device' && record.end === 'time-out'
          ? KEEP
          : referenceDecisions.reportedRole(actual, record),
    })),
  },
  {
    id: 'second-station-not-reported',
    breaks: 'PROV-7.5-22',
    story:
      'While the APIs are open, the driver drops the events of the second station and later ones. Its queue has one place for a station.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '6-05' },
    deviation: () => {
      let stations = 0;
      const overtaken = (event: string, blocked: boolean): boolean => {
        if (!blocked && event === 'SL_WLAN_EVENT_STA_ADDED') stations += 1;
        return !blocked && stations > 1 && STATION_EVENTS.includes(event);
      };
      return {
        hostDriver: eventFilter((event, blocked) => (overtaken(event, blocked) ? false : undefined)),
        transitions: (reference) => [
          ...notingStart(() => {
            stations = 0;
          }),
          ...reference,
        ],
      };
    },
  },
];
