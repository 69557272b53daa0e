/** Something that breaks a convention of the suite, and where. */
export interface LintFinding {
  readonly uri: string;
  readonly line: number;
  readonly message: string;
}

/** Findings in the order of their files and lines. */
export function sorted(findings: readonly LintFinding[]): LintFinding[] {
  return [...findings].sort((a, b) => (a.uri === b.uri ? a.line - b.line : a.uri < b.uri ? -1 : 1));
}
