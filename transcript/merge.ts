import { appendFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { signerOf, wholeAttestation } from './attestation';
import { type Block, bareLines, blocksOf, writeChained } from './blocks';
import { chainLine, chainOf, unchainLine } from './chain';
import { linesOf } from './lines';

/** The files that the workers of a parallel run wrote beside `transcript`. */
function transcriptParts(transcript: string): string[] {
  const prefix = `${basename(transcript)}.`;
  return readdirSync(dirname(transcript))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .sort((a, b) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map((name) => join(dirname(transcript), name));
}

/**
 * Joins the parts into `transcript` in the format of a serial run, and removes them. Line numbers and chains are
 * recalculated. The chains of a part are not checked, because this process has just written it.
 *
 * @param order names of the scenarios in their final order
 */
export function mergeTranscripts(transcript: string, order: readonly string[]): void {
  const parts = transcriptParts(transcript);
  if (parts.length === 0) return;
  const position = new Map(order.map((name, index) => [name, index]));
  const rank = ({ scenario }: Block) => (scenario === undefined ? -1 : (position.get(scenario) ?? order.length));
  // Every worker opens its part with lines about run and device; the first of them speaks for all.
  const [earliest] = parts.toSorted((a, b) => beginOf(a) - beginOf(b));
  const blocks = parts
    .flatMap(blocksOf)
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ scenario, part }) => scenario !== undefined || part === earliest);
  try {
    writeChained(transcript, bareLines(blocks));
  } catch (error) {
    // The parts are complete; an incomplete merged file beside them would only mislead.
    rmSync(transcript, { force: true });
    throw error;
  }
  for (const part of parts) rmSync(part);
}

/**
 * Writes the line about the end of the run. Does nothing without a transcript, or if its last line is incomplete.
 *
 * @param wall wall-clock time in ms since 1970
 */
export function endTranscript(transcript: string, wall: number): void {
  if (!existsSync(transcript)) return;
  const size = statSync(transcript).size;
  const last = [...linesOf(transcript, Math.max(0, size - TAIL))].at(-1);
  const parts = last?.complete ? unchainLine(last.text) : undefined;
  const seq = Number(/^\{"seq":(\d+),/.exec(parts?.bare ?? '')?.[1]);
  if (parts === undefined || !Number.isInteger(seq)) return;
  const signer = signerOf(transcript);
  let { chain } = parts;
  const records = [...(signer === undefined ? [] : [wholeAttestation(signer, wall, transcript)]), { kind: 'end' }];
  for (const [index, record] of records.entries()) {
    const bare = JSON.stringify({ seq: seq + 1 + index, wall, ...record });
    chain = chainOf(chain, bare);
    appendFileSync(transcript, `${chainLine(bare, chain)}\n`);
  }
}

/** Maximum length of the last line of a scenario, which only reports the end of events. */
const TAIL = 1_048_576;

/** Wall-clock time of the first line of a part. */
function beginOf(part: string): number {
  const [first] = linesOf(part, 0, TAIL);
  return Number(/^\{"seq":\d+,"wall":(\d+),/.exec(first?.text ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
}
