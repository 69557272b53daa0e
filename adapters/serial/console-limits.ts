import { publicFunctions } from '../../ledger/functions';
import { type Lack, lackOf } from '../../ledger/lack';
import { commandFor } from './at-commands';
import { consoleNamed, defaultConsole } from './console-profile';

/**
 * What a console can never do, whatever board is behind it. That is the seam below a host driver, two calls at a time, and
 * functions without a command. It is also what its dialect has no words for.
 *
 * @param dialect name of its profile
 * @throws ProvtckError `CONSOLE_UNKNOWN`
 */
export function consoleLimits(dialect: string = defaultConsole): readonly Lack[] {
  const missing = Object.keys(consoleNamed(dialect).lacks);
  const mute = publicFunctions().filter(({ name, hangs }) => hangs === true || commandFor(name) === undefined);
  return [
    lackOf.need('driver-port'),
    lackOf.need('pending-calls'),
    ...mute.map(({ name }) => lackOf.function(name)),
    ...missing.map((name) => (name.startsWith('sl_') ? lackOf.function(name) : lackOf.claim(name))),
  ];
}
