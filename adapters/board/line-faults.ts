import { ProvtckError } from '../../ledger/error';

/** One write of the board: echo and prompt, or complete lines. */
export interface Output {
  readonly kind: 'echo' | 'lines';
  readonly text: string;
}

/** Bytes that the board sends together, after a pause in ms of wall time. */
export interface Piece {
  readonly text: string;
  readonly pause: number;
}

/** Effects of a line on its data. No effect removes or changes a byte with a meaning. */
interface LineFault {
  /** Changes the data. */
  readonly alter?: (output: Output) => string;
  /** Changes the division into pieces. */
  readonly cut?: (text: string) => readonly string[];
  /** Pause before every piece, in ms of wall time. */
  readonly pause?: number;
}

/** A log line of another task that the suite does not know, as TI's firmware can print. */
const LOG = '[00:01:02.345] wifi: beacon 42, rssi -61\n\r';
const BINARY = '\x00\x1b[2J\xff\xfe\x7f\x80 \n\r';
const STRANGE_EVENT = '+eventmqtt:operation,puback,1\n\r';

const everyLine = (text: string, before: string): string => text.replace(/[^\n\r]+\n\r/g, (line) => before + line);

const slices = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );

/** Faults by name; `argument` is the number after the colon. */
const makers: Readonly<Record<string, (argument: number) => LineFault>> = {
  bytewise: () => ({ cut: (text) => slices(text, 1) }),
  slices: (length) => ({ cut: (text) => slices(text, Math.max(1, length)) }),
  'split-at': (at) => ({ cut: (text) => [text.slice(0, at), text.slice(at)] }),
  'split-from-end': (at) => ({ cut: (text) => [text.slice(0, -at || text.length), text.slice(-at || text.length)] }),
  pause: (ms) => ({ pause: ms }),
  crlf: () => ({ alter: ({ text }) => text.replaceAll('\n\r', '\r\n') }),
  lf: () => ({ alter: ({ text }) => text.replaceAll('\n\r', '\n') }),
  cr: () => ({ alter: ({ text }) => text.replaceAll('\n\r', '\r') }),
  'blank-lines': () => ({ alter: ({ text }) => text.replaceAll('\n\r', '\n\r\n\r') }),
  log: () => ({ alter: ({ kind, text }) => (kind === 'lines' ? everyLine(text, LOG) : text) }),
  binary: () => ({ alter: ({ kind, text }) => (kind === 'lines' ? everyLine(text, BINARY) : text) }),
  'strange-events': () => ({ alter: ({ kind, text }) => (kind === 'lines' ? everyLine(text, STRANGE_EVENT) : text) }),
  'event-in-echo': (at) => ({
    alter: ({ kind, text }) =>
      kind === 'echo' && text.startsWith('AT') ? text.slice(0, at) + STRANGE_EVENT + text.slice(at) : text,
  }),
  'bare-prompt': () => ({ alter: ({ text }) => text.replaceAll('Enter AT Command:\n\r', 'Enter AT Command:') }),
};

/** Names of the line faults, for help. */
export const lineFaultNames = (): readonly string[] => Object.keys(makers);

/** Whether a line fault has this name. */
export const isLineFault = (name: string): boolean => Object.hasOwn(makers, name.split(':')[0] ?? '');

/** Applies these faults to the output of the board, in the order of their names. */
export function lineWith(names: readonly string[]): (output: Output) => readonly Piece[] {
  const faults = names.map((name) => {
    const [kind = '', argument = '1'] = name.split(':');
    const make = makers[kind];
    if (make !== undefined && /^\d+$/.test(argument)) return make(Number(argument));
    throw new ProvtckError(
      'FAULT_UNKNOWN',
      `there is no fault named ${name}`,
      `Choose some of: ${lineFaultNames().join(', ')}; a number may follow after a colon.`,
    );
  });
  const pause = Math.max(0, ...faults.map((fault) => fault.pause ?? 0));
  return (output) => {
    const text = faults.reduce((line, { alter }) => alter?.({ ...output, text: line }) ?? line, output.text);
    const pieces = faults.reduce<readonly string[]>(
      (cut, fault) => (fault.cut === undefined ? cut : cut.flatMap((piece) => fault.cut?.(piece) ?? [piece])),
      [text],
    );
    return pieces.filter((piece) => piece !== '').map((piece) => ({ text: piece, pause }));
  };
}
