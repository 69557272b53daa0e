import { isDeepStrictEqual } from 'node:util';
import type { LineOf } from './monitor';
import type { ProcessTracker } from './process-tracker';
import { STOPPED, SUCCESS, statusOf } from './record-accessors';

/**
 * Whether a STOPPED can be that of the process before, and this process has no other reason to end. A device can send it
 * again after the next start, which only advice forbids (PROV-4.3-15): it says the same, and follows within the silence.
 * After a reset (PROV-4.3-27), the host can get it after the answer to the next start.
 */
export function repeatsEarlierEnd(process: ProcessTracker, line: LineOf<'event'>): boolean {
  const { stoppedBefore: before, phase, start, powerOff, stop, result } = process;
  if (statusOf(line) !== STOPPED || (phase !== 'running' && phase !== 'unclear') || stop !== undefined) return false;
  if (result !== undefined && statusOf(result) === SUCCESS) return false;
  const isSoon = start !== undefined && line.at - start.at <= process.milliseconds('status byte bound');
  if (before === undefined) return powerOff !== undefined && isSoon;
  return line.at - before.at <= process.milliseconds('silence') && isDeepStrictEqual(line.data, before.data);
}
