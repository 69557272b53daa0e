import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import { secureHttp } from '../../adapters/simulator/reference-device';
import { constants } from '../../ledger/constants';
import { networkProcessor } from '../deviations';
import { inExternalConfiguration } from '../process-conditions';
import type { ConformingVariant } from './conforming-variant';

const { returnCode: code, role, roleRemain } = constants;

/** Devices whose network processor makes another choice where the documents leave one. */
export const choiceVariants: readonly ConformingVariant[] = [
  {
    id: 'moves-permanently',
    story: 'The HTTP server is secured and redirects with 301.',
    deviation: () => ({
      networkProcessor: { ...secureHttp.networkProcessor, redirectStatus: () => 301 as const },
    }),
  },
  {
    id: 'refuses-idle-stop',
    story: 'The device answers a stop without a process with -2177 (C17).',
    deviation: networkProcessor(() => ({ stopWhenIdle: () => code.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED })),
  },
  {
    id: 'command-ends-auto-start',
    story: 'Each command ends an auto-started process (C12).',
    deviation: networkProcessor(() => ({ commandEndsAutoProvisioning: () => true })),
  },
  {
    id: 'refuses-by-event',
    story: 'The device answers a refused start with 0 and reports the refusal by a status event (C2).',
    deviation: networkProcessor(() => ({ refusedStartReports: () => ['event'] })),
  },
  {
    id: 'refuses-by-both',
    story: 'The device reports a refused start by its return code and by a status event (C2).',
    deviation: networkProcessor(() => ({ refusedStartReports: () => ['code', 'event'] })),
  },
  {
    id: 'takes-role-of-stop',
    story: 'After a stop that names a role, the device takes that role (C4).',
    deviation: networkProcessor(() => ({
      roleAfterStop: ({ roleOfStop }, current) =>
        roleOfStop === roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE ? current : roleOfStop,
    })),
  },
  {
    id: 'station-after-a-reset',
    story: 'After a reset that ended a process, the device is a station. No document states its role.',
    about: ['resets'],
    deviation: networkProcessor(() => ({ roleAfterReset: () => role.ROLE_STA })),
  },
  {
    id: 'access-point-after-a-reset',
    story: 'After a reset that ended a process, the device is an access point.',
    about: ['resets'],
    deviation: networkProcessor(() => ({ roleAfterReset: () => role.ROLE_AP })),
  },
  {
    id: 'names-of-32',
    story: 'The device accepts a device name of at most 32 characters (C8).',
    deviation: networkProcessor(() => ({ nameToStore: (name, before) => (name.length <= 32 ? name : before) })),
  },
  {
    id: 'cuts-names',
    story: 'The device shortens a device name that is too long (C8).',
    deviation: networkProcessor(() => ({ nameToStore: (name) => name.slice(0, 33) })),
  },
  {
    id: 'profiles-alone-count',
    story: 'Only an added profile postpones the inactivity time-out (C26).',
    deviation: networkProcessor(() => ({ postponesTimeout: (act) => act === 'profile' })),
  },
  {
    id: 'refuses-short-time-outs',
    story: 'The device refuses an inactivity time-out below 30 s.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        view.inactivity < 30_000
          ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM
          : referenceDecisions.startRefusal(view),
    })),
  },
  {
    id: 'rounds-time-outs-up',
    story: 'The device uses 30 s for a shorter inactivity time-out.',
    deviation: networkProcessor(() => ({ inactivityTimeout: ({ inactivity }) => Math.max(inactivity, 30_000) })),
  },
  {
    id: 'takes-0xff-as-role',
    story: 'The device accepts 0xFF as the final role and keeps the role from before the start.',
    deviation: networkProcessor(() => ({
      startRefusal: (view) =>
        referenceDecisions.startRefusal({
          ...view,
          roleForSuccess: view.roleForSuccess === 0xff ? role.ROLE_STA : view.roleForSuccess,
        }),
      roleAfterSuccess: ({ roleForSuccess, roleBefore }) => (roleForSuccess === 0xff ? roleBefore : roleForSuccess),
    })),
  },
  {
    id: 'token',
    story: 'The profile-added event carries a private token.',
    deviation: networkProcessor(() => ({ announcedToken: () => 'kitchen-7' })),
  },
  {
    id: 'shut-while-ending',
    story: 'While a process ends, the APIs are blocked, also when they were open before (C27).',
    deviation: networkProcessor(() => ({
      opensApis: (view) => view.state !== 'ending' && referenceDecisions.opensApis(view),
    })),
  },
  {
    id: 'open-after-restart',
    story: 'After the restart of external configuration, the APIs stay open.',
    deviation: networkProcessor(() => ({
      opensApis: (view) =>
        referenceDecisions.opensApis(view) ||
        (inExternalConfiguration(view.record) && ['connecting', 'acquiring', 'feedback'].includes(view.state)),
    })),
  },
  {
    id: 'reads-4-when-late',
    story: 'A result that the phone reads late is 4, and the process still succeeds.',
    deviation: networkProcessor(() => {
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
  },
  {
    id: 'advertises-the-other-way-round',
    story: 'The device advertises its address by mDNS before it broadcasts the address.',
    deviation: networkProcessor(() => ({ advertisesBy: () => ['multicast', 'broadcast'] })),
  },
  {
    id: 'secured',
    story: 'The HTTP server uses HTTPS, and the plain port redirects to it.',
    deviation: () => secureHttp,
  },
  {
    id: 'restarts-itself',
    story: 'The driver restarts the device before a confirmation, as the device statement says.',
    // The statement says how long.
    about: ['resets', 'time: boot', 'time: shutdown', 'time: response', 'host driver: refusalDelay'],
    deviation: networkProcessor(() => ({ restartsItself: () => true })),
    judged: { ixit: { 'internal restart bound': 1_500 } },
  },
  {
    id: 'renamed-by-its-maker',
    story: 'The access point has the name and the address of its vendor, as the device statement says.',
    deviation: networkProcessor(() => ({
      accessPointName: (configured) => configured ?? 'Doorbell 2',
      accessPointNameToShow: (configured) => configured ?? 'Doorbell 2',
      accessPointAddress: () => ({ address: '192.168.4.1', mask: '255.255.0.0' }),
    })),
    judged: { without: ['factory-access-point'] },
  },
];
