import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';

let result: Promise<Result> | undefined;

/** What the suite says of the reference device; it runs for the first test that asks. */
export function referenceResult(): Promise<Result> {
  result ??= runSuite();
  return result;
}

let certifying: Promise<Result> | undefined;

/** The same of a run that is held to all that a certificate asks for. */
export function certifyingResult(): Promise<Result> {
  certifying ??= runSuite({ certify: true });
  return certifying;
}
