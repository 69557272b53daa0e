import { AssertionError } from 'chai';
import type { Violation } from '../judge/outcome';

/** The device did something else than the rule demands. The only error that is the device's fault. */
export class DeviceFault extends AssertionError<Violation> {
  constructor(readonly violation: Violation) {
    super(`expected: ${violation.expected}\n    seen: ${violation.seen}\n      at: ${violation.at} ms of device time`);
  }
}

/** The device or its bench cannot be put to this test; the message says why in words a user understands. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** The bench did not do its part, so that nothing can be said about the device. */
export class BenchFault extends Error {
  override readonly name = 'BenchFault';
}
