import { ProvtckError } from '../../ledger/error';
import type { AdapterOptions, Trace } from '../adapter';
import type { Operator } from '../operator';
import { type ConsoleProfile, consoleNamed, defaultConsole } from './console-profile';
import { type LinePolicy, linePolicyFrom } from './line-policy';

/** The bit rate of every console of this dialect after a reset. */
const DEFAULT_BAUD = 115_200;

/** Validated options of a console. */
export interface SerialOptions {
  readonly part: string;
  readonly partAssumed?: true;
  readonly port: string;
  readonly baud: number;
  readonly lines: LinePolicy;
  readonly profile: ConsoleProfile;
  readonly resetCommand: string | undefined;
  readonly bench: string | undefined;
  /** Device milliseconds for each millisecond of wall time; 0 if the suite drives time. */
  readonly timeScale: number;
  readonly trace: (trace: Trace) => void;
  /** The person who does what a program cannot do; the user at the terminal unless given. */
  readonly operator?: Operator;
}

/** @throws ProvtckError `PORT_MISSING`, `BAUD_INVALID`, `TIME_SCALE_INVALID`, `CONSOLE_UNKNOWN` or `MODEM_LINES_INVALID` */
export function serialOptions(options: AdapterOptions): SerialOptions {
  const { part, partAssumed, port, baud = DEFAULT_BAUD, timeScale = 1 } = options;
  if (port === undefined || port === '')
    throw new ProvtckError(
      'PORT_MISSING',
      'the serial adapter needs the port of the board',
      'Give its port: --port /dev/ttyACM0, --port COM5 or --port tcp://host:port.',
    );
  if (!Number.isInteger(baud) || baud <= 0)
    throw new ProvtckError('BAUD_INVALID', `${baud} is not a valid bit rate`, 'Give bits per second, such as 115200.');
  if (!Number.isFinite(timeScale) || timeScale < 0)
    throw new ProvtckError(
      'TIME_SCALE_INVALID',
      `${timeScale} is not a valid time scale`,
      'Give the speed of the virtual board relative to wall time; 0 if the suite drives its time.',
    );
  return {
    part,
    ...(partAssumed && { partAssumed }),
    port,
    baud,
    lines: linePolicyFrom(options.modemLines),
    profile: consoleNamed(options.console ?? defaultConsole),
    resetCommand: options.resetCommand,
    bench: options.bench,
    timeScale,
    trace: options.trace ?? (() => {}),
    ...(options.operator && { operator: options.operator }),
  };
}
