import { isDeepStrictEqual } from 'node:util';
import type { LineOf } from './monitor';
import type { ProcessTracker } from './process-tracker';
import { isResult, SUCCESS, statusOf } from './record-accessors';

/**
 * Whether a failure can be that of an earlier attempt, sent again after the phone has requested the next one. Only advice
 * is against that (PROV-5-06). It says the same, and follows within the silence. The new attempt may have reported its
 * link by then.
 */
export function repeatsEarlierFailure(process: ProcessTracker, line: LineOf<'event'>): boolean {
  const { results, attempt, milliseconds } = process;
  const value = statusOf(line);
  if (attempt.restarted || value === undefined || !isResult(value) || value === SUCCESS) return false;
  return results.some(({ at, data }) => line.at - at <= milliseconds('silence') && isDeepStrictEqual(line.data, data));
}

/**
 * Whether a failure follows the success of its process with nothing between them that could lead to another attempt. A
 * success is the last result of a process, so this is the failure of an earlier attempt, sent again. Only advice is
 * against that (PROV-5-06).
 */
export function isFailureAfterSuccess({ resultStatus, idleSinceResult }: ProcessTracker, value: number): boolean {
  return value !== SUCCESS && resultStatus === SUCCESS && idleSinceResult;
}
