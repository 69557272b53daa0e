import { ProvtckError } from '../ledger/error';

/**
 * Exit code for wrong usage, wrong configuration, reports that cannot be written, and errors of the suite
 * itself.
 */
export const usageExitCode = 3;

/**
 * Errors that the user can correct have no stack. Every other error is a bug of the suite and prints its
 * stack.
 */
export function printError(error: unknown): void {
  const text =
    error instanceof ProvtckError
      ? [`error ${error.code}: ${error.message}`, error.hint, ...traceOf(error)].join('\n')
      : `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${text}\n`);
}

const UNLOADABLE = 'SUITE_UNLOADABLE';

/** A part of the suite that cannot be loaded. An error of the ledger reader keeps its own message. */
export function unloadableSuiteError(cause: unknown): ProvtckError {
  if (cause instanceof ProvtckError) return cause;
  return new ProvtckError(
    UNLOADABLE,
    `the suite cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
    'A file of the suite is damaged or missing. Reinstall the suite; in a checkout run `npm ci` and `git status`.',
    { cause },
  );
}

/** Standard output that accepts no more data, such as a file on a full disk. */
export const unwritableOutputError = (cause: Error): ProvtckError =>
  new ProvtckError(
    'OUTPUT_UNWRITABLE',
    `standard output cannot be written: ${cause.message}`,
    'Part or all of the output is lost. Free disk space, or redirect the output.',
    { cause },
  );

/** The message names a file that is not valid JSON. Every other load error needs a developer. */
function traceOf({ code, cause }: ProvtckError): string[] {
  return code === UNLOADABLE && cause instanceof Error && !(cause instanceof SyntaxError) ? [cause.stack ?? ''] : [];
}
