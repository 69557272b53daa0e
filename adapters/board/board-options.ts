import type { DecisionOverrides } from '../simulator/reference-device';

/** Console profiles a virtual board can have. */
export const boardProfiles = ['ti-at+prov', 'ti-at'] as const;

/** What a virtual board is like. */
export interface BoardOptions {
  readonly part: string;
  readonly profile: (typeof boardProfiles)[number];
  readonly hostDriver: string;
  /** Where the console comes out: a pseudo-terminal, or a TCP port (0 for any). */
  readonly console: 'pty' | number;
  /** TCP ports on loopback, 0 for any. */
  readonly benchPort: number;
  readonly httpPort: number;
  /** Whether the device's HTTP server is secured; the plain port then redirects to another one, chosen freely. */
  readonly https?: boolean;
  /** Device milliseconds in one of the wall clock; 0 where the bench controls let time pass. */
  readonly timeScale: number;
  readonly faults: readonly string[];
  /** What sets its device apart from the reference. */
  readonly deviation?: DecisionOverrides;
}
