/** A violation of a convention of the suite, with its location. */
export interface LintFinding {
  readonly uri: string;
  readonly line: number;
  readonly message: string;
}

/** Sorts findings by file and line. */
export function sorted(findings: readonly LintFinding[]): LintFinding[] {
  return [...findings].sort((a, b) => (a.uri === b.uri ? a.line - b.line : a.uri < b.uri ? -1 : 1));
}
