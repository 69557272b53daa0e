import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';

/**
 * The records of one scenario in the order in which things happened. An event stands where the application received
 * it and not where the suite took it; an act of the bench stands where it began, for what it causes may arrive before
 * it is over. Everything else stands as it was written.
 *
 * @param lines in the order of the transcript
 */
export function inDeviceOrder(lines: readonly Line[]): readonly Line[] {
  let events: LineOf<'event'>[] | undefined;
  const others: Line[] = [];
  const starts: number[] = [];
  let now = 0;
  for (const line of lines) {
    if (line.kind === 'event') {
      events ??= [];
      events.push(line);
    } else {
      others.push(line);
      starts.push(isAct(line) ? now : (timeIn(line) ?? now));
    }
    now = Math.max(now, timeIn(line) ?? now);
  }
  if (events === undefined) return lines;
  // The order of those that arrived together stays.
  return merged(
    events.toSorted((a, b) => a.at - b.at),
    others,
    starts,
  );
}

function merged(events: readonly LineOf<'event'>[], others: readonly Line[], starts: readonly number[]): Line[] {
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
