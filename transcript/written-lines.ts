import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { mayHaveReservedName, nestsLittle } from '../ledger/strict-json';
import { chainOf, unchainLine } from './chain';
import { Chronology } from './chronology';
import { LONGEST_LINE } from './lines';
import { schemaFor } from './reader';
import type { Line } from './record';
import { Contents } from './recording';

/** Maximum number of bytes of a character of a text in UTF-8. */
const BYTES_PER_UNIT = 3;

/**
 * The most frequent kinds of records. For them the schema depends only on the form of the members, see `formOf`. Records
 * of other kinds are read back from their text.
 */
const FREQUENT: ReadonlySet<Line['kind']> = new Set(['step', 'wait', 'call', 'return', 'event', 'phone', 'network']);

/**
 * Checks the lines of a transcript when they are written, as a reader of the file checks them. If the file still has the
 * bytes that were written, it need not be read again.
 *
 * Only a positive result is certain. After a negative one, the reader decides and names the line.
 */
export class WrittenLines {
  private readonly written = createHash('sha256');
  private readonly chronology = new Chronology();
  private readonly contents = new Contents('');
  /** Whether the schema accepts a form. */
  private readonly forms = new Map<string, boolean>();
  private valid = true;
  private length = 0;
  private seq = 0;
  private chain = '';

  /**
   * Takes the next line.
   *
   * @param line the record with the members that the transcript adds. Its secrets can differ from those of the text
   * @param text the line of the file, without its line end
   */
  take(line: Line, text: string): void {
    this.seq = line.seq;
    this.chain = line.chain;
    if (this.valid) this.valid = this.isValid(FREQUENT.has(line.kind) ? line : (JSON.parse(text) as Line), text);
  }

  /** Takes complete lines that are on the disk. */
  flushed(lines: string, bytes: Uint8Array): void {
    this.valid &&= !mayHaveReservedName(lines);
    this.written.update(bytes);
    this.length += bytes.length;
  }

  /**
   * Whether a reader accepts the file: it has the written lines, each of them is valid, and the end of the run follows.
   *
   * @throws errors of the file system
   */
  areIn(path: string): boolean {
    if (!this.valid) return false;
    const file = readFileSync(path);
    const lines = file.subarray(0, this.length);
    if (!createHash('sha256').update(lines).digest().equals(this.written.copy().digest())) return false;
    return this.isEnd(file.subarray(this.length).toString('utf8'));
  }

  private isEnd(text: string): boolean {
    const parts = text.endsWith('\n') ? unchainLine(text.slice(0, -1)) : undefined;
    if (parts === undefined || chainOf(this.chain, parts.bare) !== parts.chain) return false;
    const line = { ...(JSON.parse(parts.bare) as object), chain: parts.chain } as Line;
    return line.kind === 'end' && line.seq === this.seq + 1 && this.isValid(line, text);
  }

  private isValid(line: Line, text: string): boolean {
    if (text.length * BYTES_PER_UNIT > LONGEST_LINE || !nestsLittle(text)) return false;
    if ((line.kind === 'run') !== (line.seq === 1) || !this.fitsSchema(line)) return false;
    if (this.chronology.fault(line) !== undefined) return false;
    try {
      this.contents.take({ line, start: 0, end: 0 });
      return true;
    } catch {
      return false;
    }
  }

  private fitsSchema(line: Line): boolean {
    if (!FREQUENT.has(line.kind)) return accepts(line);
    const form = formOf(line);
    const known = this.forms.get(form) ?? (!form.includes(CLASS) && accepts(line));
    this.forms.set(form, known);
    return known;
  }
}

const accepts = (line: Line): boolean => v.safeParse(schemaFor(line), line, { abortEarly: true }).success;

/** The kind of a line, and its members with the sort of their values. */
function formOf(line: Line): string {
  let form: string = line.kind;
  for (const member in line) form += `,${member}:${sortOf(line[member as keyof Line])}`;
  return form;
}

/** The sort of an object whose JSON can have another form. No line with it counts as valid. */
const CLASS = 'class';

/** The sort of a value. */
function sortOf(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return 'other number';
    return value < 0 ? 'negative' : 'count';
  }
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  const kind: unknown = Object.getPrototypeOf(value);
  if ('toJSON' in value) return CLASS;
  if (kind === Array.prototype) return 'list';
  return kind === Object.prototype || kind === null ? 'object' : CLASS;
}
