import { ProvtckError } from '../ledger/error';

/** Exit code of wrong usage, wrong configuration, reports that cannot be written, and errors of the suite itself. */
export const usageExitCode = 3;

/** What the user can act on comes without a stack; everything else is a bug of the suite and needs one. */
export function printError(error: unknown): void {
  const text =
    error instanceof ProvtckError
      ? [`error ${error.code}: ${error.message}`, error.hint, ...traceOf(error)].join('\n')
      : `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${text}\n`);
}

const UNLOADABLE = 'SUITE_UNLOADABLE';

/** A part of the suite that cannot be loaded; what a file of the ledger has to say about itself stays as it is. */
export function unloadableSuiteError(cause: unknown): ProvtckError {
  if (cause instanceof ProvtckError) return cause;
  return new ProvtckError(
    UNLOADABLE,
    `the suite cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
    'A file of the suite is damaged or missing. Install the suite anew; in a checkout run `npm ci` and `git status`.',
    { cause },
  );
}

/** Standard output that takes no more, such as a file on a full disk. */
export const unwritableOutputError = (cause: Error): ProvtckError =>
  new ProvtckError(
    'OUTPUT_UNWRITABLE',
    `standard output cannot be written: ${cause.message}`,
    'What was to be said there is lost in whole or in part. Make room, or send it elsewhere.',
    { cause },
  );

/** A file that is no JSON is named in the message; what else does not load needs a developer. */
function traceOf({ code, cause }: ProvtckError): string[] {
  return code === UNLOADABLE && cause instanceof Error && !(cause instanceof SyntaxError) ? [cause.stack ?? ''] : [];
}
