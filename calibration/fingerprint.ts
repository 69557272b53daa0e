import { PROVISIONING } from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';

const { devStatus: bit } = constants;

/** Members that no code of the reference device reads again, or that are no state. */
const WITHOUT_FUTURE: ReadonlySet<string> = new Set([
  'decisions',
  'driven',
  'end',
  'failed',
  'failures',
  'functions',
  'issued',
  'lastSession',
  'ordinal',
  'packets',
  'parts',
  'previous',
  'profiles',
  'resetRequests',
  'restarts',
  'SessionNumber',
  'table',
  'taken',
  'timing',
  'sent',
]);

/**
 * The state of an object and of all reachable objects, as text. Two devices with the same text behave the same from now
 * on. Of a pending event the name and the order count, and not the time. Functions are left out.
 */
export function stateFingerprint(root: object): string {
  const due = new Map(dueTimes(root).map((at, index) => [at, index]));
  return textOf(root, (at) => String(due.get(at) ?? 'past'), WITHOUT_FUTURE);
}

/** Members that are no state, or that differ between devices of equal behaviour. */
const NO_STATE: ReadonlySet<string> = new Set([
  'decisions',
  'driven',
  'functions',
  'issued',
  'lastSession',
  'parts',
  'SessionNumber',
  'table',
  'taken',
  'timing',
]);

/**
 * Like `stateFingerprint`, with the past and with the time until each pending event.
 *
 * @param now time of the device in ms
 */
export function fullFingerprint(root: object, now: number): string {
  return textOf(root, (at) => (at > now ? String(at - now) : 'past'), NO_STATE);
}

/** Members that the transition table does not read: times, the past, the place of the phone and saved data. */
const OUTSIDE_TABLE: ReadonlySet<string> = new Set([
  ...WITHOUT_FUTURE,
  'accessPoint',
  'at',
  'awaited',
  'bound',
  'candidate',
  'commanded',
  'entries',
  'events',
  'found',
  'parameters',
  'place',
  'pBuf',
  'policy',
  'reconnect',
  'scan',
  'slots',
  'wasConnected',
  'roleBefore',
  'roleOfStop',
  'starting',
  'stops',
]);

/** The coarse state: process, record, role, link, names of pending events, networks and status byte. */
export function contextFingerprint(root: object): string {
  return textOf(root, () => 'past', OUTSIDE_TABLE);
}

/**
 * @param due text for the time of a pending event
 * @param omitted names of members to leave out
 */
function textOf(root: object, due: (at: number) => string, omitted: ReadonlySet<string>): string {
  const seen = new Map<object, number>();
  const valueText = (value: unknown, key: string): string => {
    if (typeof value === 'function') return '';
    if (key === 'devStatus' && typeof value === 'number') return String(effectiveStatus(value));
    if (key === 'at' && typeof value === 'number') return `#${due(value)}`;
    if (typeof value !== 'object' || value === null) return String(value);
    const known = seen.get(value);
    if (known !== undefined) return `@${known}`;
    seen.set(value, seen.size);
    const text = membersText(value);
    // Two equal records are the same to the device, whether they are one object or copies.
    if (Object.getPrototypeOf(value) === Object.prototype) seen.delete(value);
    return text;
  };
  const membersText = (value: object): string => {
    const members = value instanceof Map ? [...value] : Object.entries(value);
    return `{${members
      .filter(([name, held]) => !omitted.has(String(name)) && typeof held !== 'function' && name !== 'time')
      .map(([name, held]) => `${String(name)}:${valueText(held, String(name))}`)
      .join(',')}}`;
  };
  return valueText(root, '');
}

/** The status byte without the enable-API bit outside a process, where the bit has no effect. */
const effectiveStatus = (devStatus: number): number =>
  (devStatus & PROVISIONING) === 0 ? devStatus & ~bit.PROVISIONING_ENABLE_API : devStatus;

/** The entries of a map, or the members of another object. */
const membersOf = (value: object): readonly (readonly [unknown, unknown])[] =>
  value instanceof Map ? [...value] : Object.entries(value);

/** The times of all pending events, sorted and without duplicates. */
function dueTimes(root: object): readonly number[] {
  const times = new Set<number>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, held] of membersOf(value).filter(([name]) => !WITHOUT_FUTURE.has(String(name))))
      if (key === 'at' && typeof held === 'number') times.add(held);
      else visit(held);
  };
  visit(root);
  return [...times].sort((a, b) => a - b);
}
