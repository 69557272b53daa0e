/** A request that a person sends with the phone. */
interface AskedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly secure?: true;
  readonly form?: readonly (readonly [name: string, value: string])[];
}

/** How an operator can answer, besides the confirmation that the action is done. */
export interface AnswerWays {
  /** What the operator can type, such as `the status and the body of the response`. */
  readonly text?: string;
  /** Whether the text is required. A confirmation without it is then no answer. */
  readonly required?: true;
  /** When the answer is `no`, such as `it is not visible`. */
  readonly no?: string;
  /** The HTTP request that the action consists of. */
  readonly request?: AskedRequest;
}

/** A person who does what a program cannot do. */
export interface Operator {
  /**
   * Asks for an action and waits until it is done. Returns the typed text; empty for a confirmation.
   *
   * @param what the action, as a sentence
   * @throws ProvtckError `OPERATOR_COULD_NOT` with the reason, or `OPERATOR_SILENT`
   */
  ask(what: string, ways?: AnswerWays): Promise<string>;
}
