import { type Monitor, monitorFinding } from '../monitor';
import { describeStatus, isResult, NOT_FETCHED, SUCCESS, statusOf } from '../record-accessors';

/** One attempt has one result, and an attempt that failed before its feedback has no success. */
export const oneResult: Monitor<'event'> = {
  name: 'one result an attempt',
  rules: ['PROV-5-06', 'PROV-5.2-05'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const value = statusOf(line);
      const { result, attempt } = process;
      const earlier = result === undefined ? undefined : statusOf(result);
      const isNext = attempt.linked === undefined && attempt.addressed === undefined;
      if (value !== undefined && value !== SUCCESS && isNext && result !== undefined && hasFailed(earlier))
        held('PROV-5.2-05', [result.seq, line.seq]);
      if (value === undefined || !isResult(value)) return undefined;
      if (earlier === undefined || attempt.linked !== undefined || attempt.addressed !== undefined) {
        if (value !== SUCCESS) held('PROV-5-06', [line.seq]);
        return undefined;
      }
      if (value === SUCCESS) {
        if (earlier >= NOT_FETCHED) return undefined;
        return monitorFinding(
          'PROV-5.2-05',
          `no success after ${describeStatus(earlier)}`,
          describeStatus(value),
          line.at,
          [result, line],
        );
      }
      if (!process.idleSinceResult || !process.vantage.surroundings) return undefined;
      return monitorFinding(
        'PROV-5-06',
        `no further result after ${describeStatus(earlier)}`,
        describeStatus(value),
        line.at,
        [result, line],
      );
    };
  },
};

/** Whether a result is a failure before the feedback. */
const hasFailed = (result: number | undefined): boolean => result !== undefined && result < NOT_FETCHED;
