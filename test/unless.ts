import { describe, it } from 'mocha';

/** Why something is not tested here; false if it is. */
type Reason = string | boolean;

const named = (title: string, reason: Reason): string => (typeof reason === 'string' ? `${title} (${reason})` : title);

/** A suite that is skipped for a reason. */
export function describeUnless(reason: Reason, title: string, suite: () => void): void {
  if (reason === false) describe(title, suite);
  else describe.skip(named(title, reason), suite);
}

/** A test that is skipped for a reason. */
export function itUnless(reason: Reason, title: string, test: () => Promise<void> | void): void {
  if (reason === false) it(title, test);
  else it.skip(named(title, reason), test);
}
