import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';
import { hostDriver, opensApis } from './deviations';
import type { Mutant } from './mutant';
import {
  autoStarted,
  inApScMode,
  inExternalConfiguration,
  inSmartConfigWithExternalConfirmation,
} from './process-conditions';

const { devStatus: bit, status } = constants;
const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SC } = constants.command;

/** Devices that break a rule of section 7.5: when the APIs are unblocked. */
export const unblockingMutants: readonly Mutant[] = [
  {
    id: 'cloud-stays-shut',
    breaks: 'PROV-7.5-25',
    story:
      'With external confirmation, the APIs stay blocked after the address. The code ignores the flag when it builds the status byte.',
    collateral: {
      because: 'refused while open',
      rules: `
        5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 7.1-20 7.5-22 7.5-36 7.5-38 8.5-01 8.5-05 8.7-03`,
    },
    deviation: opensApis((view) => (view.state === 'cloud-confirmation' ? false : undefined)),
  },
  {
    id: 'cloud-opens-late',
    breaks: 'PROV-7.5-25',
    story:
      'With external confirmation, IP_ACQUIRED still blocks the APIs, and the next message opens them. The code builds the message too early.',
    subtle: 'one message early or late',
    collateral: {
      because: 'refused while open',
      rules: `
        5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 7.1-20 7.5-22 7.5-36 7.5-38 8.5-01 8.5-05 8.7-03`,
    },
    deviation: opensApis((view) =>
      view.status === status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED ? false : undefined,
    ),
  },
  {
    id: 'cloud-opens-with-start-by-smartconfig',
    breaks: 'PROV-7.5-25',
    story:
      'In SmartConfig mode with external confirmation, the APIs are open from the start. The flag sets the enable-API bit without an address.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '4-01 4.1-02 5.1.2-04 7.5-01 7.5-09 7.5-29' },
    deviation: opensApis((view) =>
      inSmartConfigWithExternalConfirmation(view.record) && view.state === 'configuration' ? true : undefined,
    ),
  },
  {
    id: 'cloud-opens-with-link-by-smartconfig',
    breaks: 'PROV-7.5-25',
    story:
      'In SmartConfig mode with external confirmation, the APIs are open from the link. The flag sets the enable-API bit without an address.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '5.1.2-04 7.5-01 7.5-16 7.5-18' },
    deviation: opensApis((view) =>
      inSmartConfigWithExternalConfirmation(view.record) && view.state === 'acquiring' ? true : undefined,
    ),
  },
  {
    id: 'ready-stays-shut',
    breaks: 'PROV-7.5-26',
    story: 'The APIs stay blocked after READY. The code sends READY and does not change the status byte.',
    collateral: {
      because: 'refused while open',
      rules: '3.4-02 6-01 6-03 6-05 6-07 7.2-18 7.5-22 7.5-37 7.5-38',
    },
    deviation: opensApis((view) => (view.state === 'external-configuration' ? false : undefined)),
  },
  {
    id: 'ready-opens-late',
    breaks: 'PROV-7.5-26',
    story: 'READY still blocks the APIs, and the next message opens them. The code builds the message too early.',
    subtle: 'one message early or late',
    collateral: { because: 'refused while open', rules: '3.4-02 6-01 6-03 6-05 7.2-18 7.5-22 7.5-37 7.5-38' },
    deviation: opensApis((view) =>
      view.status === status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY ? false : undefined,
    ),
  },
  {
    id: 'auto-start-blocks',
    breaks: 'PROV-7.5-27',
    story: 'An auto-start blocks the APIs. The code handles it like a start of the host.',
    collateral: { because: 'refused while open', rules: '4.2-15 4.2-17 7.5-38' },
    deviation: opensApis((view) => (view.state === 'auto-configuration' ? false : undefined)),
  },
  {
    id: 'auto-start-opens-late',
    breaks: 'PROV-7.5-27',
    story:
      'AUTO_STARTED still blocks the APIs, and the next message opens them. The code builds this message with the status byte of a host start.',
    subtle: 'one message early or late',
    collateral: { because: 'refused while open', rules: '4.2-15 4.2-17 7.5-38' },
    deviation: opensApis(({ status: now }) => (now === status.SL_WLAN_PROVISIONING_AUTO_STARTED ? false : undefined)),
  },
  {
    id: 'activity-does-not-block',
    breaks: 'PROV-7.5-28',
    story:
      'User activity does not block the APIs after an auto-start. The activity handler does not change the status byte.',
    collateral: {
      because: 'served while blocked',
      rules: '4.2-16 7-02 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-19 7.5-20',
    },
    deviation: opensApis((view) =>
      view.record.startedBy === 'device' && view.state === 'configuration' ? true : undefined,
    ),
  },
  {
    id: 'activity-over-http-does-not-block',
    breaks: 'PROV-7.5-28',
    story:
      'In AP+SmartConfig mode after an auto-start, user activity does not block the APIs. Only the SmartConfig handler changes the status byte.',
    subtle: 'one mode or method',
    collateral: {
      because: 'served while blocked',
      rules: '4.2-16 7-02 7.5-09 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-19 7.5-20',
    },
    deviation: opensApis(({ state, record }) =>
      state === 'configuration' && autoStarted(record) && inApScMode(record) ? true : undefined,
    ),
  },
  {
    id: 'opens-with-address',
    breaks: 'PROV-7.5-29',
    story: 'The APIs open as soon as the device has an address. The code reads the address as the end of the process.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4.2-12 5.1.2-05 7-02 7.5-01 7.5-08 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-16 7.5-18 7.5-20 7.5-21
        7.5-25 7.5-28 7.5-35`,
    },
    deviation: opensApis((view) => (view.state === 'feedback' ? true : undefined)),
  },
  {
    id: 'opens-with-success-over-http',
    breaks: 'PROV-7.5-29',
    story:
      'In modes with an access point, the success status opens the APIs. The code reads success as the end of the process.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-08 8.1-02' },
    deviation: opensApis((view) => (view.state === 'ending' && view.record.mode !== SC ? true : undefined)),
  },
  {
    id: 'opens-with-success-by-smartconfig',
    breaks: 'PROV-7.5-29',
    story: 'In SmartConfig mode, the success status opens the APIs. The code reads success as the end of the process.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-08 8.1-02' },
    deviation: opensApis((view) => (view.state === 'ending' && view.record.mode === SC ? true : undefined)),
  },
  {
    id: 'cloud-shuts-again',
    breaks: 'PROV-7.5-36',
    story:
      'With external confirmation, the response after IP_ACQUIRED blocks the APIs again. Only the event sets the enable-API bit.',
    collateral: { because: 'refused while open', rules: '5.1.2-01 5.1.2-03 7.5-22 7.5-25 7.5-38 8.5-01' },
    deviation: opensApis((view) =>
      view.state === 'cloud-confirmation' && view.event === undefined ? false : undefined,
    ),
  },
  {
    id: 'cloud-shuts-again-as-both',
    breaks: 'PROV-7.5-36',
    story:
      'In AP+SmartConfig mode with external confirmation, the response after IP_ACQUIRED blocks again. Only the event sets the enable-API bit.',
    subtle: 'one mode or method',
    collateral: { because: 'refused while open', rules: '5.1.2-01 5.1.2-03 7.5-22 7.5-25 7.5-38 8.5-01' },
    deviation: opensApis(({ state, event, record }) =>
      state === 'cloud-confirmation' && event === undefined && inApScMode(record) ? false : undefined,
    ),
  },
  {
    id: 'ready-shuts-again',
    breaks: 'PROV-7.5-37',
    story: 'The response after READY blocks the APIs again. Only the event sets the enable-API bit.',
    collateral: { because: 'refused while open', rules: '3.4-02 6-03 6-05 7.5-22 7.5-26 7.5-38' },
    deviation: opensApis((view) =>
      view.state === 'external-configuration' && view.event === undefined ? false : undefined,
    ),
  },
  {
    id: 'joining-shuts',
    breaks: 'PROV-7.5-37',
    story:
      'In external configuration, a DHCP lease blocks the APIs. The code reads a joining station as user activity.',
    subtle: 'one message early or late',
    collateral: { because: 'refused while open', rules: '6-05 7.5-22 7.5-38' },
    deviation: opensApis(({ event, record }) =>
      event === 'SL_NETAPP_EVENT_DHCPV4_LEASED' && inExternalConfiguration(record) ? false : undefined,
    ),
  },
  {
    id: 'opens-sockets-only',
    breaks: 'PROV-7.5-38',
    story:
      'While the APIs are open, the driver serves socket calls only. The enable-API check exists in the socket functions only.',
    collateral: {
      because: 'refused while open',
      rules: `
        3.4-02 4.2-15 4.2-17 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-10 5.1.2-11 6-01 6-03 6-05 6-07 7.1-20 7.2-18 7.5-22
        7.5-25 7.5-26 7.5-27 7.5-34 7.5-36 7.5-37 8.5-01 8.5-05 8.7-03`,
    },
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        blocked || ((view.devStatus & bit.PROVISIONING_ACTIVE) !== 0 && fn.silo !== 'SOCKET')
          ? referenceDriverDecisions.refusal(view, fn, true)
          : referenceDriverDecisions.refusal(view, fn, false),
    }),
  },
  {
    id: 'keeps-files-shut',
    breaks: 'PROV-7.5-38',
    story:
      'While the APIs are open, the driver refuses file system calls. The enable-API check is missing in the file functions.',
    subtle: 'one function',
    collateral: {
      because: 'refused while open',
      rules: '3.4-02 5.1.2-01 5.1.2-03 6-03 7.5-25 7.5-26 7.5-27 7.5-36 7.5-37',
    },
    deviation: hostDriver({
      refusal: (view, fn, blocked) =>
        referenceDriverDecisions.refusal(
          view,
          fn,
          blocked || ((view.devStatus & bit.PROVISIONING_ACTIVE) !== 0 && fn.silo === 'FS'),
        ),
    }),
  },
];
