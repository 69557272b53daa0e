import { errata } from '../ledger/errata';
import type { RecordedAnswer } from './result-schema';
import type { JudgedRule } from './rule-results';

/** Answers of rule verdicts to the errata that ask the same question. */
export function answersOfVerdicts(judged: readonly JudgedRule[]): RecordedAnswer[] {
  const results = new Map(judged.map(({ result }) => [result.id, result]));
  return errata().flatMap(({ id, question, answer }): RecordedAnswer[] => {
    if (!('judged' in answer)) return [];
    const result = results.get(answer.judged);
    if (result?.verdict !== 'pass' && result?.verdict !== 'fail') return [];
    const [shown = ''] = [...result.violations.map(({ scenario }) => scenario), ...result.scenarios];
    return [{ rule: result.id, question, answer: answer[result.verdict], erratum: id, scenario: shown }];
  });
}
