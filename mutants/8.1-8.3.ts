import { constants } from '../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApScMode, inSmartConfigMode } from './process-conditions';
import { appending, ignoring, onInput, replacing } from './row-changes';

const { wlanStatus } = constants;

/** Devices that break a rule of sections 8.1 to 8.3: examples in which the phone confirms. */
export const phoneExampleMutants: readonly Mutant[] = [
  {
    id: 'synchronisation-not-reported',
    breaks: 'PROV-8.1-01',
    story: 'The device does not report the SmartConfig synchronisation. The receiver sends no status.',
    collateral: { because: 'extra report', rules: '3.2-02 7.2-14 7.3-01 8.2-01' },
    deviation: transitions(onInput('smartconfig-sync', replacing())),
  },
  {
    id: 'synchronisation-not-reported-after-failure',
    breaks: 'PROV-8.1-01',
    story:
      'In SmartConfig mode, the device reports no synchronisation after a failed attempt. The report clears a flag that only the start sets.',
    subtle: 'one history',
    collateral: { because: 'extra report', rules: '2.1-15 3.2-02 7.2-14 7.3-01 8.2-03' },
    deviation: transitionsWhen(
      (record) => inSmartConfigMode(record) && record.failures > 0,
      onInput('smartconfig-sync', replacing()),
    ),
  },
  {
    id: 'success-disconnects',
    breaks: 'PROV-8.1-04',
    story: 'STOPPED reports a scanning station after success. The code reads the station state during the role switch.',
    deviation: networkProcessor(() => ({
      reportedWlanStatus: () => wlanStatus.SL_WLAN_STATUS_SCANING,
    })),
  },
  {
    id: 'success-disconnects-by-smartconfig',
    breaks: 'PROV-8.1-04',
    story:
      'In SmartConfig mode, STOPPED reports a disconnected station. The code reads the station state after it stops the receiver.',
    subtle: 'one mode or method',
    collateral: { because: 'missing or wrong report', rules: '7.5-21' },
    deviation: networkProcessor(() => ({
      reportedWlanStatus: (actual, record) =>
        inSmartConfigMode(record) ? wlanStatus.SL_WLAN_STATUS_DISCONNECTED : actual,
    })),
  },
  {
    id: 'address-reported-without-dhcp',
    breaks: 'PROV-8.2-01',
    story: 'The device reports an acquired address although DHCP failed. The report depends on the link only.',
    collateral: { because: 'extra report', rules: '2.1-08 5-03 7-02 7.2-04 7.2-23 7.5-20' },
    deviation: transitions(
      onInput('no-address', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', ...(row.after ?? [])],
      })),
    ),
  },
  {
    id: 'address-reported-without-dhcp-by-smartconfig',
    breaks: 'PROV-8.2-01',
    story:
      'In SmartConfig mode, the device reports an acquired address although DHCP failed. The report of this mode depends on the link only.',
    subtle: 'one mode or method',
    collateral: { because: 'extra report', rules: '7.2-23' },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput('no-address', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', ...(row.after ?? [])],
      })),
    ),
  },
  {
    id: 'synchronised-after-the-link',
    breaks: 'PROV-8.2-01',
    story:
      'In SmartConfig mode, the device reports the synchronisation after the link. A low-priority task sends the status.',
    subtle: 'one mode or method',
    collateral: { because: 'extra report', rules: '3.2-02 7.2-14 7.3-01 8.1-01' },
    deviation: transitionsWhen(inSmartConfigMode, (row) => {
      if (row.input === 'smartconfig-sync') return { ...row, after: [] };
      return row.input === 'associated' ? appending('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')(row) : row;
    }),
  },
  {
    id: 'deaf-after-failure',
    breaks: 'PROV-8.2-03',
    story:
      'After a missing address, the process stops without a status. The failure handler moves to the end state and runs no actions.',
    collateral: {
      because: 'profile not accepted',
      rules: `
        2.1-05 2.1-06 2.1-11 2.1-15 3.3-01 4.3-01 4.3-04 4.3-09 4.3-19 4.3-20 5-02 7.2-03 7.2-19 7.5-21 8.2-01
        8.4-01`,
    },
    deviation: transitions(
      onInput('no-address', (row) => ({
        ...row,
        to: 'ending',
      })),
    ),
  },
  {
    id: 'listens-once',
    breaks: 'PROV-8.2-03',
    story:
      'In SmartConfig mode, the device receives no SmartConfig after a failure. Only the start enables the receiver.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-15 3.2-02 7.2-14 7.3-01 8.1-01' },
    deviation: transitionsWhen(
      (record) => inSmartConfigMode(record) && record.failures > 0,
      onInput('smartconfig-sync', ignoring()),
    ),
  },
  {
    id: 'late-fetch-goes-on',
    breaks: 'PROV-8.3-01',
    story:
      'A result that the phone reads late does not end the process. The late handler sends success and does not stop.',
    deviation: transitions(
      onInput('result-fetched', (row) =>
        row.when === undefined
          ? row
          : { ...row, to: 'configuration', after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] },
      ),
    ),
  },
  {
    id: 'late-fetch-goes-on-as-both',
    breaks: 'PROV-8.3-01',
    story:
      'In AP+SmartConfig mode, a result that the phone reads late does not end the process. The late handler of this mode does not stop.',
    subtle: 'one mode or method',
    deviation: transitionsWhen(
      inApScMode,
      onInput('result-fetched', (row) =>
        row.when === undefined
          ? row
          : { ...row, to: 'configuration', after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] },
      ),
    ),
  },
];
