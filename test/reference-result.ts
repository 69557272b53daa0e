import { runSuite } from '../cli/suite';
import type { SuiteOptions } from '../cli/suite-options';
import type { Result } from '../judge/result-schema';

const results = new Map<string, Promise<Result>>();

/** The result of a run of the whole suite without files; it runs for the first test that asks. */
export function resultOf(options: SuiteOptions): Promise<Result> {
  const key = JSON.stringify(options);
  const known = results.get(key) ?? runSuite(options);
  results.set(key, known);
  return known;
}

/** What the suite says of the reference device; it runs for the first test that asks. */
export const referenceResult = (): Promise<Result> => resultOf({});

/** Takes the result of a run on the reference device that wrote files as well, so that no test runs it again. */
export function keepReferenceResult(run: Promise<Result>): void {
  results.set(JSON.stringify({}), run);
}

/** The same of a run that is held to all that a certificate asks for. */
export const certifyingResult = (): Promise<Result> => resultOf({ certify: true });
