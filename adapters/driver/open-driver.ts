import { ProvtckError } from '../../ledger/error';
import type { Adapter, AdapterOptions } from '../adapter';
import { openApplication } from '../application/open-application';
import { doorOnLine } from '../network-processor/door-on-line';
import { CalledDriver } from './called-driver';
import { DriverDoor } from './driver-door';
import { openOwnDriver } from './own-driver';

/** Time for a driver to read a message, in ms of real time. */
const READING = 30;

/** Options for other adapters. */
const FOREIGN = ['http', 'port', 'baud', 'console', 'resetCommand', 'bench', 'nhib', 'listen'] as const;

/**
 * Opens the connection for a host driver: a program that calls it, on a line in real time, or the suite's own driver in
 * virtual time. With `start`, a program of the user calls the driver, and only the wire is seen.
 *
 * @throws ProvtckError `OPTION_NOT_HONOURED`, `OPTIONS_CONTRADICT`, `HOST_DRIVER_UNKNOWN`, `WIRE_INVALID`,
 *   `TIME_SCALE_INVALID`, or what the line cannot be opened for
 */
export async function openDriver(options: AdapterOptions): Promise<Adapter> {
  const { part, command, hostDriver, wire, timeScale, start } = options;
  const unused = FOREIGN.find((option) => options[option] !== undefined);
  if (unused !== undefined)
    throw new ProvtckError(
      'OPTION_NOT_HONOURED',
      `the driver adapter does not support the option ${unused}`,
      'Omit it, or pass it to the program of the driver: --command "./my-driver {wire} its-own-option".',
    );
  if (start !== undefined) return openWireOnly(options);
  if (command === undefined) {
    const pointless = wire !== undefined ? '--wire' : timeScale !== undefined ? '--time-scale' : undefined;
    if (pointless === undefined) return openOwnDriver(part, hostDriver ?? 'reference');
    throw contradiction(`${pointless} has no effect on the suite's own driver`);
  }
  if (hostDriver !== undefined) throw contradiction('--command and --host-driver name two drivers');
  if (timeScale === 0) throw notDriven();
  return openCalledDriver(options, command);
}

/** A driver below a program of the user: the suite sees its wire, and calls nothing. */
function openWireOnly(options: AdapterOptions): Promise<Adapter> {
  const { command, hostDriver, timeScale } = options;
  if ([command, hostDriver, timeScale].every((option) => option === undefined))
    return openApplication(options, 'driver');
  throw contradiction('--start tests a driver by its wire alone, without calls of the suite');
}

async function openCalledDriver(options: AdapterOptions, command: string): Promise<Adapter> {
  const { part, wire, timeScale = 1, trace = () => {} } = options;
  const { door, line } = await doorOnLine(
    { wire, timeScale, trace },
    (parts) => new DriverDoor({ ...parts, part, reading: READING * timeScale, overrides: {} }),
  );
  const withLine = command.replaceAll('{wire}', line.address);
  door.attach(new CalledDriver({ command: withLine, part, timeScale, trace, reports: door }), () => line.close());
  return door;
}

const contradiction = (message: string): ProvtckError =>
  new ProvtckError('OPTIONS_CONTRADICT', message, 'Give only one of them, or name a program with --command.');

const notDriven = (): ProvtckError =>
  new ProvtckError(
    'TIME_SCALE_INVALID',
    'the suite cannot drive the time of a driver in another program',
    'Omit --time-scale. Without --command the suite tests its own driver in virtual time.',
  );
