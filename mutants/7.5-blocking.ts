import { referenceDecisions, type StatusView } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, networkProcessor, opensApis } from './deviations';
import { ungated } from './driver-overrides';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigWithExternalConfirmation, type ProcessCondition } from './process-conditions';

const { status } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP, SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC } = constants.command;

/** The APIs are open from a failed confirmation to the next attempt, in processes that meet the condition. */
const opensAfterFailure = (condition: ProcessCondition): Mutant['deviation'] =>
  networkProcessor(() => {
    let failed = false;
    return {
      opensApis: (view: StatusView): boolean => {
        if (view.state === 'configuration' && view.status !== undefined && view.status >= 1 && view.status <= 3)
          failed = true;
        if (view.state === 'connecting' || view.state === 'idle') failed = false;
        return (failed && condition(view.record)) || referenceDecisions.opensApis(view);
      },
    };
  });

/** Devices that break a rule of section 7.5: when the APIs are blocked. */
export const blockingMutants: readonly Mutant[] = [
  {
    id: 'open-while-configuring',
    breaks: 'PROV-7.5-01',
    story: 'The APIs are open in the configuration stage. The start sets the enable-API bit.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 4.3-17 4.3-18 4.3-22 5.1.2-04 5.1.2-14 6-04 7-02 7.1-07 7.5-02 7.5-05 7.5-07 7.5-09
        7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-19 7.5-20 7.5-25 7.5-26 7.5-28 7.5-29 7.5-35 7.5-43 8.1-02`,
    },
    deviation: opensApis((view) => (view.state === 'configuration' ? true : undefined)),
  },
  {
    id: 'cloud-open-while-configuring-by-smartconfig',
    breaks: 'PROV-7.5-01',
    story:
      'In SmartConfig mode with external confirmation, the APIs are open in the configuration stage. The flag sets the enable-API bit at the start.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '4-01 4.1-02 5.1.2-04 7.5-09 7.5-25 7.5-29' },
    deviation: opensApis((view) =>
      inSmartConfigWithExternalConfirmation(view.record) && view.state === 'configuration' ? true : undefined,
    ),
  },
  {
    id: 'cloud-open-while-linked-by-smartconfig',
    breaks: 'PROV-7.5-01',
    story:
      'In SmartConfig mode with external confirmation, the APIs are open from the link. The flag sets the enable-API bit at association.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '5.1.2-04 7.5-16 7.5-18 7.5-25' },
    deviation: opensApis((view) =>
      inSmartConfigWithExternalConfirmation(view.record) && view.state === 'acquiring' ? true : undefined,
    ),
  },
  {
    id: 'ungated-net-cfg-get',
    breaks: 'PROV-7.5-01',
    story: 'The driver sends sl_NetCfgGet while the APIs are blocked. The check is missing in this function.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7.5-07 7.5-08 7.5-09 7.5-12 7.5-25 7.5-26 7.5-28 7.5-29
        7.5-34 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_NetCfgGet')),
  },
  {
    id: 'blocked-for-ever',
    breaks: 'PROV-7.5-05',
    story: 'The APIs stay blocked after the end of the process. The code never clears the active bit.',
    collateral: {
      because: 'refused while open',
      rules: `
        2.1-02 2.1-03 2.1-04 3.1-06 4.2-01 4.2-02 4.2-03 4.2-05 4.2-11 4.2-19 4.2-20 4.2-21 4.3-02 4.3-04 4.3-07
        4.3-09 4.3-14 4.3-17 4.3-18 4.3-20 4.3-21 6-10 7.1-06 7.1-07 7.1-08 7.1-13 7.2-09 7.2-10 7.2-27 7.3-01
        7.3-04 7.5-02 7.5-06 7.5-34 8.6-01 8.6-03 9-01 9-02 9-03 9-17 9-18`,
    },
    deviation: networkProcessor(() => {
      let seen = false;
      return {
        isActive: (view) => {
          seen ||= view.state !== 'idle';
          return seen;
        },
      };
    }),
  },
  {
    id: 'second-process-open',
    breaks: 'PROV-7.5-05',
    story: 'The APIs are open in each process after the first. Only power-up prepares the bits of the status byte.',
    subtle: 'earlier state',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-12 4.2-16 4.3-17 4.3-18 4.3-22 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7-02 7.1-07 7.5-01 7.5-02
        7.5-07 7.5-08 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-16 7.5-17 7.5-18 7.5-19 7.5-20 7.5-21
        7.5-25 7.5-26 7.5-28 7.5-29 7.5-35 7.5-43 8.1-02`,
    },
    deviation: networkProcessor(() => {
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
  },
  {
    id: 'stopped-still-blocks',
    breaks: 'PROV-7.5-06',
    story:
      'STOPPED still blocks the APIs, and no later message unblocks them. The code builds the message before it clears the bit.',
    collateral: {
      because: 'refused while open',
      rules: `
        2.1-02 2.1-04 4.2-01 4.2-03 4.2-19 4.2-21 4.3-02 4.3-04 4.3-09 4.3-14 4.3-17 4.3-18 4.3-20 4.3-21 6-10
        7.1-06 7.1-07 7.2-10 7.2-27 7.3-01 7.3-04 7.5-02 7.5-05 8.6-01 8.6-03 9-01 9-02 9-17 9-18`,
    },
    deviation: networkProcessor(() => ({
      isActive: (view) => view.state !== 'idle' || view.status === status.SL_WLAN_PROVISIONING_STOPPED,
    })),
  },
  {
    id: 'stopped-still-blocks-as-both',
    breaks: 'PROV-7.5-06',
    story:
      'In AP+SmartConfig mode, STOPPED still blocks the APIs. The code of this mode builds the message before it clears the bit.',
    subtle: 'one mode or method',
    collateral: {
      because: 'refused while open',
      rules: `
        2.1-02 2.1-04 4.2-01 4.2-03 4.2-21 4.3-02 4.3-04 4.3-09 4.3-14 4.3-17 4.3-18 4.3-20 4.3-21 7.2-27 7.3-01
        7.3-04 7.5-02 7.5-05 9-01 9-02`,
    },
    deviation: networkProcessor(() => ({
      isActive: (view) =>
        view.state !== 'idle' || (view.status === status.SL_WLAN_PROVISIONING_STOPPED && inApScMode(view.record)),
    })),
  },
  {
    id: 'open-in-smartconfig',
    breaks: 'PROV-7.5-07',
    story:
      'In SmartConfig mode, the APIs are open in the configuration stage. The code blocks only together with the access point.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.3-17 4.3-18 4.3-22 5.1.2-04 7-02 7.1-07 7.5-01 7.5-02 7.5-05 7.5-09 7.5-10 7.5-11 7.5-12
        7.5-13 7.5-14 7.5-20 7.5-25 7.5-26 7.5-29 7.5-35 8.1-02`,
    },
    deviation: opensApis((view) => (view.state === 'configuration' && view.record.mode === SC ? true : undefined)),
  },
  {
    id: 'open-with-a-profile',
    breaks: 'PROV-7.5-07',
    story:
      'In the configuration stage, the APIs are open after the first profile. The code reads a profile as the end of this stage.',
    subtle: 'one mode or method',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-14 7-02 7.5-01 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-19 7.5-20
        7.5-25 7.5-28 7.5-29 7.5-43 8.1-02`,
    },
    deviation: opensApis(({ state, record }) => (state === 'configuration' && record.profiles > 0 ? true : undefined)),
  },
  {
    id: 'open-while-linked',
    breaks: 'PROV-7.5-08',
    story: 'The APIs are open from the link on. The code unblocks at association instead of at the end.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4.3-17 5.1.2-04 7.5-01 7.5-02 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-16 7.5-18 7.5-21 7.5-25`,
    },
    deviation: opensApis((view) => (view.state === 'acquiring' ? true : undefined)),
  },
  {
    id: 'open-while-delivering',
    breaks: 'PROV-7.5-08',
    story: 'The success status opens the APIs, before STOPPED. The code unblocks one step too early.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-29 8.1-02' },
    deviation: opensApis((view) => (view.state === 'ending' && view.record.mode !== 3 ? true : undefined)),
  },
  {
    id: 'open-while-delivering-by-smartconfig',
    breaks: 'PROV-7.5-08',
    story:
      'In SmartConfig mode, the success status opens the APIs, before STOPPED. The code of this mode unblocks one step too early.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-29 8.1-02' },
    deviation: opensApis((view) => (view.state === 'ending' && view.record.mode === SC ? true : undefined)),
  },
  {
    id: 'open-while-delivering-by-itself',
    breaks: 'PROV-7.5-08',
    story:
      'In an auto-started process, the success status opens the APIs, before STOPPED. The code unblocks such a process one step too early.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01' },
    deviation: opensApis((view) => (view.state === 'ending' && view.record.startedBy === 'device' ? true : undefined)),
  },
  {
    id: 'open-after-failure',
    breaks: 'PROV-7.5-09',
    story: 'The APIs are open after a failed confirmation. The code reads the failure as the end of the process.',
    collateral: {
      because: 'served while blocked',
      rules: '4-01 4.1-02 7-02 7.5-01 7.5-07 7.5-11 7.5-19 7.5-20 7.5-29 8.1-02',
    },
    deviation: opensAfterFailure(() => true),
  },
  {
    id: 'cloud-open-after-failure-over-http',
    breaks: 'PROV-7.5-09',
    story:
      'In AP mode with external confirmation, the APIs are open after a failed confirmation. The failure handler does not clear the enable-API bit.',
    subtle: 'earlier state',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-19' },
    deviation: opensAfterFailure((record) => record.externalConfirmation && record.mode === AP),
  },
  {
    id: 'cloud-open-after-failure-by-smartconfig',
    breaks: 'PROV-7.5-09',
    story:
      'In SmartConfig mode with external confirmation, the APIs are open after a failed confirmation. The failure handler does not clear the enable-API bit.',
    subtle: 'earlier state',
    collateral: { because: 'served while blocked', rules: '7.5-01' },
    deviation: opensAfterFailure((record) => record.externalConfirmation && record.mode === SC),
  },
  {
    id: 'open-after-sync-time-out',
    breaks: 'PROV-7.5-07',
    story:
      'The device serves one call after a SmartConfig transmission has timed out. The status byte of this report is that of an idle device.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-09' },
    deviation: opensApis((view) =>
      view.status === status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT ? true : undefined,
    ),
  },
];
