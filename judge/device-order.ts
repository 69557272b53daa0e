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
  return isInOrder(lines) ? lines : reordered(lines);
}

/** Whether no line has to move: the usual case where the suite takes each event when it arrives. */
function isInOrder(lines: readonly Line[]): boolean {
  let now = 0;
  let seq = Number.NEGATIVE_INFINITY;
  /** Latest place of an event, and of another record. */
  let event = Number.NEGATIVE_INFINITY;
  let other = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const place = placeOf(line, now);
    if (line.seq <= seq || place < event) return false;
    seq = line.seq;
    if (isReceived(line)) {
      if (place < other) return false;
      event = place;
    } else other = Math.max(other, place);
    now = Math.max(now, timeIn(line) ?? now);
  }
  return true;
}

function reordered(lines: readonly Line[]): readonly Line[] {
  let events: Received[] | undefined;
  const others: Line[] = [];
  const starts: number[] = [];
  let now = 0;
  for (const line of lines) {
    if (isReceived(line)) {
      events ??= [];
      events.push(line);
    } else {
      others.push(line);
      starts.push(placeOf(line, now));
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

const isReceived = (line: Line): line is Received => line.kind === 'event' || line.kind === 'message';

const isAct = ({ kind }: Line): boolean => kind === 'phone' || kind === 'network' || kind === 'cloud';

/** The device time by which a line is ordered; `now` is the time of the lines before it. */
function placeOf(line: Line, now: number): number {
  if (isReceived(line)) return line.at;
  return isAct(line) ? now : (timeIn(line) ?? now);
}

const timeIn = (line: Line): number | undefined => ('t' in line ? line.t : undefined);
