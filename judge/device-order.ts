import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';

type Received = LineOf<'event'> | LineOf<'message'>;

/**
 * The records of one scenario in the order of the device. An event is at the time when the application received it,
 * not when the suite took it, and a message when the host driver read it. An action of the bench is at its start, because its effects can arrive before its end.
 * Every other record keeps its position.
 *
 * @param lines in the order of the transcript
 */
export function inDeviceOrder(lines: readonly Line[]): readonly Line[] {
  let events: Received[] | undefined;
  const others: Line[] = [];
  const starts: number[] = [];
  let now = 0;
  for (const line of lines) {
    if (line.kind === 'event' || line.kind === 'message') {
      events ??= [];
      events.push(line);
    } else {
      others.push(line);
      starts.push(isAct(line) ? now : (timeIn(line) ?? now));
    }
    now = Math.max(now, timeIn(line) ?? now);
  }
  if (events === undefined) return lines;
  // Events with the same time keep their order.
  return merged(
    events.toSorted((a, b) => a.at - b.at),
    others,
    starts,
  );
}

function merged(events: readonly Received[], others: readonly Line[], starts: readonly number[]): Line[] {
  const order: Line[] = [];
  let next = 0;
  for (const [index, line] of others.entries()) {
    const start = starts[index] ?? 0;
    for (; next < events.length; next += 1) {
      const event = events[next];
      if (event === undefined || event.at > start || (event.at === start && event.seq > line.seq)) break;
      order.push(event);
    }
    order.push(line);
  }
  for (; next < events.length; next += 1) order.push(events[next] as Line);
  return order;
}

const isAct = ({ kind }: Line): boolean => kind === 'phone' || kind === 'network' || kind === 'cloud';

const timeIn = (line: Line): number | undefined => ('t' in line ? line.t : undefined);
