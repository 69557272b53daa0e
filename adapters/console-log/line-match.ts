import type { Dialect, KnownLine } from './dialect';
import { GramFilter } from './gram-filter';
import { LONGEST_NAME } from './log-reader';
import { type Captures, lettersOf } from './pattern';
import { TextMemory } from './text-memory';

/** One known line in a text. */
export interface Match {
  readonly known: KnownLine;
  readonly captures: Captures;
}

/** The lines of a dialect in a text; several if line ends were lost. */
interface Matches {
  readonly matches: readonly Match[];
  /** The text contains a part of a known line, so a report can be lost here. */
  readonly damaged: boolean;
}

/** A shorter beginning of a known line counts only if it is the complete text. */
const HEAD = 6;
/** A shorter end of a known line does not count. */
const TAIL = 8;

const NOTHING: Matches = { matches: [], damaged: false };

/** Finds the lines of a dialect in a text. */
export class LineMatcher {
  private readonly memory = new TextMemory<Matches>();
  private readonly byLetter = new Map<string, KnownLine[]>();
  private readonly byTagLetter = new Map<string, KnownLine[]>();
  private readonly anyLine: RegExp | undefined;
  private readonly heads: RegExp | undefined;
  private readonly tag: RegExp | undefined;
  /** Beginnings with and without the tag, as letters. */
  private readonly beginnings: readonly string[];
  private readonly tails = new Set<string>();
  private readonly filter: GramFilter;

  /** @param filtered whether lines without a word of the dialect are passed over before the search */
  constructor(
    private readonly dialect: Dialect,
    private readonly filtered = true,
  ) {
    const { lines, tags } = dialect;
    for (const line of lines) {
      const { tag, letters } = line.pattern;
      add(this.byLetter, letters[0], line);
      if (tag !== undefined) add(this.byTagLetter, lettersOf(tag)[0], line);
    }
    const reports = lines.filter(({ entry }) => !('means' in entry) || entry.means !== 'nothing');
    const sources = reports.map(({ pattern }) => pattern.source);
    if (sources.length > 0) this.anyLine = new RegExp(`(?<![a-zA-Z0-9])(?:${sources.join('|')})`, 'ig');
    if (tags.length > 0) this.tag = new RegExp(`\\[[ \\t]*(?:${tags.join('|')})[ \\t]*\\]?`, 'iy');
    this.beginnings = [
      ...new Set(
        reports.flatMap(({ pattern: { tag, letters } }) =>
          tag === undefined ? [letters] : [letters, lettersOf(tag) + letters],
        ),
      ),
    ];
    const heads = new Set(this.beginnings.map((letters) => [...letters.slice(0, HEAD)].join('[^a-z0-9]{0,3}')));
    if (heads.size > 0) this.heads = new RegExp(`(?:${[...heads].join('|')})`, 'ig');
    for (const letters of this.beginnings)
      for (let at = 1; at + TAIL <= letters.length; at += 1) this.tails.add(letters.slice(at, at + TAIL));
    const known = lines.flatMap(({ pattern: { tag, run } }) => (tag === undefined ? [run] : [run, lettersOf(tag)]));
    const longer = this.beginnings.filter(({ length }) => length >= HEAD);
    this.filter = new GramFilter([...known, ...longer], this.beginnings);
  }

  read(text: string): Matches {
    if (this.filtered && !this.filter.passes(text)) return NOTHING;
    return this.memory.recall(text, (each) => this.find(each));
  }

  private find(text: string): Matches {
    const matches: Match[] = [];
    let damaged = false;
    let at = 0;
    /** Where the last network name begins. */
    let nameFrom = 0;
    // Possible positions of a line without its tag: the start of the text, and after another line.
    let begins = true;
    for (let start = nextSign(text, at); start >= 0; start = nextSign(text, at)) {
      const found = this.at(text, start, begins);
      if (found !== undefined) {
        if (isWithinName(matches.at(-1), text, nameFrom)) return { matches, damaged: true };
        nameFrom = found.end - (found.match.captures.ssid ?? '').length;
        matches.push(found.match);
        at = Math.max(found.end, start + 1);
        begins = true;
        continue;
      }
      const next = this.nextBeginning(text, start + 1);
      const end = next < 0 ? text.length : next;
      damaged ||=
        this.isReportTag(text, start) || (begins && matches.length > 0 && this.isHead(text.slice(start, end)));
      if (next < 0) break;
      at = next;
      begins = this.dialect.anywhere;
    }
    if (matches.length === 0) damaged ||= this.isFragment(text);
    return { matches, damaged };
  }

  /** The known line at a position. */
  private at(
    text: string,
    start: number,
    begins: boolean,
  ): { readonly match: Match; readonly end: number } | undefined {
    const isTag = text[start] === '[';
    const letter = (isTag ? tagLetter(text, start) : (text[start] ?? '')).toLowerCase();
    for (const known of (isTag || begins ? this.byTagLetter.get(letter) : undefined) ?? []) {
      const found = compared(known, known.pattern.tagged, text, start);
      if (found !== undefined) return found;
    }
    if (isTag || !begins) return undefined;
    for (const known of this.byLetter.get(letter) ?? []) {
      const found = compared(known, known.pattern.bare, text, start);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The next possible start of a line after an unknown text; negative if there is none. */
  private nextBeginning(text: string, from: number): number {
    if (!this.dialect.anywhere || this.anyLine === undefined) return text.indexOf('[', from);
    this.anyLine.lastIndex = from;
    return this.anyLine.exec(text)?.index ?? -1;
  }

  private isReportTag(text: string, start: number): boolean {
    if (this.tag === undefined || text[start] !== '[') return false;
    this.tag.lastIndex = start;
    return this.tag.test(text);
  }

  /** Whether a text is exactly the beginning of a known line. */
  private isHead(text: string): boolean {
    const letters = lettersOf(text);
    return (
      letters.length >= 2 && this.beginnings.some((each) => each.length > letters.length && each.startsWith(letters))
    );
  }

  /** Whether an unknown text contains a known line, its beginning or its end. */
  private isFragment(text: string): boolean {
    if (this.anyLine !== undefined) {
      this.anyLine.lastIndex = 0;
      if (this.anyLine.test(text)) return true;
    }
    const letters = lettersOf(text);
    if (letters.length <= HEAD + 2 && this.isHead(text)) return true;
    if (this.tails.has(letters.slice(0, TAIL))) return true;
    if (this.heads === undefined) return false;
    this.heads.lastIndex = 0;
    for (let found = this.heads.exec(text); found !== null; found = this.heads.exec(text))
      if (this.isHead(text.slice(found.index))) return true;
    return false;
  }
}

/** Whether the rest of a text can be one network name, which only looks like a further line. */
const isWithinName = (before: Match | undefined, text: string, from: number): boolean =>
  before?.captures.ssid !== undefined && text.length - from <= LONGEST_NAME;

function add(map: Map<string, KnownLine[]>, letter: string | undefined, line: KnownLine): void {
  if (letter !== undefined) map.set(letter, [...(map.get(letter) ?? []), line]);
}

function compared(known: KnownLine, form: RegExp, text: string, start: number) {
  form.lastIndex = start;
  const found = form.exec(text);
  if (found === null) return undefined;
  return { match: { known, captures: (found.groups ?? {}) as Captures }, end: form.lastIndex };
}

const SIGN = /[a-zA-Z0-9[]/g;
/** The first letter of a tag, not far from its bracket. */
const LETTER = /[^a-zA-Z0-9]{0,12}([a-zA-Z0-9])/y;

function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? -1;
}

function tagLetter(text: string, from: number): string {
  LETTER.lastIndex = from;
  return LETTER.exec(text)?.[1] ?? '';
}
