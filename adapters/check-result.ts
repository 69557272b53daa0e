import { ProvtckError } from '../ledger/error';
import { isCannotDo } from './cannot-do';

/** The result of one clause of a check of an adapter. */
export interface CheckResult {
  /** The clause, as a sentence in the present tense. */
  readonly clause: string;
  readonly verdict: 'holds' | 'broken' | 'not examined';
  /** What is wrong, or why the clause could not be checked. */
  readonly why?: string;
}

/** The clause failed; the message describes the actual behaviour in a sentence. */
export class CheckFailure extends Error {
  override readonly name = 'Shortcoming';
}

/** The clause cannot be checked here; the message gives the reason. */
export class NotExamined extends Error {
  override readonly name = 'NotExamined';
}

/**
 * Asserts that a condition is true.
 *
 * @throws Shortcoming
 */
export function requireThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new CheckFailure(otherwise);
}

/**
 * Checks one clause. If the adapter cannot do what the check needs, the clause is not checked.
 *
 * @param timeLimit maximum duration, in ms of wall time
 */
export async function examine(clause: string, act: () => Promise<void>, timeLimit: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CheckFailure(`There is no answer within ${timeLimit} ms.`)), timeLimit);
  });
  try {
    await Promise.race([act(), late]);
    return { clause, verdict: 'holds' };
  } catch (error) {
    if (error instanceof NotExamined || isCannotDo(error))
      return { clause, verdict: 'not examined', why: error.message };
    return { clause, verdict: 'broken', why: errorText(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The text of an error for a finding. */
export function errorText(error: unknown): string {
  if (error instanceof ProvtckError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
