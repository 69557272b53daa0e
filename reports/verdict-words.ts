import type { RuleVerdict } from '../judge/verdict';

/** Verdicts as words of a sentence. */
export const verdictWords: Readonly<Record<RuleVerdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'inconclusive',
  'not-applicable': 'not applicable',
  recorded: 'recorded',
  'not-judged': 'not judged',
};
