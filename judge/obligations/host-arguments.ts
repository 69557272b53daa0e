import { constants } from '../../ledger/constants';
import { timeText } from '../../ledger/quantities';
import { numberOf } from '../record-accessors';
import type { Action } from './action';
import { isStop, startMode, timeOutOf } from './host-view';
import { broken, kept, type Obligation } from './obligation';

const { command, smartConfig } = constants;
const KEY_LENGTH = smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH;

/**
 * Shortest text before a NUL that counts as a short key. A key of random bytes can contain a NUL, but four printable
 * characters before it are unlikely.
 */
const PLAIN_TEXT = 4;

interface SeenKey {
  /** Length that the command states. */
  readonly length: number;
  /** Number of printable characters before the first NUL. */
  readonly characters: number;
}

/** The SmartConfig key of a start; undefined without one. */
function keyOf({ data }: Action): SeenKey | undefined {
  const length = numberOf(data.PublicKeyLen);
  const characters = numberOf(data.KeyCharacters);
  if (length !== undefined) return length === 0 ? undefined : { length, characters: characters ?? length };
  const { pSmartConfigKey: key } = data;
  return typeof key === 'string' && key !== '' && key !== 'NULL'
    ? { length: key.length, characters: key.length }
    : undefined;
}

const isShortText = ({ characters }: SeenKey): boolean => characters >= PLAIN_TEXT && characters < KEY_LENGTH;

/** PROV-3.2-04 */
const smartConfigKey: Obligation = {
  rule: 'PROV-3.2-04',
  sentence: 'every SmartConfig key has 16 characters',
  unseen: 'the application has passed no SmartConfig key',
  watch: () => (action) => {
    const key = startMode(action) === undefined ? undefined : keyOf(action);
    if (key === undefined) return undefined;
    const expected = `a SmartConfig key of ${KEY_LENGTH} characters`;
    if (key.length !== KEY_LENGTH) return broken(expected, `a key of ${key.length} bytes`);
    return isShortText(key) ? broken(expected, `a text of ${key.characters} characters`) : kept;
  },
};

/** PROV-4.1-04. No source gives a number; a statement can give another one. */
const advisedTimeOut: Obligation = {
  rule: 'PROV-4.1-04',
  sentence: 'every start has an inactivity time-out of a few minutes',
  unseen: 'the application has not started provisioning',
  watch:
    ({ times }) =>
    (action) => {
      const seconds = timeOutOf(action);
      if (startMode(action) === undefined || seconds === undefined || seconds === 0) return undefined;
      const most = times('advised time-out');
      return seconds * 1_000 <= most
        ? kept
        : broken(`an inactivity time-out of at most ${timeText(most)}`, `${seconds} s`);
    },
};

/** PROV-7.1-16 */
const stopTimeOut: Obligation = {
  rule: 'PROV-7.1-16',
  sentence: 'every stop has the time-out 0',
  unseen: 'the application has sent no stop',
  watch: () => (action) => {
    const seconds = isStop(action) ? timeOutOf(action) : undefined;
    if (seconds === undefined) return undefined;
    return seconds === 0 ? kept : broken('a stop with the time-out 0', `a stop with the time-out ${seconds}`);
  },
};

/** PROV-7.1-17 */
const startTimeOut: Obligation = {
  rule: 'PROV-7.1-17',
  sentence: 'no start has the time-out 0',
  unseen: 'the application has not started provisioning',
  watch: () => (action) => {
    const seconds = startMode(action) === undefined ? undefined : timeOutOf(action);
    if (seconds === undefined) return undefined;
    return seconds > 0 ? kept : broken('a start with a time-out above 0', 'a start with the time-out 0');
  },
};

/** PROV-8.3-02, for an application that relies on the fallback. */
const fallbackMode: Obligation = {
  rule: 'PROV-8.3-02',
  sentence: 'every start has a mode with the AP role',
  unseen: 'the statement does not claim the fallback, or the application has not started provisioning',
  watch:
    ({ claims }) =>
    (action) => {
      const mode = claims.has('fallback') ? startMode(action) : undefined;
      if (mode === undefined) return undefined;
      return mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC
        ? broken('a mode with the AP role, such as mode 2', `mode ${mode}`)
        : kept;
    },
};

export const argumentObligations: readonly Obligation[] = [
  smartConfigKey,
  advisedTimeOut,
  stopTimeOut,
  startTimeOut,
  fallbackMode,
];
