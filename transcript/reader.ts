import * as v from 'valibot';
import { ProvtckError } from '../ledger/error';
import { AmbiguousKey, parseStrictJson } from '../ledger/strict-json';
import { chainOf, firstChain, unchainLine } from './chain';
import { Chronology } from './chronology';
import { linesOf, type RawLine } from './lines';
import { Line, transcriptFormat } from './record';

/** A verified line of a transcript with its position in the file. */
export interface PlacedLine {
  readonly line: Line;
  /** Positions of its first byte and of the next line, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** Sees every valid line of a transcript. */
export interface LineObserver {
  /** @param text the line of the file, without its line end */
  take(text: string, line: Line): void;
}

/**
 * Reads a transcript from its beginning and checks every line: its format, its number, and its chain. An incomplete
 * last line of a killed run is ignored.
 *
 * @param check sees every line
 * @throws ProvtckError `TRANSCRIPT_UNREADABLE`; or with the number of the line `TRANSCRIPT_INVALID` (no line of a
 * transcript), `TRANSCRIPT_FORMAT` (of another version), `TRANSCRIPT_TAMPERED` (not the line that was written there)
 */
export function* readTranscript(path: string, check?: LineObserver): Generator<PlacedLine, void, void> {
  let seq = 0;
  let chain = firstChain;
  let ended = false;
  const chronology = new Chronology();
  for (const raw of linesOf(path)) {
    if (!raw.complete) {
      checkHalf(path, raw, seq + 1, chain);
      return;
    }
    seq += 1;
    const found = checkedLine(path, raw.text, seq, chain);
    if (ended) throw invalid(path, seq, 'there is a line after the end of the run');
    if ((found.line.kind === 'run') !== (seq === 1))
      throw invalid(path, seq, seq === 1 ? 'it does not begin with a run' : 'a second run begins');
    const impossible = chronology.fault(found.line);
    if (impossible !== undefined) throw invalid(path, seq, impossible);
    check?.take(raw.text, found.line);
    ended = found.line.kind === 'end';
    chain = found.chain;
    yield { line: found.line, start: raw.start, end: raw.end };
  }
}

function checkedLine(path: string, text: string, seq: number, before: string): { line: Line; chain: string } {
  const parts = unchainLine(text);
  if (parts === undefined) throw invalid(path, seq, 'it does not end with its chain');
  const value = parse(path, text, seq);
  // Only the first line of a later version has a known format.
  if (seq === 1) checkFormat(path, value);
  if (chainOf(before, parts.bare) !== parts.chain)
    throw tampered(path, seq, 'it differs from the line that was written here after the line before');
  const result = v.safeParse(schemaFor(value), value, { abortEarly: true });
  if (!result.success) throw invalid(path, seq, describe(result.issues[0]));
  if (result.output.seq !== seq) throw tampered(path, seq, `it has the line number ${result.output.seq}`);
  return { line: result.output, chain: parts.chain };
}

const byKind: ReadonlyMap<unknown, (typeof Line.options)[number]> = new Map(
  Line.options.map((option) => [option.entries.kind.literal, option]),
);

/** The schema of the kind of a line. The schema of all lines would try each kind up to that one. */
export function schemaFor(value: unknown): v.GenericSchema<unknown, Line> {
  return (typeof value === 'object' && value !== null && 'kind' in value && byKind.get(value.kind)) || Line;
}

/** A changed line end makes the line too long instead of incomplete. */
function checkHalf(path: string, { text }: RawLine, seq: number, before: string): void {
  const parts = unchainLine(text.slice(0, -1));
  if (parts !== undefined && chainOf(before, parts.bare) === parts.chain)
    throw tampered(path, seq, 'its end differs from the end that was written');
}

function parse(path: string, text: string, seq: number): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    throw invalid(path, seq, error instanceof AmbiguousKey ? error.message : 'it is not JSON');
  }
}

const Heading = v.looseObject({ kind: v.literal('run'), format: v.number() });

function checkFormat(path: string, value: unknown): void {
  if (!v.is(Heading, value) || value.format === transcriptFormat) return;
  throw new ProvtckError(
    'TRANSCRIPT_FORMAT',
    `${path}:1: the transcript has format ${value.format}; this suite reads format ${transcriptFormat}`,
    'Judge it with the version of the suite that wrote it.',
  );
}

function describe(issue: v.BaseIssue<unknown>): string {
  const where = (issue.path ?? []).map((item) => String(item.key)).join('.');
  return `${where === '' ? '' : `${where}: `}${issue.message}`;
}

/** A line that a transcript cannot contain. */
export const invalid = (path: string, seq: number, why: string): ProvtckError =>
  new ProvtckError('TRANSCRIPT_INVALID', `${path}:${seq}: ${why}`, 'Judge the file that the run wrote, unchanged.');

const tampered = (path: string, seq: number, why: string): ProvtckError =>
  new ProvtckError(
    'TRANSCRIPT_TAMPERED',
    `${path}:${seq}: ${why}`,
    'Lines were edited, dropped, repeated or moved. Judge the file that the run wrote, unchanged.',
  );
