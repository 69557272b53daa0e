import type { RuleViolation } from '../judge/result-schema';
import type { Line } from '../transcript/record';
import { type Recorded, recordedMessages } from './sequence/recorded';

/** The record that broke the rule; undefined if the violation is that something is missing. */
export function offendingLine(lines: readonly Line[], violation: RuleViolation): Line | undefined {
  if (violation.lines === undefined) return offenderAt(recordedMessages(lines), violation);
  return numbered(lines, violation.lines.at(-1) ?? -1);
}

/** Numbers in the transcript of the records that prove a violation, oldest first. */
export function provingLines(lines: readonly Line[], violation: RuleViolation): readonly number[] {
  const proof =
    violation.lines === undefined
      ? [offenderAt(recordedMessages(lines), violation)]
      : violation.lines.map((number) => numbered(lines, number));
  return proof.flatMap((line) => (line === undefined ? [] : [line.seq]));
}

/** Monitors count the records of a scenario without steps and raw traffic, with 0 for the scenario itself. */
const numbered = (lines: readonly Line[], number: number): Line | undefined =>
  lines.filter(({ kind }) => kind !== 'step' && kind !== 'raw')[number];

/** The message of the device at that time that the violation names, or else the last one. */
function offenderAt(messages: readonly Recorded[], { at, seen }: RuleViolation): Line | undefined {
  if (seen.startsWith('nothing')) return undefined;
  const then = messages.filter((message) => message.at === at && message.line.kind !== 'call');
  const named = then.find(({ line }) => {
    const name = line.kind === 'event' ? line.name : line.kind === 'return' ? line.function : undefined;
    return name !== undefined && seen.includes(name);
  });
  return (named ?? then.at(-1))?.line;
}
