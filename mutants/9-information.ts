import { constants } from '../ledger/constants';
import { networkProcessor } from './deviations';
import type { Mutant } from './mutant';

const { status } = constants;

const NO_ADDRESS = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED;

/** The phone reads one result as another. */
const misreads = (right: number, wrong: number): Mutant['deviation'] =>
  networkProcessor(() => ({ resultToServe: (result) => (result === right ? wrong : result) }));

/** Devices that break a rule of chapter 9: the resources that return results, version and networks. */
export const informationResourceMutants: readonly Mutant[] = [
  {
    id: 'result-never-zero',
    breaks: 'PROV-9-05',
    story: 'Before the first attempt, the phone reads a failure as the result. The code initializes the result with 1.',
    deviation: networkProcessor(() => ({
      resultToServe: (result) => Math.max(result, 1),
    })),
  },
  {
    id: 'untried-reads-unfetched',
    breaks: 'PROV-9-05',
    story:
      'Before the first attempt, the phone reads the result as not delivered. The code does not initialize the result.',
    subtle: 'one value',
    deviation: misreads(0, 4),
  },
  {
    id: 'result-always-zero',
    breaks: 'PROV-9-06',
    story:
      'The phone always reads the result as "none". The code clears the attempt record, including the result, at the end of the attempt.',
    collateral: {
      because: 'wrong result read',
      rules: '2.1-09 2.1-14 5.1.1-02 5.2-03 5.2-04 6-14 9-07 9-08 9-09 9-10 9-22',
    },
    deviation: networkProcessor(() => ({
      resultToServe: () => 0,
    })),
  },
  {
    id: 'missing-reads-untried',
    breaks: 'PROV-9-06',
    story:
      'After an attempt without the network, the phone reads the result as "none". The scan handler does not store the result.',
    subtle: 'one value',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03' },
    deviation: misreads(1, 0),
  },
  {
    id: 'result-is-boolean',
    breaks: 'PROV-9-07',
    story: 'The phone reads each failure as a missing network. The code stores the result as a truth value.',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 9-06 9-08' },
    deviation: networkProcessor(() => ({
      resultToServe: (result) => (result > 0 && result < 5 ? 1 : result),
    })),
  },
  {
    id: 'failed-reads-no-address',
    breaks: 'PROV-9-07',
    story:
      'The phone reads a failed connection as a missing address. The table of results has two entries in the wrong order.',
    subtle: 'one value',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 9-06' },
    deviation: misreads(2, NO_ADDRESS),
  },
  {
    id: 'no-address-reads-failed',
    breaks: 'PROV-9-08',
    story: 'The phone reads a missing address as a failed connection. The table of results has the wrong value.',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 9-06' },
    deviation: networkProcessor(() => ({
      resultToServe: (result) => (result === 3 ? 2 : result),
    })),
  },
  {
    id: 'no-address-reads-unfetched',
    breaks: 'PROV-9-08',
    story:
      'The phone reads a missing address as a result that was not delivered. The code reads the link as an address.',
    subtle: 'one value',
    collateral: { because: 'wrong result read', rules: '2.1-14 5.2-03 9-06' },
    deviation: misreads(NO_ADDRESS, 4),
  },
  {
    id: 'unfetched-reads-no-address',
    breaks: 'PROV-9-09',
    story: 'The phone reads a result that was not delivered as a missing address. The code limits the result to 3.',
    collateral: { because: 'wrong result read', rules: '2.1-09 5.1.1-02 5.2-04 6-14 9-10 9-22' },
    deviation: networkProcessor(() => ({
      resultToServe: (result) => (result >= 4 ? 3 : result),
    })),
  },
  {
    id: 'delivered-reads-untried',
    breaks: 'PROV-9-09',
    story: 'The phone reads a delivered success as "none". The end of the process clears the result first.',
    subtle: 'one value',
    collateral: { because: 'wrong result read', rules: '2.1-09 5.1.1-02 5.2-04 6-14 9-10 9-22' },
    deviation: misreads(5, 0),
  },
  {
    id: 'old-version',
    breaks: 'PROV-9-11',
    story: 'The device reports product version R1.0. The constant is from the previous generation.',
    deviation: networkProcessor(() => ({
      productVersion: () => 'R1.0',
    })),
  },
  {
    id: 'newer-version',
    breaks: 'PROV-9-11',
    story: 'The device reports product version R2.1. The constant is from the next generation.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      productVersion: () => 'R2.1',
    })),
  },
  {
    id: 'scan-finds-nothing',
    breaks: 'PROV-9-12',
    story: 'The list of networks is empty. The task that scans sleeps while the access point is active.',
    collateral: { because: 'wrong value kept', rules: '6-06 9-14 9-25' },
    deviation: networkProcessor(() => ({ scanned: () => [] })),
  },
  {
    id: 'scan-finds-open-only',
    breaks: 'PROV-9-12',
    story: 'The list of networks has open networks only. The filter leaves out networks with a key.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '6-06 9-14 9-25' },
    deviation: networkProcessor(() => ({
      scanned: (around) => around.filter(({ security }) => security === 'open'),
    })),
  },
  {
    id: 'scan-lists-first',
    breaks: 'PROV-9-14',
    story: 'The list of networks has one entry, the first. The loop returns after the first entry.',
    collateral: { because: 'missing or wrong report', rules: '9-12' },
    deviation: networkProcessor(() => ({
      scanned: (around) => around.slice(0, 1),
    })),
  },
  {
    id: 'scan-keeps-last',
    breaks: 'PROV-9-14',
    story: 'The list of networks has one entry, the last. Each network overwrites the same entry.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      scanned: (around) => around.slice(-1),
    })),
  },
  {
    id: 'scan-cuts-at-comma',
    breaks: 'PROV-9-14',
    story:
      'The list of networks cuts a name at its first comma. The code uses the separator of the list within a name.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      scanned: (around) => around.map((each) => ({ ...each, ssid: each.ssid.replace(/,.*/, '') })),
    })),
  },
  {
    id: 'scan-forgets-security',
    breaks: 'PROV-9-25',
    story: 'The list of networks shows each network as open. The code does not copy the security field.',
    deviation: networkProcessor(() => ({
      scanned: (around) => around.map((each) => ({ ...each, security: 'open' })),
    })),
  },
  {
    id: 'scan-takes-wpa-for-wep',
    breaks: 'PROV-9-25',
    story: 'The list of networks shows WPA2 networks as WEP. The conversion table has the wrong value.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      scanned: (around) =>
        around.map((each) => ({ ...each, security: each.security === 'wpa' ? 'wep' : each.security })),
    })),
  },
  {
    id: 'scan-takes-wpa3-for-wpa',
    breaks: 'PROV-9-25',
    story: 'The list of networks shows WPA3 networks as WPA2. The conversion table is older than WPA3.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      scanned: (around) =>
        around.map((each) => ({ ...each, security: each.security === 'wpa3' ? 'wpa' : each.security })),
    })),
  },
];
