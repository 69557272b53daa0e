import { isDeepStrictEqual } from 'node:util';
import type { LineOf } from './monitor';
import type { ProcessTracker } from './process-tracker';
import { STOPPED, SUCCESS, statusOf } from './record-accessors';

/**
 * Whether a STOPPED can be that of the process before, sent again after the next start. Only advice is against that
 * (PROV-4.3-15). It says the same, follows within the silence, and this process has no other reason to end.
 */
export function repeatsEarlierEnd(process: ProcessTracker, line: LineOf<'event'>): boolean {
  const { stoppedBefore: before, phase, stop, result } = process;
  if (before === undefined || statusOf(line) !== STOPPED) return false;
  if ((phase !== 'running' && phase !== 'unclear') || stop !== undefined) return false;
  if (result !== undefined && statusOf(result) === SUCCESS) return false;
  return line.at - before.at <= process.milliseconds('silence') && isDeepStrictEqual(line.data, before.data);
}
