import { diffArrays } from 'diff';
import type { Message } from './message';
import type { Recorded } from './recorded';

/** A message of the document. */
interface ExpectedMessage extends Message {
  /** Messages of one group can have any order. */
  readonly together?: string;
}

/** Both sequences with their differences marked. */
export interface Aligned {
  readonly meant: readonly Message[];
  readonly recorded: readonly Message[];
  readonly differences: number;
}

/** Compares the record with the document; extra messages of the bench are never marked. */
export function aligned(meant: readonly ExpectedMessage[], recorded: readonly Recorded[]): Aligned {
  const keys = new Set(meant.map(keyOf));
  const comparable = recorded.filter(
    (message) => message.record !== undefined && (!message.incidental || keys.has(message.record)),
  );
  const ordered = inRecordedOrder(meant, comparable);
  const expected = ordered.filter(({ record }) => record !== undefined);
  const { missing, extra } = differences(expected, comparable);
  return {
    meant: ordered.map((message) => marked(message, missing)),
    recorded: recorded.map((message) => (extra.has(message) ? { ...message, mark: 'extra' } : message)),
    differences: missing.size + extra.size,
  };
}

/** The message with its mark: its record is missing, or no record can show it. */
function marked(message: Message, missing: ReadonlySet<Message>): Message {
  if (missing.has(message)) return { ...message, mark: 'missing' };
  return isUnseen(message) ? { ...message, mark: 'unseen' } : message;
}

/** Expected messages without a record, and recorded messages without an expected message. */
function differences(
  expected: readonly Message[],
  recorded: readonly Recorded[],
): { readonly missing: ReadonlySet<Message>; readonly extra: ReadonlySet<Message> } {
  const missing: Message[] = [];
  const extra: Recorded[] = [];
  let [at, seen] = [0, 0];
  for (const { count, removed, added } of diffArrays(expected.map(keyOf), recorded.map(keyOf))) {
    if (removed) missing.push(...expected.slice(at, at + count));
    if (added) extra.push(...recorded.slice(seen, seen + count));
    at += added ? 0 : count;
    seen += removed ? 0 : count;
  }
  return { missing: new Set(missing), extra: new Set(extra.filter(({ incidental }) => !incidental)) };
}

const keyOf = ({ record = '' }: Message): string => record;

/** Whether a message between two parties has no record. */
const isUnseen = ({ record, from, to }: Message): boolean => record === undefined && from !== to;

/** Sorts messages without a fixed order into the recorded order. */
function inRecordedOrder(meant: readonly ExpectedMessage[], recorded: readonly Message[]): readonly ExpectedMessage[] {
  const place = ({ record }: Message): number => {
    const index = recorded.findIndex((each) => each.record === record);
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  };
  const groups = new Map<string, ExpectedMessage[]>();
  for (const message of meant)
    if (message.together !== undefined)
      groups.set(message.together, [...(groups.get(message.together) ?? []), message]);
  for (const group of groups.values()) group.sort((a, b) => place(a) - place(b) || 0);
  return meant.map((message) =>
    message.together === undefined ? message : (groups.get(message.together)?.shift() ?? message),
  );
}
