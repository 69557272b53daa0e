import { ProvtckError } from '../../ledger/error';
import type { AdapterOptions, Trace } from '../adapter';
import { type ConsoleProfile, consoleNamed, defaultConsole } from './console-profile';
import { type LinePolicy, linePolicyFrom } from './line-policy';

/** The bit rate of every console of this dialect after a reset. */
const DEFAULT_BAUD = 115_200;

/** What a user wants of a console, checked. */
export interface SerialOptions {
  readonly part: string;
  readonly port: string;
  readonly baud: number;
  readonly lines: LinePolicy;
  readonly profile: ConsoleProfile;
  readonly resetCommand: string | undefined;
  readonly bench: string | undefined;
  /** Device milliseconds in one of the wall clock; 0 where the suite drives time. */
  readonly timeScale: number;
  readonly trace: (trace: Trace) => void;
}

/** @throws ProvtckError `PORT_MISSING`, `BAUD_INVALID`, `TIME_SCALE_INVALID`, `CONSOLE_UNKNOWN` or `MODEM_LINES_INVALID` */
export function serialOptions(options: AdapterOptions): SerialOptions {
  const { part, port, baud = DEFAULT_BAUD, timeScale = 1 } = options;
  if (port === undefined || port === '')
    throw new ProvtckError(
      'PORT_MISSING',
      'the serial adapter needs to know where the board is',
      'Name its port: --port /dev/ttyACM0, --port COM5 or --port tcp://host:port.',
    );
  if (!Number.isInteger(baud) || baud <= 0)
    throw new ProvtckError('BAUD_INVALID', `${baud} is no bit rate`, 'Give bits per second, such as 115200.');
  if (!Number.isFinite(timeScale) || timeScale < 0)
    throw new ProvtckError(
      'TIME_SCALE_INVALID',
      `time cannot run at ${timeScale}`,
      'Give how many times faster than the wall clock the virtual board runs; 0 where the suite drives its time.',
    );
  return {
    part,
    port,
    baud,
    lines: linePolicyFrom(options.modemLines),
    profile: consoleNamed(options.console ?? defaultConsole),
    resetCommand: options.resetCommand,
    bench: options.bench,
    timeScale,
    trace: options.trace ?? (() => {}),
  };
}
