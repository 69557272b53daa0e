import * as v from 'valibot';
import { ProvtckError } from '../ledger/error';
import { DuplicateKey, parseStrictJson } from '../ledger/strict-json';
import type { AttestationCheck } from './attestation';
import { chainOf, firstChain, unchainLine } from './chain';
import { Chronology } from './chronology';
import { linesOf, type RawLine } from './lines';
import { Line, transcriptFormat } from './record';

/** A line of a transcript that was found to be what was written, and where it lies in the file. */
interface PlacedLine {
  readonly line: Line;
  /** Where it begins and where the next one does, in bytes. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a transcript from its beginning and checks every line: its form, its number, and its place in the chain. Half
 * a line at the end, as a run that was killed leaves it, is passed over.
 *
 * @param check is shown every line, for the signatures among them
 * @throws ProvtckError `TRANSCRIPT_UNREADABLE`; or with the number of the line `TRANSCRIPT_INVALID` (no line of a
 * transcript), `TRANSCRIPT_FORMAT` (of another version), `TRANSCRIPT_TAMPERED` (not the line that was written there)
 */
export function* readTranscript(path: string, check?: AttestationCheck): Generator<PlacedLine, void, void> {
  let seq = 0;
  let chain = firstChain;
  let ended = false;
  const chronology = new Chronology();
  for (const raw of linesOf(path)) {
    if (!raw.whole) {
      checkHalf(path, raw, seq + 1, chain);
      return;
    }
    seq += 1;
    const found = checkedLine(path, raw.text, seq, chain);
    if (ended) throw invalid(path, seq, 'something follows the end of the run');
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
  // A later version may look like anything but its heading.
  if (seq === 1) checkFormat(path, value);
  if (chainOf(before, parts.bare) !== parts.chain)
    throw tampered(path, seq, 'it is not the line that was written here after the one before');
  const result = v.safeParse(Line, value, { abortEarly: true });
  if (!result.success) throw invalid(path, seq, describe(result.issues[0]));
  if (result.output.seq !== seq) throw tampered(path, seq, `it says that it is line ${result.output.seq}`);
  return { line: result.output, chain: parts.chain };
}

/** A line end that became something else leaves no half line but one that is too long. */
function checkHalf(path: string, { text }: RawLine, seq: number, before: string): void {
  const parts = unchainLine(text.slice(0, -1));
  if (parts !== undefined && chainOf(before, parts.bare) === parts.chain)
    throw tampered(path, seq, 'its end is not the one that was written');
}

function parse(path: string, text: string, seq: number): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    throw invalid(path, seq, error instanceof DuplicateKey ? error.message : 'it is not JSON');
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

/** Something that no transcript holds, at a line. */
export const invalid = (path: string, seq: number, why: string): ProvtckError =>
  new ProvtckError('TRANSCRIPT_INVALID', `${path}:${seq}: ${why}`, 'Judge the file as the run has left it.');

const tampered = (path: string, seq: number, why: string): ProvtckError =>
  new ProvtckError(
    'TRANSCRIPT_TAMPERED',
    `${path}:${seq}: ${why}`,
    'Lines were edited, dropped, repeated or moved. Judge the file as the run has left it.',
  );
