import { quantities, suiteTimes, type Times, timeText } from '../ledger/quantities';
import { anyOf } from './parameter-type';

const NAMES = anyOf(quantities().map(({ name }) => name));
const VALUE = '(?: \\([^()]*\\))?';
const IN_STEP = new RegExp(`\\bthe (${NAMES})${VALUE}(?![\\w(])`, 'g');
const WHOLE = new RegExp(`^(${NAMES})${VALUE}$`);

const withValue = (name: string, times: Times): string => `${name} (${timeText(times(name))})`;

/**
 * The text of a step with the value of each named time: `within the no-profile bound (3.5 s)`.
 *
 * @param times the times that count; the defaults of the ledger unless given
 */
export const withTimes = (step: string, times: Times = suiteTimes): string =>
  step.replace(IN_STEP, (_, name: string) => `the ${withValue(name, times)}`);

/** A cell of a table that is the name of a time, with the default value of the time. Other cells stay. */
export const cellWithTime = (cell: string): string => {
  const [, name] = WHOLE.exec(cell) ?? [];
  return name === undefined ? cell : withValue(name, suiteTimes);
};
