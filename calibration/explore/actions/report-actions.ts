import type { DeviceEvent } from '../../../adapters/adapter';
import { constants, roleName, statusName } from '../../../ledger/constants';
import { eventClasses } from '../../../ledger/event-classes';
import type { Report } from '../../../runtime/report';
import { isReport } from '../../../runtime/report-expectations';
import { type Action, adrift, fixed, mayStart, mayStartLost, steady, underWay, unhurried } from '../action';
import type { ModelState, ReferenceModel } from '../reference-model';
import type { Rows, SessionStep } from '../step';
import {
  noEvents,
  nothingElse,
  nothingFor,
  nothingWithin,
  receives,
  reports,
  reportsStatus,
  reportsWith,
  within,
} from '../steps';

const PROVISIONING = 'sl_WlanProvisioning';
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const { roleRemain, status, wlanStatus } = constants;

const isSynced = (event: DeviceEvent): boolean =>
  event.data.ProvisioningStatus === status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED;

/** The report as the features name it; undefined for one that they cannot name. */
export function reportOf({ name, data }: DeviceEvent): Report | undefined {
  if (name === STATUS) {
    const known = statusName(Number(data.ProvisioningStatus));
    return known && { kind: 'status', name: known };
  }
  if (name !== PROFILE_ADDED) return { kind: 'restart' };
  const ssid = String(data.Ssid);
  return ssid.includes('"') ? undefined : { kind: 'profile', ssid };
}

/** A name in a table, which would lose the blanks around it. */
const named = ({ Ssid }: DeviceEvent['data']): Rows => {
  const ssid = String(Ssid);
  return ssid === ssid.trim() ? [['Ssid', ssid]] : [];
};

/** The members whose values are settled, by name. */
export function members({ name, data }: DeviceEvent, { process, arrived, roleOpen }: ModelState): Rows | undefined {
  // Only advice demands the name in a profile-added event (PROV-7.3-08).
  if (name === PROFILE_ADDED) return undefined;
  if (name !== STATUS) return data.Caller === undefined ? undefined : [['Caller', String(data.Caller)]];
  if (data.ProvisioningStatus !== status.SL_WLAN_PROVISIONING_STOPPED) return undefined;
  // In which role it stays depends on whether it had come there yet.
  if (process.roleOfStop === roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE && !arrived) return undefined;
  if (roleOpen && (process.end === 'time-out' || process.startedBy === 'device')) return undefined;
  const role: Rows[number] = ['Role', roleName(Number(data.Role)) ?? String(data.Role)];
  if (data.Role !== constants.role.ROLE_STA) return [role];
  // Only advice demands a certain WlanStatus (PROV-8.1-04).
  return data.WlanStatus === wlanStatus.SL_WLAN_STATUS_CONNECTED ? [role, ...named(data)] : [role];
}

/** The next report, if it has arrived already. */
const pending = ({ untaken }: ModelState): DeviceEvent | undefined =>
  untaken.find((event) => isReport(event) && !isSynced(event));

/** What comes next, as far as something comes within the bound of a report. */
export const next = (
  model: ReferenceModel,
  within = model.session.milliseconds('report bound'),
): Promise<DeviceEvent | undefined> => {
  const { session } = model;
  return session.take((event) => isReport(event) && !isSynced(event), session.deadline(within));
};

const reporting = (
  name: string,
  word: (event: DeviceEvent, took: number, now: ModelState) => SessionStep | undefined,
): Action => ({
  name,
  group: 'report',
  needs: [],
  functions: [],
  steps: [],
  // Where nothing has come yet, something is due while the device is on its way.
  fits: (now) =>
    !now.tampered &&
    !adrift(now) &&
    (pending(now) !== undefined || (now.started && now.state !== 'idle' && !steady(now))),
  perform: async (model, now) => {
    const due = pending(now);
    if (due !== undefined && word(due, 0, now) === undefined) return [];
    const began = model.session.adapter.clock.now();
    const event = await next(model);
    const step = event && word(event, model.session.adapter.clock.now() - began, now);
    return step && [step];
  },
});

/** Times within which a report that comes by itself has to have come, the tightest first. */
const BOUNDS: Readonly<Record<string, readonly (readonly [delay: string, bound: string])[]>> = {
  SL_WLAN_PROVISIONING_AUTO_STARTED: [
    ['no-profile delay', 'no-profile bound'],
    ['disconnection delay', 'disconnection bound'],
  ],
  SL_WLAN_PROVISIONING_STOPPED: [['short inactivity time-out', 'inactivity bound']],
};

/** A report that is due at a certain time; only such are waited for beyond the bound of all others. */
const punctual: Action = {
  ...reporting('the next report, in time', () => undefined),
  group: 'timing',
  fits: ({ tampered, stopping, told, started }) => !tampered && !stopping && told && started,
  perform: async (model, now) => {
    const began = model.session.adapter.clock.now();
    const event = await next(model, now.milliseconds('disconnection bound'));
    if (event?.name !== STATUS) return undefined;
    const name = statusName(Number(event.data.ProvisioningStatus));
    const took = event.at - began;
    const due =
      now.state === 'idle' ? name === 'SL_WLAN_PROVISIONING_AUTO_STARTED' : name === 'SL_WLAN_PROVISIONING_STOPPED';
    // A second for the device to notice: the reference takes that long to miss an access point.
    const bound = BOUNDS[name ?? '']?.find(([delay]) => took <= now.milliseconds(delay) + 1_500)?.[1];
    if (!due || now.state === 'ending' || bound === undefined) return undefined;
    return name && [within(name, bound)];
  },
};

const silent = (quantity: string, fits: (now: ModelState) => boolean): Action => ({
  name: `nothing for the ${quantity}`,
  group: 'timing',
  needs: [],
  functions: [],
  steps: [],
  fits: (now) => fits(now) && steady(now) && !mayStart(now),
  perform: async (model) => {
    const step = quantity === 'silence' ? nothingElse : nothingFor(quantity);
    return (await model.execute(step)) ? [step] : undefined;
  },
});

/** No report before a delay from a call is over. */
const withinDelay = (quantity: string, name: string): Action => ({
  name: `nothing within the ${quantity} of ${name}`,
  group: 'timing',
  needs: [],
  functions: [name],
  steps: [],
  fits: (now) => !now.tampered && !now.stopping && now.told && now.started && (name !== PROVISIONING || steady(now)),
  perform: async (model, now) => {
    const call = model.session.calls.findLast((each) => each.name === name);
    const over = call === undefined ? 0 : call.at + now.milliseconds(quantity);
    if (
      call === undefined ||
      over < model.session.adapter.clock.now() ||
      model.session.lastActivityAt() > call.returnedAt
    )
      return [];
    if (name === PROVISIONING ? now.state === 'idle' : now.state !== 'idle') return [];
    const step = nothingWithin(quantity, name);
    return (await model.execute(step)) ? [step] : undefined;
  },
});

/**
 * Events besides reports that must arrive while events are delivered. No source states which one follows the loss of a
 * network.
 */
const EVENTS = [
  'SL_WLAN_EVENT_CONNECT',
  'SL_NETAPP_EVENT_IPV4_ACQUIRED',
  'SL_WLAN_EVENT_STA_ADDED',
  'SL_NETAPP_EVENT_DHCPV4_LEASED',
  'return',
];

const arriving = (name: string): Action => ({
  ...fixed('arrival', [receives(name)], ({ blocked, unclear, started }) => started && !blocked && !unclear),
});

/** Events that must not have reached the host, because the reference delivers none. */
const absent = (name: string, events: readonly string[]): Action => ({
  ...fixed(
    'absence',
    [noEvents(name)],
    (now) => !now.wasUnclear && (now.tampered || now.blocked || (now.state === 'idle' && !underWay(now))),
  ),
  perform: async (model) => {
    // With its APIs open at any time, a device may have delivered events.
    await model.session.untaken();
    const step = noEvents(name);
    if (model.session.events.some((event) => events.includes(event.name))) return [];
    return (await model.execute(step)) ? [step] : undefined;
  },
});

/** What can be demanded of the reports of a device, and of its silence. */
export const reportActions: readonly Action[] = [
  reporting('the next report', (event) => {
    const report = reportOf(event);
    return report && reports(report);
  }),
  reporting('the next report, in full', (event, _took, now) => {
    const report = reportOf(event);
    const rows = members(event, now);
    return report === undefined || rows === undefined || rows.length === 0 ? undefined : reportsWith(report, rows);
  }),
  punctual,
  {
    ...reporting('that SmartConfig has synchronised', () => undefined),
    needs: ['smartconfig'],
    fits: ({ tampered, untaken }) => !tampered && untaken.some(isSynced),
    perform: async (model) => {
      const step = reportsStatus('SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED');
      return (await model.execute(step)) ? [step] : undefined;
    },
  },
  silent('silence', () => true),
  silent('while after the start', () => true),
  silent('late moment of activity', (now) => now.state !== 'auto-configuration' && unhurried(now)),
  silent('disconnection delay', (now) => now.state === 'idle' && !mayStartLost(now)),
  silent('short outage', (now) => now.state === 'idle'),
  silent('long outage', (now) => now.state === 'idle' && !mayStartLost(now)),
  withinDelay('no-profile delay', 'sl_Start'),
  withinDelay('no-profile delay', 'sl_DeviceGet'),
  withinDelay('disconnection delay', 'sl_Start'),
  withinDelay('short inactivity time-out', PROVISIONING),
  ...EVENTS.map(arriving),
  ...eventClasses().map(({ name, events }) => absent(name, events)),
  fixed('absence', [{ kind: 'password.unseen' }], () => true),
];
