import { lettersOf } from './pattern';

/** Lines of one shape that a dialect does not know. */
export interface UnknownShape {
  /** The line as a dialect would write it: numbers and values as placeholders. */
  readonly line: string;
  readonly times: number;
  /** Number and text of the first. */
  readonly first: { readonly line: number; readonly text: string };
}

/** How many shapes are counted. */
const SHAPES = 2_000;
const LONGEST = 160;

/** Counts unknown lines by their shape; bounded. */
export class UnknownLines {
  private readonly shapes = new Map<string, { times: number; readonly first: { line: number; text: string } }>();

  add(line: number, text: string): void {
    const shape = shapeOf(text);
    if (shape === undefined) return;
    const before = this.shapes.get(shape);
    if (before !== undefined) before.times += 1;
    else if (this.shapes.size < SHAPES) this.shapes.set(shape, { times: 1, first: { line, text } });
  }

  /** The shapes, those first that look like reports of provisioning, then the most frequent. */
  all(): readonly UnknownShape[] {
    return [...this.shapes]
      .map(([line, { times, first }]) => ({ line, times, first }))
      .sort((a, b) => Number(isReport(b.line)) - Number(isReport(a.line)) || b.times - a.times);
  }
}

const REPORT = /provision|profile|confirm|smart ?config|wlan|ip (?:address )?acquired/i;

/** Whether a line speaks of provisioning. */
export const isReport = (line: string): boolean => REPORT.test(line);

/** The text with what differs from line to line taken out; undefined where no words are left to begin with. */
function shapeOf(text: string): string | undefined {
  const shape = text
    .slice(0, LONGEST)
    .replaceAll(/[{}]/g, '')
    .replaceAll(/\b0x[0-9a-f]+\b/gi, '{number}')
    .replaceAll(/\b(?:[0-9a-f]{2}:){3,}[0-9a-f]{2}\b/gi, '{text}')
    .replaceAll(/\b\d+(?:\.\d+){1,3}\b/g, '{text}')
    .replaceAll(/\b\d+\b/g, '{number}')
    .replaceAll(/\b(SSID\s*[:=]\s*)\S.*$/gi, '$1{ssid}')
    .trim();
  return lettersOf(shape.split('{')[0] ?? '').length < 3 ? undefined : shape;
}
