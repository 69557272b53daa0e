import { type Stamp, StampForm } from './time-stamp';

/** Direction of a line, if a terminal marks it. */
export type Direction = 'to device' | 'from device';

/** A line without the prefixes of terminals and tools. */
export interface Unprefixed {
  readonly text: string;
  readonly stamp?: Stamp;
  readonly direction?: Direction;
}

/** Direction marks of terminals: `-> `, `<- `, `[RX] - `, `TX: `. */
const MARKS: readonly (readonly [mark: RegExp, direction: Direction])[] = [
  [/^[ \t]*(?:->|>>|→)[ \t]*/, 'to device'],
  [/^[ \t]*(?:<-|<<|←)[ \t]*/, 'from device'],
  [/^[ \t]*(?:\[(?:TX|SEND|OUT)\]|(?:TX|SEND)(?=[ \t]*[:>-]))[ \t]*(?:->|[:>-])?[ \t]*/i, 'to device'],
  [/^[ \t]*(?:\[(?:RX|RECV|IN)\]|(?:RX|RECV)(?=[ \t]*[:>-]))[ \t]*(?:->|[:>-])?[ \t]*/i, 'from device'],
];

/** Core names that TI's debugger prints before a line: `[Cortex_M4_0] `. */
const CORE = /^[ \t]*\[(?:Cortex|CORTEX|C674X|ARM)\w*\][ \t]*/;

/** How a line with a mark of direction begins. */
const CANDIDATE = /^[ \t]*(?:->|<-|>>|<<|→|←|\[?(?:TX|RX|SEND|RECV|OUT|IN)\b)/i;

/**
 * Removes stamps, direction marks and core names from the lines of one log, in any order.
 *
 * An arrow `->` after a stamp is a separator (Arduino's terminal) until the log contains the other arrow too.
 */
export class StampReader {
  private readonly form = new StampForm();
  private hasArrowFrom = false;

  read(line: string): Unprefixed {
    const outer = unmarked(line.replace(CORE, ''));
    const { text, stamp } = this.form.read(outer.text);
    if (stamp === undefined) return this.result(outer.text, undefined, outer.mark);
    const inner = unmarked(text.replace(CORE, ''));
    return this.result(inner.text, stamp, inner.mark ?? outer.mark);
  }

  private result(text: string, stamp: Stamp | undefined, mark: Mark | undefined): Unprefixed {
    if (mark?.arrow === true && mark.direction === 'from device') this.hasArrowFrom = true;
    const sure = mark !== undefined && (!mark.arrow || stamp === undefined || this.hasArrowFrom);
    const direction = sure ? { direction: mark.direction } : {};
    return { text: text.trim(), ...(stamp && { stamp }), ...direction };
  }
}

interface Mark {
  readonly direction: Direction;
  readonly arrow: boolean;
}

function unmarked(line: string): { readonly text: string; readonly mark?: Mark } {
  if (!CANDIDATE.test(line)) return { text: line };
  for (const [index, [form, direction]] of MARKS.entries()) {
    const found = form.exec(line);
    if (found !== null) return { text: line.slice(found[0].length), mark: { direction, arrow: index < 2 } };
  }
  return { text: line };
}
