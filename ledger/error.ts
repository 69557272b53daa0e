/**
 * An error that the user can correct: a file that does not fit its schema, an unknown part or erratum, a wrong option.
 *
 * The command line prints `message` and `hint` without a stack and exits with code 3 (usage or configuration error).
 * The behaviour of a device must never cause this error, because exit code 3 would hide a verdict.
 */
export class ProvtckError extends Error {
  override readonly name = 'ProvtckError';

  /** A stable code such as `LEDGER_INVALID`. Callers compare the code, never the message. */
  readonly code: string;

  /** What to do next, as a full sentence. */
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
