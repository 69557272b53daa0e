import { ProvtckError } from '../ledger/error';

/** Maximum number of workers; no bench has more devices. */
const MAX_WORKERS = 64;

/** Collects the values of an option that can be given several times. */
export const collect = (value: string, former: readonly string[]): readonly string[] => [...former, value];

/**
 * A number of workers; 0 and 1 use no worker process.
 *
 * @throws ProvtckError `PARALLEL_INVALID`
 */
export function workers(given: number | string): number {
  const count = typeof given === 'number' || /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isInteger(count) && count >= 0 && count <= MAX_WORKERS) return count;
  throw new ProvtckError(
    'PARALLEL_INVALID',
    `${given} is not a number of workers`,
    `Give a whole number from 0 to ${MAX_WORKERS}; 0 and 1 use no worker process.`,
  );
}

/**
 * A number without a fraction.
 *
 * @throws ProvtckError `NUMBER_INVALID`
 */
export function wholeFrom(option: string, text: string): number {
  // A seed has 32 bits.
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw new ProvtckError(
    'NUMBER_INVALID',
    `${option} ${text} is not a whole number from 0 to ${2 ** 31 - 1}`,
    'Give it in digits, such as 10.',
  );
}

/**
 * A number of repetitions.
 *
 * @throws ProvtckError `REPEAT_INVALID`
 */
export function timesFrom(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new ProvtckError(
    'REPEAT_INVALID',
    `--repeat ${text} is not a number of runs`,
    'Give a whole number from 2 to 999.',
  );
}

/**
 * Reads `60s` or `2m`.
 *
 * @returns ms
 * @throws ProvtckError `RECONNECT_INVALID`
 */
export function reconnectFrom(text: string): number {
  const [, digits, unit = 's'] = /^(\d{1,5})(s|m)?$/.exec(text) ?? [];
  if (digits !== undefined && Number(digits) > 0) return Number(digits) * (unit === 'm' ? 60_000 : 1_000);
  throw new ProvtckError(
    'RECONNECT_INVALID',
    `--reconnect ${text} is not a time`,
    'Write a number of seconds or minutes, such as 60s or 2m.',
  );
}

/** @throws ProvtckError `OPTION_INVALID` when the value is none of the choices */
export function choiceFrom<const Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new ProvtckError(
    'OPTION_INVALID',
    `${option} ${value} is none of ${choices.join(', ')}`,
    `Give one of ${choices.join(', ')}.`,
  );
}
