import { publicFunctions } from '../../ledger/functions';
import { type Lack, lackOf } from '../../ledger/lack';
import { commandFor } from './at-commands';

/** What no console can do, whatever board is behind it: the seam below a host driver, two calls at a time, and functions without a command. */
export function consoleLimits(): readonly Lack[] {
  const mute = publicFunctions().filter(({ name, hangs }) => hangs === true || commandFor(name) === undefined);
  return [lackOf.need('driver-port'), lackOf.need('pending-calls'), ...mute.map(({ name }) => lackOf.function(name))];
}
