/**
 * How long the suite waits for a device that is a program, in ms of the wall clock. A bound that is passed ends the
 * connection: what the device does from then on can no longer be told from what it was asked before.
 */
export interface Bounds {
  /** From the start of the program to its answer to `initialize`. */
  readonly initialize: number;
  /** For `connect`: a board may have to boot. */
  readonly connect: number;
  /** For `reset`: a board may have to boot several times. */
  readonly reset: number;
  /** For every other request, on top of the device time it may take. */
  readonly answer: number;
  /** For an act of phone, network, cloud or driver port, behind which there may be a radio or a person. */
  readonly act: number;
  /** From the request to shut down to the end of the program; then it is terminated. */
  readonly shutdown: number;
  /** From the signal to terminate to the end of the program; then it is killed. */
  readonly terminate: number;
}

export const defaultBounds: Bounds = {
  initialize: 10_000,
  connect: 60_000,
  reset: 120_000,
  answer: 30_000,
  act: 180_000,
  shutdown: 5_000,
  terminate: 2_000,
};
