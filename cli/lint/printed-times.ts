import { cellWithTime, withTimes } from '../../runtime/printed-times';
import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';

/** Checks that each named time of a step has its default value of the ledger behind it. `npm run times` writes them. */
export function checkPrintedTimes({ scenarios }: SuiteText): LintFinding[] {
  return scenarios.flatMap(({ uri, scenario }) => [
    ...scenario.steps.flatMap(({ text, location }) => stale(uri, location.line, text, withTimes(text))),
    ...scenario.examples.flatMap(({ tableBody }) =>
      tableBody.flatMap(({ cells, location }) =>
        cells.flatMap(({ value }) => stale(uri, location.line, value, cellWithTime(value))),
      ),
    ),
  ]);
}

const stale = (uri: string, line: number, text: string, expected: string): LintFinding[] =>
  text === expected ? [] : [{ uri, line, message: `"${text}" must be "${expected}"; run npm run times` }];
