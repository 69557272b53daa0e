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
        4-01 4.3-17 4.3-18 4.3-22 5.1.2-04 6-04 7.5-01 7.5-02 7.5-05 7.5-06 7.5-07 7.5-10 7.5-11 7.5-12 7.5-13
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
        4-01 4.3-17 4.3-22 5.1.2-04 7.5-01 7.5-02 7.5-07 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-25 7.5-26
        7.5-35`,
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
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-02 2.1-05 2.1-06 2.1-17 3.1-03 3.1-04 3.2-02 3.2-07 3.3-01 3.3-02 3.3-03 4.1-05 4.2-21 4.3-03
        4.3-04 4.3-05 4.3-06 4.3-07 4.3-09 4.3-10 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 4.3-19 4.3-20 4.3-22
        6-01 6-02 6-10 7-01 7-02 7.1-01 7.1-03 7.1-05 7.1-18 7.2-14 7.2-18 7.2-26 7.2-27 7.2-29 7.3-01 7.3-02 7.3-03
        7.3-05 7.3-06 7.3-08 7.5-02 7.5-03 7.5-05 7.5-06 7.5-19 7.5-20 7.5-26 7.5-29 7.5-35 7.5-43 8.1-01 8.1-02
        8.2-01 8.3-01 8.4-01 8.4-03 8.5-01 8.6-01 9-01 9-02 9-17 9-18 9-19 9-21`,
    },
    deviation: transitions(onInput('start', appending('SL_WLAN_PROVISIONING_AUTO_STARTED'))),
  },
  {
    id: 'host-start-announced-late',
    breaks: 'PROV-4.1-03',
    story:
      'AUTO_STARTED follows every host start after some time. The task that sends it runs after each start and does not check who started the process.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 3.1-04 3.2-02 3.3-01 3.3-03 4.1-05 4.3-04 4.3-05 4.3-06 4.3-09 4.3-10 4.3-12 4.3-18 4.3-19
        6-02 7.1-05 7.2-14 7.3-01 7.3-02 7.3-03 7.3-05 7.3-06 7.4-09 7.5-05 7.5-19 7.5-26 7.5-29 8.1-01 8.1-02
        8.2-01 8.3-01 8.4-01 8.4-02 8.4-03`,
    },
    deviation: onServerReady('SL_WLAN_PROVISIONING_AUTO_STARTED'),
  },
  {
    id: 'host-start-announced-by-air',
    breaks: 'PROV-4.1-03',
    story:
      'A host start in SmartConfig mode sends AUTO_STARTED. The code reads this mode as the sign of an auto-start.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-05 3.2-02 4.3-03 4.3-04 4.3-05 4.3-07 4.3-09 4.3-10 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 4.3-19
        4.3-20 4.3-22 6-02 7-01 7.1-01 7.1-03 7.2-14 7.3-01 7.3-02 7.3-05 7.5-02 7.5-03 7.5-05 7.5-26 7.5-29 7.5-35
        8.1-01 8.1-02 8.2-01`,
    },
    deviation: transitionsWhen(inSmartConfigMode, onInput('start', appending('SL_WLAN_PROVISIONING_AUTO_STARTED'))),
  },
];
