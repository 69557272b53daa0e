import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor, onServerReady, opensApis, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inSmartConfigMode } from './process-conditions';
import { appending, onInput } from './row-changes';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP } = constants.command;

/** Devices that break a rule of section 4.1: a start by the host. */
export const hostStartMutants: readonly Mutant[] = [
  {
    id: 'response-does-not-block',
    breaks: 'PROV-4.1-02',
    story:
      'The response to the start still permits calls, and the next event blocks them. The code builds the response before it updates the status byte.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.3-17 4.3-18 4.3-22 5.1.2-04 6-04 7.1-07 7.5-01 7.5-02 7.5-05 7.5-07 7.5-10 7.5-11 7.5-12 7.5-13
        7.5-14 7.5-15 7.5-25 7.5-26 7.5-29 7.5-35 8.1-02`,
    },
    deviation: opensApis((view) => (view.state === 'configuration' && view.event === undefined ? true : undefined)),
  },
  {
    id: 'response-does-not-block-in-ap-mode',
    breaks: 'PROV-4.1-02',
    story:
      'In AP mode, the response to the start still permits calls. The AP path builds the response before it updates the status byte.',
    subtle: 'one message early or late',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.3-17 4.3-22 5.1.2-04 7.1-07 7.5-01 7.5-02 7.5-07 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-25
        7.5-26 7.5-29 7.5-35`,
    },
    deviation: networkProcessor(() => ({
      opensApis: (view) =>
        (view.state === 'configuration' && view.event === undefined && view.record.mode === AP) ||
        referenceDecisions.opensApis(view),
    })),
  },
  {
    id: 'host-start-announced',
    breaks: 'PROV-4.1-03',
    story:
      'Every start of the host sends AUTO_STARTED. The report is in the code that host starts and auto-starts share.',
    deviation: transitions(onInput('start', appending('SL_WLAN_PROVISIONING_AUTO_STARTED'))),
  },
  {
    id: 'host-start-announced-late',
    breaks: 'PROV-4.1-03',
    story:
      'AUTO_STARTED follows every host start after some time. The task that sends it runs after each start and does not check who started the process.',
    deviation: onServerReady('SL_WLAN_PROVISIONING_AUTO_STARTED'),
  },
  {
    id: 'host-start-announced-by-smartconfig',
    breaks: 'PROV-4.1-03',
    story:
      'A host start in SmartConfig mode sends AUTO_STARTED. The code reads this mode as the sign of an auto-start.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(inSmartConfigMode, onInput('start', appending('SL_WLAN_PROVISIONING_AUTO_STARTED'))),
  },
];
