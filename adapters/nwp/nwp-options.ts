import { ProvtckError } from '../../ledger/error';
import type { AdapterOptions, Trace } from '../adapter';
import type { Operator } from '../operator';
import { isRemotePort } from '../serial/port';
import { hostDrivers } from '../simulator/reference-device';
import { type NhibSign, nhibSigns } from './power-switch';

/** A start of the network processor takes much less than a second; the command time-out of the host driver is 10 s. */
const PATIENCE = 30_000;

/** What a user wants of a network processor under test, checked. */
export interface NwpOptions {
  readonly part: string;
  readonly partAssumed?: true;
  readonly port: string;
  readonly nhib: NhibSign;
  readonly hostDriver: string;
  readonly bench: string | undefined;
  /** Device milliseconds in one of the wall clock; 0 where the suite drives the time. */
  readonly timeScale: number;
  /** How long a function may take while the adapter sets the device up, in ms of device time. */
  readonly patience: number;
  readonly trace: (trace: Trace) => void;
  /** The person who does what a program cannot do; the user at the terminal unless given. */
  readonly operator?: Operator;
}

/** @throws ProvtckError `PORT_MISSING`, `NHIB_UNKNOWN`, `HOST_DRIVER_UNKNOWN` or `TIME_SCALE_INVALID` */
export function nwpOptions({
  part,
  partAssumed,
  port,
  nhib,
  hostDriver = 'reference',
  bench,
  timeScale = 1,
  trace,
  operator,
}: AdapterOptions): NwpOptions {
  if (port === undefined || port === '')
    throw new ProvtckError(
      'PORT_MISSING',
      'the adapter nwp needs the line of the network processor',
      'Name it: --port /dev/ttyUSB0, --port COM5 or --port tcp://host:port.',
    );
  const sign = nhib ?? (isRemotePort(port) || port.startsWith('/dev/pts/') ? 'line' : 'dtr');
  const known = nhibSigns.find((each) => each === sign);
  if (known === undefined)
    throw new ProvtckError(
      'NHIB_UNKNOWN',
      `${sign} cannot switch the power`,
      `Choose one of: ${nhibSigns.join(', ')}.`,
    );
  if (!Object.hasOwn(hostDrivers, hostDriver))
    throw new ProvtckError(
      'HOST_DRIVER_UNKNOWN',
      `there is no host driver named ${hostDriver}`,
      `Choose one of: ${Object.keys(hostDrivers).join(', ')}.`,
    );
  if (!Number.isFinite(timeScale) || timeScale < 0)
    throw new ProvtckError(
      'TIME_SCALE_INVALID',
      `time cannot run at ${timeScale}`,
      'Give the time scale of the virtual network processor; 0 where the suite drives its time.',
    );
  return {
    part,
    ...(partAssumed && { partAssumed }),
    port,
    nhib: known,
    hostDriver,
    bench,
    timeScale,
    patience: PATIENCE,
    trace: trace ?? (() => {}),
    ...(operator && { operator }),
  };
}
