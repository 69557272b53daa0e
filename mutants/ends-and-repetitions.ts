import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';
import { inputSeen, noting, notingStart } from './row-changes';

const EXTERNAL = constants.command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** The counter of microseconds overflows after so many ms. */
const OVERFLOW = 2 ** 32 / 1_000;

/** Number of stations that the table of the access point has room for. */
const STATIONS = 5;

/** Devices that break a rule when something is repeated, or when something happens while a process ends. */
export const endAndRepetitionMutants: readonly Mutant[] = [
  {
    id: 'stop-after-success-ends-silently',
    breaks: 'PROV-2.1-11',
    story:
      'A process that the host stops between its success and its end does not report its end. The stop handler clears the pending report.',
    subtle: 'one history',
    collateral: { because: 'process does not end', rules: '4.3-02' },
    deviation: () => {
      const { rows, seen } = inputSeen(['ending'], 'stop');
      return {
        transitions: (reference) => [
          ...rows,
          {
            from: ['ending'],
            input: 'role-switched',
            only: ({ end }) => end === 'success' && seen(),
            to: 'idle',
            rules: [],
          },
          ...reference,
        ],
      };
    },
  },
  {
    id: 'ready-once',
    breaks: 'PROV-6-01',
    story:
      'After a success of external configuration, the device does not report that the next one is ready. The flag of the report is cleared by a stop only.',
    subtle: 'one history',
    collateral: { because: 'missing or wrong report', rules: '7.2-18' },
    deviation: networkProcessor(() => ({
      announcesReadiness: (record) =>
        referenceDecisions.announcesReadiness(record) &&
        (record.previous?.mode !== EXTERNAL || record.previous.end !== 'success'),
    })),
  },
  {
    id: 'opens-until-two-aborts',
    breaks: 'PROV-7.5-25',
    story:
      'After two aborts in a process, status 16 leaves the APIs blocked. The code counts the cloud connections down from two.',
    subtle: 'one history',
    collateral: { because: 'refused while open', rules: '5.1.2-03 7.5-38' },
    deviation: () => {
      let aborts = 0;
      return {
        networkProcessor: {
          opensApis: (view) =>
            referenceDecisions.opensApis(view) && (view.state !== 'cloud-confirmation' || aborts < 2),
        },
        transitions: (reference) => [
          noting(['cloud-confirmation'], 'abort', () => {
            aborts += 1;
          }),
          ...notingStart(() => {
            aborts = 0;
          }),
          ...reference,
        ],
      };
    },
  },
  {
    id: 'station-table-full',
    breaks: 'PROV-3.1-02',
    story:
      'The access point of the device admits five stations in each process. The code does not release the entry of a station that leaves.',
    subtle: 'one history',
    collateral: { because: 'profile not accepted', rules: '2.1-12 5-07 5.2-01 9-21' },
    deviation: () => {
      let joined = 0;
      return {
        networkProcessor: {
          admitsStation: () => {
            joined += 1;
            return joined <= STATIONS;
          },
        },
        transitions: (reference) => [
          ...notingStart(() => {
            joined = 0;
          }),
          ...reference,
        ],
      };
    },
  },
  {
    id: 'time-out-overflows',
    breaks: 'PROV-4.3-05',
    story:
      'An inactivity time-out of more than 4294 s ends the process at once. The code multiplies it to microseconds in 32 bits.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({ inactivityTimeout: ({ inactivity }) => inactivity % OVERFLOW })),
  },
];
