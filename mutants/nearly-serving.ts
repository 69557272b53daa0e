import { constants } from '../ledger/constants';
import { type Mutant, deciding as nwp } from './mutant';
import { adding, byAccessPoint, byAir, byBoth, deaf, forCloud, on, onlyWhen } from './rows';

const { status, wlanStatus } = constants;

/** Nearly right in chapter 8. */
const examples: readonly Mutant[] = [
  onlyWhen(
    byAir,
    'synchronised-twice-by-air',
    'PROV-8.1-01',
    'In SmartConfig mode synchronisation is told twice.',
    on('smartconfig-sync', adding('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED')),
  ),
  nwp('success-disconnects-by-air', 'PROV-8.1-04', 'In SmartConfig mode STOPPED tells of no connection.', () => ({
    reportedWlanStatus: (actual, record) => (byAir(record) ? wlanStatus.SL_WLAN_STATUS_DISCONNECTED : actual),
  })),
  onlyWhen(
    byAir,
    'address-told-without-dhcp-by-air',
    'PROV-8.2-01',
    'In SmartConfig mode a link counts as an address in the report.',
    on('no-address', (row) => ({
      ...row,
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED', ...(row.after ?? [])],
    })),
  ),
  onlyWhen(
    (record) => byAir(record) && record.failures > 0,
    'listens-once',
    'PROV-8.2-03',
    'After a failure SmartConfig is not listened to again.',
    on('smartconfig-sync', deaf()),
  ),
  onlyWhen(
    byBoth,
    'late-fetch-goes-on-as-both',
    'PROV-8.3-01',
    'With both methods on a late success does not end the process.',
    on('result-fetched', (row) =>
      row.when === undefined
        ? row
        : { ...row, to: 'configuration', after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'] },
    ),
  ),
  onlyWhen(
    byAccessPoint,
    'success-waits-in-ap-mode',
    'PROV-8.4-01',
    'In AP mode the device waits for a stop after success.',
    on('result-fetched', (row) => ({
      ...row,
      to: 'configuration',
      after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
    })),
  ),
  onlyWhen(byBoth, 'confirms-unasked-as-both', 'PROV-8.4-02', 'With both methods on HTTP is tried at once.', (row) =>
    row.input === 'profile-over-http' && row.to === 'configuration'
      ? { ...row, to: 'connecting', after: ['send profile added', 'begin attempt'] }
      : row,
  ),
  {
    id: 'synchronises-in-ap-mode',
    breaks: 'PROV-8.4-03',
    story: 'AP mode reports a synchronisation and takes nothing.',
    deviation: () => ({
      networkProcessor: { listensToSmartConfig: () => true },
      transitions: (reference) =>
        reference.flatMap((row) =>
          row.input === 'profile-over-smartconfig' ? [{ ...deaf()(row), only: byAccessPoint }, row] : [row],
        ),
    }),
  },
  onlyWhen(
    byBoth,
    'stop-in-cloud-forgotten-as-both',
    'PROV-8.5-01',
    'With external confirmation and both methods on the stop is forgotten.',
    on('stop', deaf('cloud-confirmation')),
  ),
  {
    id: 'success-with-cloud-later',
    breaks: 'PROV-8.5-02',
    story: 'A host that is slow is taken for one that has reached its cloud.',
    deviation: () => ({
      timing: { feedback: 10_000 },
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'],
          rules: [],
        },
        ...reference.map((row) =>
          row.to === 'cloud-confirmation' ? { ...row, after: [...(row.after ?? []), 'await fetch' as const] } : row,
        ),
      ],
    }),
  },
  nwp('cloud-stop-disconnects-as-both', 'PROV-8.5-04', 'With both methods on a stop tells of no connection.', () => ({
    reportedWlanStatus: (actual, record) =>
      byBoth(record) && forCloud(record) ? wlanStatus.SL_WLAN_STATUS_DISCONNECTED : actual,
  })),
];

const { SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED: NO_ADDRESS } = status;

/** Another result than the right one, for one result. */
const misreads = (id: string, breaks: string, story: string, right: number, wrong: number): Mutant =>
  nwp(id, breaks, story, () => ({ resultToServe: (result) => (result === right ? wrong : result) }));

/** Nearly right in chapter 9. */
const resources: readonly Mutant[] = [
  nwp('name-in-capitals', 'PROV-9-02', 'The name is stored as host names are shown, in capitals.', () => ({
    nameToStore: (name) => name.toUpperCase(),
  })),
  nwp('name-in-quotes', 'PROV-9-03', 'The name is stored with quotation marks around it.', () => ({
    nameToStore: (name) => `"${name}"`,
  })),
  onlyWhen(
    byBoth,
    'request-never-confirms-as-both',
    'PROV-9-04',
    'With both methods on the resource answers and nothing follows.',
    on('confirm-request', deaf()),
  ),
  misreads('untried-reads-unfetched', 'PROV-9-05', 'The place of the result is not cleared.', 0, 4),
  misreads('missing-reads-untried', 'PROV-9-06', 'A missing network leaves the result as it was.', 1, 0),
  misreads('failed-reads-no-address', 'PROV-9-07', 'A failed connection reads as a missing address.', 2, NO_ADDRESS),
  misreads('no-address-reads-unfetched', 'PROV-9-08', 'A link is taken for an address.', NO_ADDRESS, 4),
  misreads('delivered-reads-untried', 'PROV-9-09', 'The end of the process clears the result before it is read.', 5, 0),
  nwp('newer-version', 'PROV-9-11', 'The version is that of the generation after.', () => ({
    productVersion: () => 'R2.1',
  })),
  nwp('scan-finds-open-only', 'PROV-9-12', 'Networks that ask for a key are left out.', () => ({
    scanned: (around) => around.filter(({ security }) => security === 'open'),
  })),
  nwp('scan-keeps-last', 'PROV-9-14', 'Every network is written to the same place of the list.', () => ({
    scanned: (around) => around.slice(-1),
  })),
  nwp('priority-not-kept', 'PROV-9-18', 'The priority alone is taken for 0 when it is left out.', () => ({
    keepsParameters: (name) => name !== '__SL_P_P.D',
  })),
  nwp('name-bound-off-by-one', 'PROV-9-20', 'A name of 34 characters is stored.', () => ({
    nameToStore: (name, before) => (name.length <= 34 ? name : before),
  })),
  nwp('scan-takes-wpa-for-wep', 'PROV-9-25', 'A network with WPA2 is listed as one with WEP.', () => ({
    scanned: (around) => around.map((each) => ({ ...each, security: each.security === 'wpa' ? 'wep' : each.security })),
  })),
];

/** Devices that break a rule of chapters 8 and 9 on one occasion only. */
export const nearlyServing: readonly Mutant[] = [...examples, ...resources];
