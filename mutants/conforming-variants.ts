import { registerAdapter } from '../adapters/registry';
import { tiDriverDecisions as ti } from '../adapters/simulator/host-driver/ti-driver';
import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { secureHttp } from '../adapters/simulator/reference-device';
import { type DecisionOverrides, Simulator } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';
import type { ConformingVariant } from './conforming-variant';
import { external, leading, on, rows } from './rows';

const { returnCode: code, role, roleRemain } = constants;

const deciding = (id: string, story: string, make: () => DecisionOverrides['networkProcessor']): ConformingVariant => ({
  id,
  story,
  deviation: () => ({ networkProcessor: make() ?? {} }),
});

/** An unusual transition table, written like a faulty one. */
const table = (
  id: string,
  story: string,
  { deviation }: { readonly deviation: () => DecisionOverrides },
): ConformingVariant => ({
  id,
  story,
  deviation,
});

/** Devices that take their time, or none. */
const times: readonly ConformingVariant[] = [
  {
    id: 'slowest',
    story: 'Every step takes nearly as long as the suite is prepared to wait, and scans as long as its statement says.',
    deviation: () => ({
      timing: {
        boot: 140,
        shutdown: 9_000,
        completion: 9_000,
        roleSwitch: 7_500,
        ready: 25_000,
        scan: 12_000,
        association: 10_000,
        dhcpTimeout: 55_000,
        feedback: 59_000,
        advertisement: 4_500,
        smartConfig: 25_000,
        smartConfigTimeout: 55_000,
        autoInactivity: 890_000,
      },
    }),
    judged: { ixit: { 'short outage': 60_000 } },
  },
  {
    id: 'fastest',
    story: 'Every step is over at once.',
    deviation: () => ({
      timing: {
        boot: 1,
        shutdown: 1,
        completion: 1,
        roleSwitch: 1,
        ready: 40,
        scan: 1,
        association: 1,
        dhcpTimeout: 6_500,
        feedback: 16_000,
        advertisement: 20,
        beaconLoss: 1,
        reconnect: 1_000,
        smartConfig: 1,
        smartConfigTimeout: 1,
        autoInactivity: 200_000,
      },
    }),
  },
  {
    id: 'slow-answers',
    story: 'A command is answered after half a second.',
    deviation: () => ({ timing: { response: 500, completion: 3_000, ready: 5_000 } }),
  },
  {
    id: 'patient-with-the-phone',
    story: 'The result waits for two minutes, and the device statement says so.',
    deviation: () => ({ timing: { feedback: 120_000 } }),
    judged: { ixit: { 'confirmation wait': 130_000 } },
  },
  {
    id: 'slow-to-synchronise',
    story: 'SmartConfig takes a minute and a half, and the device statement says so.',
    deviation: () => ({ timing: { smartConfig: 45_000 } }),
    judged: { ixit: { 'smartconfig bound': 100_000, 'report bound': 100_000 } },
  },
  deciding('late-without-profile-but-legal', 'A device without profiles takes 3.4 of the 3.5 seconds it has.', () => ({
    noProfileDelay: () => 3_350,
  })),
  deciding('late-when-lost-but-legal', 'After a disconnection it takes 124 of the 125 seconds it has.', () => ({
    disconnectionDelay: () => 124_000,
  })),
  deciding('times-out-late-but-legal', 'A process that nobody minds lasts 14 seconds longer than asked for.', () => ({
    inactivityTimeout: ({ inactivity }) => inactivity + 14_000,
  })),
];

/** Devices that make another choice where the document leaves one. */
const choices: readonly ConformingVariant[] = [
  deciding('refuses-idle-stop', 'A stop when nothing runs is answered -2177 (C17).', () => ({
    stopWhenIdle: () => code.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED,
  })),
  deciding('command-ends-auto-start', 'Any command ends a process that started by itself (C12).', () => ({
    commandEndsAutoProvisioning: () => true,
  })),
  deciding('refuses-by-event', 'A refused start is answered 0 and told by a status event (C2).', () => ({
    tellsRefusedStart: () => ['event'],
  })),
  deciding('refuses-by-both', 'A refused start is told by its code and by a status event (C2).', () => ({
    tellsRefusedStart: () => ['code', 'event'],
  })),
  deciding('takes-role-of-stop', 'A stop that names a role leads to that role (C4).', () => ({
    roleAfterStop: ({ roleOfStop }, current) =>
      roleOfStop === roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE ? current : roleOfStop,
  })),
  deciding('names-of-32', 'A device name has at most 32 characters (C8).', () => ({
    nameToStore: (name, before) => (name.length <= 32 ? name : before),
  })),
  deciding('cuts-names', 'A device name that is too long is cut to what fits (C8).', () => ({
    nameToStore: (name) => name.slice(0, 33),
  })),
  deciding('profiles-alone-count', 'Only a profile puts the end by inactivity off (C26).', () => ({
    putsEndOff: (act) => act === 'profile',
  })),
  deciding('refuses-short-time-outs', 'A time-out below 30 seconds is refused.', () => ({
    startRefusal: (view) =>
      view.inactivity < 30_000
        ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
        : referenceDecisions.startRefusal(view),
  })),
  deciding('rounds-time-outs-up', 'A time-out below 30 seconds is taken for 30.', () => ({
    inactivityTimeout: ({ inactivity }) => Math.max(inactivity, 30_000),
  })),
  deciding('takes-0xff-as-role', '0xFF as the role after success means the role before.', () => ({
    startRefusal: (view) =>
      referenceDecisions.startRefusal({
        ...view,
        roleForSuccess: view.roleForSuccess === 0xff ? role.ROLE_STA : view.roleForSuccess,
      }),
    roleAfterSuccess: ({ roleForSuccess, roleBefore }) => (roleForSuccess === 0xff ? roleBefore : roleForSuccess),
  })),
  deciding('token', 'The announcement of a profile carries a private token.', () => ({
    announcedToken: () => 'kitchen-7',
  })),
  deciding('shut-while-ending', 'While a process ends nothing is served, whatever was before (C27).', () => ({
    opensApis: (view) => view.state !== 'ending' && referenceDecisions.opensApis(view),
  })),
  deciding('open-after-restart', 'After the restart of external configuration the APIs stay open.', () => ({
    opensApis: (view) =>
      referenceDecisions.opensApis(view) ||
      (external(view.record) && ['connecting', 'acquiring', 'feedback'].includes(view.state)),
  })),
  deciding('reads-4-when-late', 'A result that is fetched late is read as 4, and is a success all the same.', () => {
    let late = false;
    return {
      lateFetchSucceeds: (result, record) => {
        late = referenceDecisions.lateFetchSucceeds(result, record);
        return late;
      },
      resultToServe: (result) => {
        const served = late ? Math.min(result, 4) : result;
        late = false;
        return served;
      },
    };
  }),
  {
    id: 'secured',
    story: 'The HTTP server speaks HTTPS, and the plain port redirects to it.',
    deviation: () => secureHttp,
  },
  {
    id: 'restarts-itself',
    story: 'The device has its driver restart it before a confirmation, and the device statement says so.',
    deviation: () => ({ networkProcessor: { restartsItself: () => true } }),
    judged: { ixit: { 'internal restart bound': 1_500 } },
  },
  {
    id: 'renamed-by-its-maker',
    story: 'The access point has a name and an address of its maker, and the device statement says so.',
    deviation: () => ({
      networkProcessor: {
        accessPointName: (configured) => configured ?? 'Doorbell 2',
        accessPointNameToShow: (configured) => configured ?? 'Doorbell 2',
        accessPointAddress: () => ({ address: '192.168.4.1', mask: '255.255.0.0' }),
      },
    }),
    judged: { without: ['factory-access-point'] },
  },
];

/** Devices that tell things in another order, or more of them. */
const reports: readonly ConformingVariant[] = [
  table(
    'role-before-result',
    'A failed attempt is reported after the way back has begun.',
    rows('', '', '', (row) =>
      row.after?.at(-1) === 'take configuration role' && row.after.length > 1
        ? { ...row, after: ['take configuration role', ...row.after.slice(0, -1)] }
        : row,
    ),
  ),
  table(
    'synchronised-with-profile',
    'Synchronisation is told together with the profile.',
    rows('', '', '', (row) =>
      row.input === 'smartconfig-sync'
        ? { ...row, after: [] }
        : row.input === 'profile-over-smartconfig'
          ? { ...row, after: ['SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED', ...(row.after ?? [])] }
          : row,
    ),
  ),
  table(
    'no-events-of-attempts',
    'The network processor itself keeps the events of its attempts back.',
    rows('', '', '', (row) => ({ ...row, before: (row.before ?? []).filter((action) => !action.startsWith('send ')) })),
  ),
  table(
    'abort-is-told',
    'An abort is followed by a status event.',
    rows('', '', '', on('abort', leading('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED'))),
  ),
  table(
    'success-at-the-stop-for-the-cloud',
    'The stop that confirms for the cloud is a success in words as well (PROV-8.5-03).',
    rows('', '', '', (row) =>
      row.input === 'stop'
        ? [
            {
              ...row,
              from: ['cloud-confirmation'],
              after: ['SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS', ...(row.after ?? [])],
            },
            row,
          ]
        : row,
    ),
  ),
  deciding('advertises-the-other-way-round', 'mDNS comes before the broadcast of the address.', () => ({
    advertisesBy: () => ['multicast', 'broadcast'],
  })),
];

/** Other drivers, where TI's does what the text is silent about. */
const drivers: readonly ConformingVariant[] = [
  {
    id: 'keeps-requests-from-host',
    story: 'While the block holds, HTTP requests to the host are kept back too.',
    deviation: () => ({
      hostDriver: { delivers: (event, blocked) => event !== 'NETAPP_REQUEST' && ti.delivers(event, blocked) },
    }),
  },
  {
    id: 'ungated-like-ti',
    story: "Five commands get past the driver, as they do past TI's (C18).",
    deviation: () => ({ hostDriver: { isGated: ti.isGated } }),
  },
  {
    id: 'loses-completions-like-ti',
    story: 'Calls under way when the block begins never return (C22).',
    deviation: () => ({
      hostDriver: {
        judgesAgain: ti.judgesAgain,
        completes: ti.completes,
        patience: ti.patience,
        codeWhenFreed: ti.codeWhenFreed,
      },
    }),
  },
  {
    id: 'keeps-errors-like-ti',
    story: 'Fatal errors are kept back while the block holds (C21).',
    deviation: () => ({ hostDriver: { deliversErrors: ti.deliversErrors } }),
  },
  {
    id: 'judges-late-like-ti',
    story: 'An event that comes while a command is out is judged by the byte of the response (C23).',
    deviation: () => ({ hostDriver: { judgesEventsLate: ti.judgesEventsLate } }),
  },
];

/** The reference under another name, or under other readings. */
const others: readonly ConformingVariant[] = [
  ...['CC3120', 'CC3135MOD', 'CC3220MODA', 'CC3235SF'].map(
    (part): ConformingVariant => ({
      id: `part-${part.toLowerCase()}`,
      story: `The part is a ${part}.`,
      options: { part },
    }),
  ),
  {
    id: 'read-strictly',
    story: 'The reference, where errata are read in the strictest way that it keeps.',
    judged: { readings: ['C7=everything', 'C10=table', 'C18=text'] },
  },
  {
    id: 'read-mildly',
    story: 'The reference, where errata are read in the mildest way.',
    judged: {
      readings: ['C11=disconnection', 'C13=calls-only', 'C14=throughout', 'C15=tolerated', 'C25=sockets'],
    },
  },
];

/** All devices that keep every rule in an unusual way. */
export const conformingVariants: readonly ConformingVariant[] = [
  ...times,
  ...choices,
  ...reports,
  ...drivers,
  ...others,
];

/** Makes every one of them available as the adapter `variant:<id>`. */
export function registerConformingVariants(): void {
  for (const { id, deviation } of conformingVariants)
    registerAdapter(`variant:${id}`, async (options) => new Simulator(options.part, options.hostDriver, deviation?.()));
}
