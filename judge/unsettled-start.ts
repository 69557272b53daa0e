import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';

/** Whether a call can start or end a process. */
const changesProcess = (line: Line): boolean =>
  line.kind === 'call' && ['sl_WlanProvisioning', 'sl_Stop', 'sl_Start'].includes(line.function);

/**
 * A start that returned 0 while an earlier process may have been active. A status event can still refuse it (C2), and a
 * report or an action of a phone can belong to the earlier process.
 */
export class UnsettledStart {
  private call: LineOf<'call'> | undefined;
  private until = 0;

  /** @param until device time in ms from which no refusal can arrive */
  hold(call: LineOf<'call'>, until: number): void {
    this.call = call;
    this.until = until;
  }

  /** The call, once the line shows that no refusal has arrived. A line of an earlier process leaves the state unknown. */
  settle(line: Line): LineOf<'call'> | undefined {
    const { call } = this;
    if (call === undefined) return undefined;
    const time = line.kind === 'event' ? line.at : 't' in line ? line.t : undefined;
    const isSettled = time !== undefined && time > this.until;
    if (isSettled || line.kind === 'event' || line.kind === 'phone' || changesProcess(line)) this.call = undefined;
    return isSettled ? call : undefined;
  }
}
