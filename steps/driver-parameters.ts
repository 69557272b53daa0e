/** Parameter types of the steps on the host driver. */
import { constants } from '../ledger/constants';
import { anyOf, choice, type ParameterType } from '../runtime/parameter-type';

/** How often something has happened. */
export const times = choice('times', { 1: 'once', 2: 'twice' });

/** A bit of the status byte by name. */
export type DevStatusBit = keyof typeof constants.devStatus;

const BITS = anyOf(Object.keys(constants.devStatus));
const NO_BIT = 'no status bit';

/** Status bits of a message of the network processor. */
export const bits: ParameterType<readonly DevStatusBit[]> = {
  name: 'bits',
  pattern: `${NO_BIT}|(?:${BITS})(?: \\+ (?:${BITS}))*`,
  parse: (text) => (text === NO_BIT ? [] : (text.split(' + ') as DevStatusBit[])),
  format: (names) => (names.length === 0 ? NO_BIT : names.join(' + ')),
};
