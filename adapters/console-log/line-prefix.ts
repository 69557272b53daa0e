import { CONSOLE_PROGRAMS, withoutLoggerPrefix } from './logger-prefix';
import type { Stamp } from './stamp';
import { StampForm } from './time-stamp';

/** Direction of a line, if a terminal marks it. */
export type Direction = 'to device' | 'from device';

/** A line without the prefixes of terminals and tools. */
interface Unprefixed {
  readonly text: string;
  readonly stamp: Stamp | undefined;
  readonly direction: Direction | undefined;
}

interface Mark {
  readonly direction: Direction;
  readonly arrow: boolean;
}

const TO = '(?:TX|SEND|SENT|OUT|WRITE|WROTE)';
const FROM = '(?:RX|RECV|RECEIVED?|IN|READ)';
const AFTER = '[ \\t]*(?:->|[:>,-])?[ \\t]*';

/** A word for a direction, in brackets, before a sign that separates it, or alone after a stamp. */
const wordMark = (words: string): RegExp =>
  new RegExp(`^[ \\t]*(?:[[(]${words}[\\])]|${words}(?: data)?(?=[ \\t]*[:>,-]))${AFTER}`, 'i');

/**
 * Direction marks of terminals: `-> `, `<- `, `[RX] - `, `TX: `, `RECV `. Lines are latin1, so an arrow of UTF-8 has
 * three signs.
 */
const MARKS: readonly (readonly [mark: RegExp, Mark])[] = [
  [/^[ \t]*(?:->|>>|\xe2\x86\x92|>(?=[ \t]))[ \t]*/, { direction: 'to device', arrow: true }],
  [/^[ \t]*(?:<-|<<|\xe2\x86\x90|<(?=[ \t]))[ \t]*/, { direction: 'from device', arrow: true }],
  [wordMark(TO), { direction: 'to device', arrow: false }],
  [wordMark(FROM), { direction: 'from device', arrow: false }],
];
/** Words that are a mark without a sign after them, if a stamp precedes them. */
const STAMPED_MARKS: typeof MARKS = [
  [/^[ \t]*(?:SENT|TX)[ \t]+/, { direction: 'to device', arrow: false }],
  [/^[ \t]*(?:RECV|RX)[ \t]+/, { direction: 'from device', arrow: false }],
];

/** How a line with a mark of direction begins. */
const MARKED = /^[ \t]*(?:[<>\xe2]|->|[[(]?(?:TX|RX|SEN[DT]|REC[EV]|OUT|IN|READ|WR[IO]T)\b|RECEIVED)/i;
/** How a line with a prefix begins. */
const PREFIXED =
  /^[ \t]*(?:[\d[(<>"\xe2/-]|[DEFIVW][ /]|COM\d|DEBUG|INFO|WARN|NOTIC|TRACE|VERBO|TX|RX|SEN[DT]|REC[EV]|OUT|IN\b|READ|WR[IO]T|[A-Z]{3}[.,]? [\d A-Z])/i;
/** What follows the stamp of a collector: the host, and the program with its process or alone. */
const COLLECTED = new RegExp(`^[ \\t]*[\\w.-]{1,64} (?:[^ ]{1,64}\\[\\d|${CONSOLE_PROGRAMS}:[ \\t])`);

/** Prefixes of one line: stamps, marks, and the words of loggers. */
const MOST = 6;

/**
 * Removes stamps, direction marks and the prefixes of loggers from the lines of one log, in any order.
 *
 * An arrow `->` after a stamp is a separator (Arduino's terminal) until the log contains the other arrow too.
 */
export class StampReader {
  private readonly form = new StampForm();
  private hasArrowFrom = false;

  read(line: string): Unprefixed {
    let text = line;
    let stamp: Stamp | undefined;
    let mark: Mark | undefined;
    for (let round = 0; round < MOST && isPrefixed(text, stamp); round += 1) {
      const stamped = stamp === undefined ? this.form.read(text) : undefined;
      if (stamped?.stamp !== undefined) {
        ({ text, stamp } = stamped);
        continue;
      }
      const marked = mark === undefined ? unmarked(text, stamp !== undefined) : undefined;
      const next = marked?.text ?? withoutLoggerPrefix(text);
      if (next === undefined) break;
      text = next;
      mark ??= marked?.mark;
    }
    const isQuotable = stamp !== undefined || mark !== undefined;
    return { text: isQuotable ? unquoted(text.trim()) : text.trim(), stamp, direction: this.directionOf(mark, stamp) };
  }

  private directionOf(mark: Mark | undefined, stamp: Stamp | undefined): Direction | undefined {
    if (mark === undefined) return undefined;
    if (mark.arrow && mark.direction === 'from device') this.hasArrowFrom = true;
    return !mark.arrow || stamp === undefined || this.hasArrowFrom ? mark.direction : undefined;
  }
}

const isPrefixed = (text: string, stamp: Stamp | undefined): boolean =>
  PREFIXED.test(text) || (stamp !== undefined && COLLECTED.test(text));

function unmarked(line: string, stamped: boolean): { readonly text: string; readonly mark: Mark } | undefined {
  if (!MARKED.test(line)) return undefined;
  for (const [form, mark] of stamped ? [...MARKS, ...STAMPED_MARKS] : MARKS) {
    const found = form.exec(line);
    if (found !== null) return { text: line.slice(found[0].length), mark };
  }
  return undefined;
}

/** The text of a field in quotes (CSV), or of Python's bytes. */
function unquoted(text: string): string {
  if (text.startsWith('"') && text.endsWith('"') && text.length > 1) return text.slice(1, -1).replaceAll('""', '"');
  return /^b(['"]).*\1$/.test(text) ? text.slice(2, -1) : text;
}
