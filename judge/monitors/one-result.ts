import type { Monitor } from '../monitor';
import { describeStatus, isResult, NOT_FETCHED, SUCCESS, statusOf } from '../record-accessors';

/** One attempt has one result, and an attempt that failed before its feedback has no success. */
export const oneResult: Monitor = {
  name: 'one result an attempt',
  rules: ['PROV-5-06', 'PROV-5.2-05'],
  on: {
    event(line, { process, held, broken }) {
      const value = statusOf(line);
      if (value === undefined || !isResult(value)) return;
      const { result, resultStatus: earlier, attempt, idleSinceResult, vantage } = process;
      const seen = describeStatus(value);
      if (earlier === undefined || attempt.linked !== undefined || attempt.addressed !== undefined) {
        if (value !== SUCCESS) held('PROV-5-06', line);
      } else if (value === SUCCESS) {
        if (earlier < NOT_FETCHED)
          broken('PROV-5.2-05', `no success after ${describeStatus(earlier)}`, seen, line, result);
      } else if (idleSinceResult && vantage.surroundings)
        broken('PROV-5-06', `no further result after ${describeStatus(earlier)}`, seen, line, result);
    },
  },
};
