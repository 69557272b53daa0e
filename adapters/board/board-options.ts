import type { DecisionOverrides } from '../simulator/reference-device';

/** Console profiles a virtual board can have. */
export const boardProfiles = ['ti-at+prov', 'ti-at'] as const;

/** Properties of a virtual board. */
export interface BoardOptions {
  readonly part: string;
  /** Chip id that the board reports; that of the part by default. */
  readonly chipId?: number;
  readonly profile: (typeof boardProfiles)[number];
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
}
