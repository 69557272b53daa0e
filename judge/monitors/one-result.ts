import type { LineOf, Monitor, MonitorContext } from '../monitor';
import type { ProcessTracker } from '../process-tracker';
import { describeStatus, isResult, NOT_FETCHED, SUCCESS, statusOf } from '../record-accessors';

/** One attempt has one result, and an attempt that failed before its feedback has no success. */
export const oneResult: Monitor = {
  name: 'one result an attempt',
  rules: ['PROV-5-06', 'PROV-5.2-05'],
  on: {
    event(line, { process, held, broken }) {
      const value = statusOf(line);
      if (value === undefined) return;
      if (value !== SUCCESS) judgeNext(line, process, held);
      if (!isResult(value)) return;
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

/** The first report after a failed attempt is no success. */
function judgeNext(line: LineOf<'event'>, process: ProcessTracker, held: MonitorContext['held']): void {
  const { result, resultStatus, attempt } = process;
  if (result === undefined || resultStatus === undefined || resultStatus >= NOT_FETCHED) return;
  if (attempt.linked === undefined && attempt.addressed === undefined) held('PROV-5.2-05', result, line);
}
