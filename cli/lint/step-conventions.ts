import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';

/** Maximum median length of a scenario. */
const maxMedianSteps = 5;
/** Maximum length of a scenario; the longest one still fits on a page. */
const maxSteps = 9;

/** Text that must not be in a step, and what to write instead. */
const literals: readonly (readonly [pattern: RegExp, complaint: string])[] = [
  [
    /\b\d+(\.\d+)?\s*(ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?)\b/i,
    'a literal time; name a quantity of the ledger',
  ],
  [/\bsleeps?\b/i, 'a sleep; wait for an event'],
  [/\b0x[0-9a-f]+/i, 'a numeric value of the wire; name the constant'],
  [/\.[*+]|\\[dwsb]|\[\^?\w-\w|\(\?[:=!<]|^\/.*\/[a-z]*$/, 'a regular expression; write the meaning'],
];

/** Number of step shapes and length of the scenarios. */
interface StepNumbers {
  readonly shapes: number;
  readonly medianSteps: number;
}

/** Checks the text of steps, and that each step matches exactly one definition. */
export function checkSteps(suite: SuiteText): LintFinding[] {
  const usedPatterns = new Set<string>();
  const once = (finding: LintFinding): boolean => {
    const key = `${finding.uri}:${finding.line}:${finding.message}`;
    return usedPatterns.size < usedPatterns.add(key).size;
  };
  return [...checkTexts(suite), ...checkMatches(suite), ...checkVocabulary(suite), ...checkLengths(suite)].filter(once);
}

export function stepNumbers({ stepDefinitions, pickles }: SuiteText): StepNumbers {
  const lengths = pickles.map(({ steps }) => steps.length).sort((a, b) => a - b);
  return { shapes: stepDefinitions.length, medianSteps: lengths[Math.floor(lengths.length / 2)] ?? 0 };
}

/** The text without the values of its named times, which `checkPrintedTimes` checks. */
const withoutValues = (text: string): string => text.replaceAll(/ \([\d.]+ (?:s|min)\)/g, '');

function checkTexts({ pickles, stepLines }: SuiteText): LintFinding[] {
  return pickles.flatMap(({ uri, steps }) =>
    steps.flatMap(({ text, astNodeIds }) => {
      const line = stepLines.get(astNodeIds[0] ?? '') ?? 1;
      return literals
        .filter(([pattern]) => pattern.test(withoutValues(text)))
        .map(([, complaint]) => ({ uri, line, message: `"${text}" contains ${complaint}` }));
    }),
  );
}

function checkMatches({ pickles, testCases, stepLines }: SuiteText): LintFinding[] {
  const places = new Map(
    pickles.flatMap(({ uri, steps }) =>
      steps.map(
        (step) => [step.id, { uri, line: stepLines.get(step.astNodeIds[0] ?? '') ?? 1, text: step.text }] as const,
      ),
    ),
  );
  return testCases.flatMap(({ testSteps }) =>
    testSteps.flatMap(({ pickleStepId, stepDefinitionIds }) => {
      const place = places.get(pickleStepId ?? '');
      if (place === undefined || stepDefinitionIds?.length === 1) return [];
      const { uri, line, text } = place;
      const count = stepDefinitionIds?.length ?? 0;
      return [{ uri, line, message: `"${text}" ${count === 0 ? 'is not defined' : `has ${count} definitions`}` }];
    }),
  );
}

function checkVocabulary({ stepDefinitions, testCases }: SuiteText): LintFinding[] {
  const used = new Set(
    testCases.flatMap(({ testSteps }) => testSteps.flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? [])),
  );
  return stepDefinitions
    .filter(({ id }) => !used.has(id))
    .map(({ pattern, sourceReference }) => ({
      uri: sourceReference.uri ?? 'steps',
      line: sourceReference.location?.line ?? 1,
      message: `no scenario uses the step "${pattern.source}"`,
    }));
}

function checkLengths(suite: SuiteText): LintFinding[] {
  const long = suite.pickles
    .filter(({ steps }) => steps.length > maxSteps)
    .map(({ uri, name, steps }) => ({
      uri,
      line: suite.stepLines.get(steps[0]?.astNodeIds[0] ?? '') ?? 1,
      message: `"${name}" has ${steps.length} steps; the maximum is ${maxSteps}`,
    }));
  const { medianSteps } = stepNumbers(suite);
  if (medianSteps <= maxMedianSteps) return long;
  return [
    ...long,
    {
      uri: 'features',
      line: 1,
      message: `the median scenario has ${medianSteps} steps; the maximum is ${maxMedianSteps}`,
    },
  ];
}
