import type { Message } from './message';

/** Maximum length of a repeated group of messages: a call, its answer, and an event between them. */
const longest = 3;

/** The same messages; repetitions of one or a few messages are shown once, with their number. */
export function folded(messages: readonly Message[]): readonly Message[] {
  const told: Message[] = [];
  for (let at = 0; at < messages.length; ) {
    const { length, times } = repetitionAt(messages, at);
    const [first, ...rest] = messages.slice(at, at + length);
    if (first === undefined) break;
    told.push(times === 1 ? first : { ...first, says: `${first.says} (${times} times)` }, ...rest);
    at += length * times;
  }
  return told;
}

/** Number of consecutive repetitions of the group that begins here, for the length with the most repetitions. */
function repetitionAt(messages: readonly Message[], at: number): { readonly length: number; readonly times: number } {
  let best = { length: 1, times: 1 };
  for (let length = 1; length <= longest; length += 1) {
    let times = 1;
    while (isSame(messages, at, at + length * times, length)) times += 1;
    if (times > 1 && length * times > best.length * best.times) best = { length, times };
  }
  return best;
}

function isSame(messages: readonly Message[], one: number, other: number, length: number): boolean {
  if (other + length > messages.length) return false;
  return Array.from({ length }, (_, index) => index).every((index) => {
    const [a, b] = [messages[one + index], messages[other + index]];
    return a?.says === b?.says && a?.from === b?.from && a?.to === b?.to;
  });
}
