import { ProvtckError } from '../ledger/error';
import { isCannotDo } from './cannot-do';

/** What became of one clause that an adapter was examined for. */
export interface CheckResult {
  /** What holds, as a sentence in the present tense. */
  readonly clause: string;
  readonly verdict: 'holds' | 'broken' | 'not examined';
  /** What is wrong, or why nothing could be told. */
  readonly why?: string;
}

/** The clause is broken; the message says in a sentence what happens instead. */
export class CheckFailure extends Error {
  override readonly name = 'Shortcoming';
}

/** The clause cannot be examined here; the message says why. */
export class NotExamined extends Error {
  override readonly name = 'NotExamined';
}

/**
 * Demands that something holds.
 *
 * @throws Shortcoming
 */
export function requireThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new CheckFailure(otherwise);
}

/**
 * Examines one clause. What turns out to be something the adapter cannot do leaves it unexamined.
 *
 * @param patience how long that may take, in ms of the wall clock
 */
export async function examine(clause: string, act: () => Promise<void>, patience: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CheckFailure(`There is no answer within ${patience} ms.`)), patience);
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

/** An error as the explanation of a finding. */
export function errorText(error: unknown): string {
  if (error instanceof ProvtckError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
