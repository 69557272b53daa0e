import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import type { Action } from '../adapters/simulator/network-processor/transitions';
import type { RuleId } from '../ledger/rule';
import { type Mutant, deciding as nwp } from './mutant';
import { external } from './rows';

/** A device that sends something else where only external configuration has something to announce. */
const whenReady = (id: string, breaks: RuleId, story: string, action: Action): Mutant => ({
  id,
  breaks,
  story,
  deviation: () => ({
    networkProcessor: { announcesReadiness: () => true },
    transitions: (reference) =>
      reference.flatMap((row) =>
        row.input === 'ready'
          ? [
              { ...row, only: external },
              { from: row.from, input: row.input, after: [action], rules: [] },
            ]
          : [row],
      ),
  }),
});

/** Devices that report what no scenario waits for, some time after the call: a monitor sees it wherever it comes. */
export const unsolicitedReportMutants: readonly Mutant[] = [
  whenReady(
    'host-start-announced-late',
    'PROV-4.1-03',
    'The task that announces automatic starts runs after every start and is not told who made it.',
    'SL_WLAN_PROVISIONING_AUTO_STARTED',
  ),
  whenReady(
    'profile-out-of-queue',
    'PROV-7.3-03',
    'The queue of announcements is worked off once the server is up, with a slot that was never filled.',
    'send profile added',
  ),
  nwp('station-state-from-one', 'PROV-7.2-26', "STOPPED copies the driver's own states, which count from 1.", () => ({
    reportedWlanStatus: (actual) => actual + 1,
  })),
  nwp(
    'refused-start-runs',
    'PROV-7.1-06',
    'The missing server is reported, and the start goes on all the same.',
    () => ({
      runsRefusedStart: () => true,
    }),
  ),
  nwp(
    'refused-start-ends-later',
    'PROV-7.2-30',
    'The clean-up after a refused start is that of a process, with its last report.',
    () => {
      let refused = false;
      return {
        startRefusal: (view) => {
          const reason = referenceDecisions.startRefusal(view);
          refused = reason !== 0;
          return reason;
        },
        tellsRefusedStart: () => ['code', 'event'],
        runsRefusedStart: () => true,
        inactivityTimeout: ({ inactivity }) => (refused ? 1_000 : inactivity),
      };
    },
  ),
];
