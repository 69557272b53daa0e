import type { RadioMedium } from '../simulator/radio-medium';
import type { DecisionOverrides } from '../simulator/reference-device';
import type { Firmware } from './firmware';

/** Properties of a virtual board. */
export interface BoardOptions {
  readonly part: string;
  /** Chip id that the board reports; that of the part by default. */
  readonly chipId?: number;
  readonly profile: Firmware['name'];
  readonly hostDriver: string;
  /** Type of the console: a pseudo-terminal, or a TCP port (0 for any free port). */
  readonly console: 'pty' | number;
  /** TCP ports on the loopback interface, 0 for any free port. */
  readonly benchPort: number;
  readonly httpPort: number;
  /**
   * Whether the device's HTTP server is secured; the plain port then redirects to a second port, which the system
   * chooses.
   */
  readonly https?: boolean;
  /** Device milliseconds for each millisecond of wall time; 0 if the bench controls advance the time. */
  readonly timeScale: number;
  readonly faults: readonly string[];
  /** Differences between its device and the reference device. */
  readonly deviation?: DecisionOverrides;
  /** What its radio transmits and receives in; a simulated medium unless given. */
  readonly air?: RadioMedium;
}
