/**
 * An error the user can act on: a file that does not fit its schema, an unknown part or erratum, a wrong option.
 *
 * The command line prints `message` and `hint` without a stack and leaves with exit code 3 (usage or configuration
 * error). Nothing that a device under test does may surface as one; that would hide a verdict behind exit code 3.
 */
export class ProvtckError extends Error {
  override readonly name = 'ProvtckError';

  /** A stable identity such as `LEDGER_INVALID`. Callers compare this and never the wording. */
  readonly code: string;

  /** What to do next, as a full sentence. */
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
