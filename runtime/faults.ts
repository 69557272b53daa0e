import { AssertionError } from 'chai';
import { type Bound, boundInWords, rounded } from '../judge/interval';
import type { Violation } from '../judge/outcome';
import { ProvtckError } from '../ledger/error';
import type { Lack } from '../ledger/lack';

/** The device did something else than the rule demands. The only error that is the device's fault. */
export class DeviceFault extends AssertionError<Violation> {
  constructor(readonly violation: Violation) {
    super(`expected: ${violation.expected}\n    seen: ${violation.seen}\n      at: ${violation.at} ms of device time`);
  }
}

/** The device or its bench cannot be put to this test; the message says why in words a user understands. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';

  /** @param lacks what is not there; each of it would have to be */
  constructor(
    message: string,
    readonly lacks: readonly Lack[],
  ) {
    super(message);
  }
}

/** Identity of a "cannot do" that contradicts the capabilities of a device or its bench. */
export const CAPABILITY_CONTRADICTED = 'CAPABILITY_CONTRADICTED';

/**
 * The error of a scenario that the capabilities allow, and in which the adapter answers "cannot do". It is no verdict on
 * the device: otherwise a device could hide its faults.
 */
export const contradicted = (cause: ProvtckError): ProvtckError =>
  new ProvtckError(
    CAPABILITY_CONTRADICTED,
    `"cannot do" was the answer to what the capabilities of the device and its bench offer: ${cause.message}`,
    'Take out of the capabilities what can never be done, or take the claim back in the device statement (--ics).',
    { cause },
  );

/**
 * A measured time is so close to its bound that the clock is too inexact to decide. The scenario becomes inconclusive.
 */
export class InDoubt extends Error {
  override readonly name = 'InDoubt';

  /**
   * @param what was measured, as the beginning of a sentence
   * @param measured ms of device time
   * @param uncertainty how far that may be off, in ms
   */
  constructor(what: string, measured: number, bound: Bound, uncertainty: number) {
    super(
      `${what} took ${rounded(measured)} ms; with a clock that may be off by ${rounded(uncertainty)} ms it is uncertain whether that is ${boundInWords(bound)}`,
    );
  }
}

/** The bench did not do its part, so that nothing can be said about the device. */
export class BenchFault extends Error {
  override readonly name = 'BenchFault';
}
