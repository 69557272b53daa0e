import { closeSync, openSync, writeFileSync } from 'node:fs';
import { chainLine, chainOf, firstChain, unchainLine } from './chain';
import { linesOf } from './lines';

/** The lines of one scenario in the file of a worker; lines before the first scenario have no name. */
export interface Block {
  readonly scenario: string | undefined;
  readonly part: string;
  readonly start: number;
  end: number;
}

/** Size of the memory buffer, in characters. */
const LARGEST_BUFFER = 65_536;

/** The lines of each scenario in a file, and those before the first scenario. An incomplete last line is omitted. */
export function blocksOf(part: string): Block[] {
  const blocks: Block[] = [{ scenario: undefined, part, start: 0, end: 0 }];
  for (const { text, start, end, complete } of linesOf(part)) {
    // A worker that crashes can leave an incomplete line.
    if (!complete) break;
    const scenario = /^\{"seq":\d+,"wall":\d+,"kind":"scenario","scenario":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
    if (scenario !== undefined) blocks.push({ scenario: JSON.parse(scenario) as string, part, start, end });
    const block = blocks.at(-1);
    if (block !== undefined) block.end = end;
  }
  return blocks;
}

/** The lines of blocks without their numbers and chains. */
export function* bareLines(blocks: readonly Block[]): Generator<string, void, void> {
  for (const { part, start, end } of blocks)
    for (const { text } of end > start ? linesOf(part, start, end) : []) {
      const bare = unchainLine(text)?.bare.replace(/^\{"seq":\d+,/, '');
      if (bare !== undefined) yield bare;
    }
}

/** Writes lines without numbers and chains as a transcript: it adds both. */
export function writeChained(transcript: string, lines: Iterable<string>): void {
  const file = openSync(transcript, 'w');
  try {
    let seq = 0;
    let chain = firstChain;
    let text = '';
    for (const bare of lines) {
      seq += 1;
      const numbered = `{"seq":${seq},${bare}`;
      chain = chainOf(chain, numbered);
      text += `${chainLine(numbered, chain)}\n`;
      if (text.length < LARGEST_BUFFER) continue;
      writeFileSync(file, text);
      text = '';
    }
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
