import { constants } from '../ledger/constants';

const { devStatus: bit } = constants;
const PROVISIONING = bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED;

/** Members that count or keep what nothing of the reference ever looks at again, or that are no state. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'decisions',
  'driven',
  'failures',
  'functions',
  'issued',
  'lastSession',
  'packets',
  'parts',
  'profiles',
  'resetRequests',
  'SessionNumber',
  'table',
  'taken',
  'timing',
  'sent',
]);

/**
 * Everything an object holds and reaches, as text: two devices with the same text behave the same from here on, as far
 * as their futures depend on what they hold. Of what is pending the order counts and the name, not the time; functions
 * are left out, so that a pending happening stands for what it has captured.
 */
export function fingerprint(root: object): string {
  const due = new Map(dueTimes(root).map((at, index) => [at, index]));
  return walked(root, (at) => String(due.get(at) ?? 'past'), LEFT_OUT);
}

/** Members that are no state, or that tell a device apart from another one without any difference in what they do. */
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
 * The same, with all that was kept: the past as well, and how long it is until what is pending comes.
 *
 * @param now by the clock of what the object holds, in ms
 */
export function likeness(root: object, now: number): string {
  return walked(root, (at) => (at > now ? String(at - now) : 'past'), NO_STATE);
}

/** Members that tell contexts apart which the table does not: times, the past, where the phone is, what is stored. */
const FINER: ReadonlySet<string> = new Set([
  ...LEFT_OUT,
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

/** The same with less told: process, record, role, link, what is pending by its name, networks, status byte. */
export function context(root: object): string {
  return walked(root, () => 'past', FINER);
}

function walked(root: object, due: (at: number) => string, leftOut: ReadonlySet<string>): string {
  const seen = new Map<object, number>();
  const told = (value: unknown, key: string): string => {
    if (typeof value === 'function') return '';
    if (key === 'devStatus' && typeof value === 'number') return String(effective(value));
    if (key === 'at' && typeof value === 'number') return `#${due(value)}`;
    if (typeof value !== 'object' || value === null) return String(value);
    const known = seen.get(value);
    if (known !== undefined) return `@${known}`;
    seen.set(value, seen.size);
    const members = value instanceof Map ? [...value] : Object.entries(value);
    return `{${members
      .filter(([name, held]) => !leftOut.has(String(name)) && typeof held !== 'function' && name !== 'time')
      .map(([name, held]) => `${String(name)}:${told(held, String(name))}`)
      .join(',')}}`;
  };
  return told(root, '');
}

/** Outside a process the bit that opens the APIs opens nothing. */
const effective = (devStatus: number): number =>
  (devStatus & PROVISIONING) === 0 ? devStatus & ~bit.PROVISIONING_ENABLE_API : devStatus;

/** The different moments at which something is due, in order. */
function dueTimes(root: object): readonly number[] {
  const times = new Set<number>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, held] of value instanceof Map ? value : Object.entries(value)) {
      if (LEFT_OUT.has(String(key))) continue;
      if (key === 'at' && typeof held === 'number') times.add(held);
      else visit(held);
    }
  };
  visit(root);
  return [...times].sort((a, b) => a - b);
}
