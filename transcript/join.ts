import { type Block, bareLines, blocksOf, writeChained } from './blocks';
import type { RunRecord } from './record';

/** A part of a run: its transcript, and the scenarios to take from it. */
interface TranscriptPart {
  readonly path: string;
  /** Names of scenarios. */
  readonly scenarios: ReadonlySet<string>;
}

/** Lines that a joined transcript cannot contain: a signature covers the lines of its own file, and the end comes last. */
const OWN_TO_PART = /^"wall":\d+,"kind":"(?:attest|end)"/;

/**
 * Writes the chosen scenarios of several transcripts as one transcript. The identity of the device comes from the
 * first part.
 *
 * @param header the first line
 * @param began wall-clock time of the first line, ms since 1970; no line of a part is earlier
 * @param ended wall-clock time of the last line
 */
export function joinTranscripts(
  parts: readonly TranscriptPart[],
  { header, began, ended }: { readonly header: RunRecord; readonly began: number; readonly ended: number },
  target: string,
): void {
  writeChained(target, lines());

  function* lines(): Generator<string, void, void> {
    let first: number | undefined;
    yield `"wall":${began},${JSON.stringify(header).slice(1)}`;
    for (const [index, { path, scenarios }] of parts.entries()) {
      const blocks = blocksOf(path);
      // The first line of the opening is that of the run, which the new one replaces.
      if (index === 0) yield* [...bareLines(blocks.slice(0, 1))].slice(1).filter(isShared);
      const uncertainty = uncertaintyOf(blocks);
      first ??= uncertainty;
      const chosen = blocks.slice(1).filter(({ scenario = '' }) => scenarios.has(scenario));
      yield* sharedLines(chosen, uncertainty === first ? undefined : uncertainty);
    }
    yield `"wall":${ended},"kind":"end"}`;
  }
}

/** Lines that the joined transcript takes over. */
function* sharedLines(blocks: readonly Block[], uncertainty: number | undefined): Generator<string, void, void> {
  for (const line of bareLines(blocks))
    if (isShared(line)) yield uncertainty === undefined ? line : withUncertainty(line, uncertainty);
}

/** The uncertainty of the clock of a part, ms: each connection measures its own. */
function uncertaintyOf(blocks: readonly Block[]): number {
  for (const bare of bareLines(blocks.slice(0, 1))) {
    const line = JSON.parse(`{${bare}`) as { readonly kind: string; readonly uncertainty?: number };
    if (line.kind === 'device') return line.uncertainty ?? 0;
  }
  return 0;
}

/** A scenario is judged with the uncertainty with which it was executed. */
const withUncertainty = (bare: string, uncertainty: number): string =>
  SCENARIO.test(bare) && !bare.includes(',"uncertainty":')
    ? `${bare.slice(0, -1)},"uncertainty":${uncertainty}}`
    : bare;

const SCENARIO = /^"wall":\d+,"kind":"scenario"/;

const isShared = (bare: string): boolean => !OWN_TO_PART.test(bare);
