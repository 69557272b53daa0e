import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';

const LineSchema = v.looseObject({ kind: v.string(), scenario: v.optional(v.string()) });
type Line = v.InferOutput<typeof LineSchema>;

/** The lines of one scenario; those before the first scenario have no name. */
interface Block {
  readonly scenario: string | undefined;
  readonly lines: Line[];
}

/** The files that the workers of a parallel run have written beside `transcript`. */
export function transcriptParts(transcript: string): string[] {
  const prefix = `${basename(transcript)}.`;
  return readdirSync(dirname(transcript))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .sort((a, b) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map((name) => join(dirname(transcript), name));
}

/**
 * Joins the parts into `transcript` as a serial run would have written it, and removes them.
 *
 * @param order names of the scenarios in the order they shall have
 */
export function mergeTranscripts(transcript: string, order: readonly string[]): void {
  const parts = transcriptParts(transcript);
  if (parts.length === 0) return;
  const position = new Map(order.map((name, index) => [name, index]));
  const rank = ({ scenario }: Block) => (scenario === undefined ? -1 : (position.get(scenario) ?? order.length));
  const blocks = parts.flatMap(blocksOf).sort((a, b) => rank(a) - rank(b));
  // Every worker opens its part with a line about the run; one of them speaks for all.
  const lines = blocks.flatMap((block) => block.lines).filter(({ kind }, index) => kind !== 'run' || index === 0);
  const text = lines.map((line, index) => `${JSON.stringify({ ...line, seq: index + 1 })}\n`).join('');
  try {
    writeFileSync(transcript, text);
  } catch (error) {
    // The parts hold everything; half of it beside them would only mislead.
    rmSync(transcript, { force: true });
    throw error;
  }
  for (const part of parts) rmSync(part);
}

function blocksOf(part: string): Block[] {
  const blocks: Block[] = [{ scenario: undefined, lines: [] }];
  for (const text of readFileSync(part, 'utf8').split('\n')) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if (line.kind === 'scenario') blocks.push({ scenario: line.scenario, lines: [] });
    blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

/** Undefined for the end of the file, and for a line that a dying worker could not finish. */
function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return v.is(LineSchema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
