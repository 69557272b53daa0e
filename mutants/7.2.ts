import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { constants } from '../ledger/constants';
import { networkProcessor, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { inApMode, inApScMode } from './process-conditions';
import { onInput, replacing, reportingLink } from './row-changes';

const { command, wlanStatus } = constants;

/** Devices that break a rule of section 7.2: the status event. */
export const statusEventMutants: readonly Mutant[] = [
  {
    id: 'address-before-link',
    breaks: 'PROV-7.2-19',
    story: 'The device reports the address before the link. The association handler delays its report.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 5-03 5.1.2-01 5.1.2-02 5.1.2-03 6-14 7-02
        7.1-05 7.1-20 7.2-04 7.2-16 7.2-17 7.2-23 7.3-01 7.3-06 7.5-20 7.5-25 7.5-43 8.1-01 8.2-01 8.4-01 8.7-01
        8.7-02 9-01 9-04`,
    },
    deviation: transitions((row) =>
      row.input === 'associated'
        ? { ...row, after: [] }
        : row.input === 'address'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
          : row,
    ),
  },
  {
    id: 'address-before-link-as-both',
    breaks: 'PROV-7.2-19',
    story:
      'In AP+SmartConfig mode, the device reports the address before the link. The association handler of this mode delays its report.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 5-03 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-05 7-02 7.2-04
        7.2-16 7.2-17 7.2-23 7.3-06 7.5-20 7.5-25 7.5-43 8.1-01 8.4-01 9-01 9-04`,
    },
    deviation: transitionsWhen(inApScMode, (row) =>
      row.input === 'associated'
        ? { ...row, after: [] }
        : row.input === 'address'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
          : row,
    ),
  },
  {
    id: 'success-before-address',
    breaks: 'PROV-7.2-20',
    story: 'The device reports success before the address. The address handler calls the success report first.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-05 2.1-06 2.1-07 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 4.3-17 5.1.2-01 5.1.2-02 5.1.2-03 6-14 7-02 7.1-05
        7.1-20 7.2-16 7.2-17 7.2-19 7.5-02 7.5-20 7.5-25 7.5-43 8.1-01 8.2-03 8.4-01 8.7-01 8.7-02 8.7-03 9-01`,
    },
    deviation: transitions(
      onInput('address', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
      })),
    ),
  },
  {
    id: 'success-before-address-as-both',
    breaks: 'PROV-7.2-20',
    story:
      'In AP+SmartConfig mode, the device reports success before the address. The address handler of this mode calls the success report first.',
    subtle: 'one mode or method',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-05 2.1-06 2.1-07 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 4.3-17 5.1.1-04 5.1.2-01 5.1.2-02 5.1.2-03 5.1.2-05
        7-02 7.2-16 7.2-17 7.2-19 7.5-02 7.5-20 7.5-25 7.5-43 8.1-01 8.4-01 8.5-02 9-01`,
    },
    deviation: transitionsWhen(
      inApScMode,
      onInput('address', (row) => ({
        ...row,
        after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
      })),
    ),
  },
  {
    id: 'link-without-network',
    breaks: 'PROV-7.2-21',
    story: 'The device reports a link although it does not find the network. Each attempt sends the report.',
    collateral: {
      because: 'extra report',
      rules: `
        2.1-06 2.1-12 2.1-15 5-01 5.1.2-09 5.1.2-10 5.1.2-14 5.2-02 7.2-02 7.5-09 9-04`,
    },
    deviation: transitions(onInput('network-not-found', reportingLink)),
  },
  {
    id: 'link-without-network-at-first',
    breaks: 'PROV-7.2-21',
    story:
      'In AP mode, the first attempt that does not find the network reports a link. A flag is still set from the access point.',
    subtle: 'earlier state',
    collateral: { because: 'extra report', rules: '2.1-06 5-01 5.1.2-14 5.2-02 7.2-02 7.5-09 9-04' },
    deviation: transitionsWhen(
      (record) => inApMode(record) && record.failures === 1,
      onInput('network-not-found', reportingLink),
    ),
  },
  {
    id: 'link-without-key',
    breaks: 'PROV-7.2-22',
    story:
      'The device reports a link although the key is wrong. The report follows the association and not the key exchange.',
    deviation: transitions(onInput('connection-failed', reportingLink)),
  },
  {
    id: 'link-without-key-at-first',
    breaks: 'PROV-7.2-22',
    story: 'In AP mode, the first attempt with a wrong key reports a link. A flag is still set from the access point.',
    subtle: 'earlier state',
    deviation: transitionsWhen(
      (record) => inApMode(record) && record.failures === 1,
      onInput('connection-failed', reportingLink),
    ),
  },
  {
    id: 'link-not-reported',
    breaks: 'PROV-7.2-23',
    story: 'The device does not report the link. The code combines the link with the address report.',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 5-03 5.1.2-01 5.1.2-02 5.1.2-03 6-14 7-02
        7.1-05 7.1-20 7.2-04 7.2-16 7.2-17 7.2-19 7.3-01 7.3-06 7.5-20 7.5-25 7.5-43 8.1-01 8.2-01 8.4-01 8.7-01
        8.7-02 9-01 9-04`,
    },
    deviation: transitions(onInput('associated', replacing())),
  },
  {
    id: 'link-reported-late',
    breaks: 'PROV-7.2-23',
    story:
      'In AP mode, the device reports the link after the result of the attempt. A low-priority task sends the report.',
    subtle: 'one message early or late',
    collateral: {
      because: 'missing or wrong report',
      rules: `
        2.1-01 2.1-05 2.1-06 2.1-08 2.1-11 2.1-15 4.1-05 4.3-01 4.3-08 5-03 5.1.2-01 5.1.2-02 5.1.2-03 7-02 7.1-05
        7.1-20 7.2-04 7.2-16 7.2-17 7.2-19 7.3-06 7.5-20 7.5-25 7.5-43 8.4-01 9-01 9-04`,
    },
    deviation: transitionsWhen(inApMode, (row) =>
      row.input === 'associated'
        ? { ...row, after: [] }
        : row.input === 'no-address'
          ? { ...row, after: [...(row.after ?? []), 'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT'] }
          : row,
    ),
  },
  {
    id: 'always-connected',
    breaks: 'PROV-7.2-26',
    story: 'STOPPED always reports a connected station. A constant from an early test fills the field.',
    collateral: { because: 'wrong value kept', rules: '7.2-27' },
    deviation: networkProcessor(() => ({
      reportedWlanStatus: () => wlanStatus.SL_WLAN_STATUS_CONNECTED,
    })),
  },
  {
    id: 'station-state-from-one',
    breaks: 'PROV-7.2-26',
    story: 'STOPPED reports the station state plus 1. The code copies internal states, which count from 1.',
    collateral: { because: 'wrong value kept', rules: '8.1-04 8.5-04' },
    deviation: networkProcessor(() => ({
      reportedWlanStatus: (actual) => actual + 1,
    })),
  },
  {
    id: 'never-connected',
    breaks: 'PROV-7.2-26',
    story:
      'STOPPED always reports a disconnected station. The code does not copy the state of the station into the field.',
    subtle: 'earlier state',
    collateral: { because: 'wrong value kept', rules: '7.5-21 8.1-04 8.5-04' },
    deviation: networkProcessor(() => ({
      reportedWlanStatus: () => wlanStatus.SL_WLAN_STATUS_DISCONNECTED,
    })),
  },
  {
    id: 'network-unnamed',
    breaks: 'PROV-7.2-27',
    story: 'STOPPED has no network name. The code reads the name after it clears the connection.',
    collateral: { because: 'wrong value kept', rules: '7.2-29 7.3-01 8.1-04 8.5-04' },
    deviation: networkProcessor(() => ({
      reportedNetwork: () => '',
    })),
  },
  {
    id: 'network-named-to-comma',
    breaks: 'PROV-7.2-27',
    story: 'STOPPED has the network name up to its first comma. A formatter separates list entries by commas.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      reportedNetwork: (ssid) => ssid.split(',')[0] ?? '',
    })),
  },
  {
    id: 'name-padded',
    breaks: 'PROV-7.2-29',
    story: 'The name length in STOPPED is 33. The code reports the size of the buffer.',
    collateral: { because: 'wrong value kept', rules: '7.2-27 7.3-01 8.1-04 8.5-04' },
    deviation: networkProcessor(() => ({
      reportedNetwork: (ssid) => (ssid === '' ? ssid : ssid.padEnd(33)),
    })),
  },
  {
    id: 'name-with-terminator',
    breaks: 'PROV-7.2-29',
    story: 'The name length in STOPPED is 1 too large. The length counts the terminating zero.',
    subtle: 'small numeric error',
    collateral: { because: 'wrong value kept', rules: '7.2-27 7.3-01 8.1-04 8.5-04' },
    deviation: networkProcessor(() => ({
      reportedNetwork: (ssid) => (ssid === '' ? ssid : `${ssid} `),
    })),
  },
  {
    id: 'refused-start-stops',
    breaks: 'PROV-7.2-30',
    story:
      'The device accepts a start without the HTTP server and ends the process after one second. The check runs inside the process.',
    collateral: {
      because: 'wrong answer to a command',
      rules: '4.3-05 7.1-06 7.1-13 7.2-09',
    },
    deviation: networkProcessor(() => {
      let lacksServer = false;
      return {
        startRefusal: (view) => {
          if (!view.active) lacksServer = !view.httpServer;
          return referenceDecisions.startRefusal({ ...view, httpServer: true });
        },
        inactivityTimeout: ({ inactivity, mode }) =>
          lacksServer && mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC ? 1_000 : inactivity,
      };
    }),
  },
  {
    id: 'refused-start-ends-later',
    breaks: 'PROV-7.2-30',
    story: 'After a refused start, the device sends STOPPED. The error path runs the cleanup of a process.',
    collateral: {
      because: 'wrong answer to a command',
      rules: '2.1-05 2.1-11 4-01 7.1-05 7.1-06 7.1-07 7.1-08 7.1-13 7.2-09 7.2-10',
    },
    deviation: networkProcessor(() => {
      let refused = false;
      return {
        startRefusal: (view) => {
          const reason = referenceDecisions.startRefusal(view);
          refused = reason !== 0;
          return reason;
        },
        refusedStartReports: () => ['code', 'event'],
        runsRefusedStart: () => true,
        inactivityTimeout: ({ inactivity }) => (refused ? 1_000 : inactivity),
      };
    }),
  },
  {
    id: 'refused-start-stops-as-both',
    breaks: 'PROV-7.2-30',
    story:
      'In AP+SmartConfig mode, a start without the HTTP server begins and ends a process. The check of this mode runs inside the process.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '4.3-05 7.1-06 7.1-13 7.2-09' },
    deviation: networkProcessor(() => {
      let wanting = false;
      return {
        startRefusal: (view) => {
          wanting = !view.httpServer && view.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;
          return referenceDecisions.startRefusal({ ...view, httpServer: view.httpServer || wanting });
        },
        inactivityTimeout: ({ inactivity }) => (wanting ? 1_000 : inactivity),
      };
    }),
  },
];
