import type { RuleVerdict } from '../judge/verdict';

/** Verdicts as they are read aloud. */
export const verdictWords: Readonly<Record<RuleVerdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'in doubt',
  'not-applicable': 'not applicable',
  recorded: 'recorded',
  'not-judged': 'not judged',
};
