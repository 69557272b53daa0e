/**
 * Time limits for a device program, in ms of wall time. A missed limit ends the connection, because later responses
 * could belong to an earlier request.
 */
export interface Bounds {
  /** From the start of the program to its response to `initialize`. */
  readonly initialize: number;
  /** For `connect`: a board can need to boot. */
  readonly connect: number;
  /** For `reset`: a board can need to boot several times. */
  readonly reset: number;
  /** For every other request, in addition to its device time. */
  readonly answer: number;
  /** For an action of phone, network, cloud or driver port, which can use a radio or an operator. */
  readonly act: number;
  /** From the shutdown request to the end of the program; then it is terminated. */
  readonly shutdown: number;
  /** From the termination signal to the end of the program; then it is killed. */
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
