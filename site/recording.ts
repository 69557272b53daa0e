import { statusOf } from '../judge/words';
import { readTranscript } from '../transcript/reader';
import type { Line } from '../transcript/record';

/** What the site keeps of a transcript. */
export interface Recording {
  /** The lines of a scenario by its name, its own first. */
  readonly scenarios: ReadonlyMap<string, readonly Line[]>;
  /** How often each status was reported in the whole run. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** The first line of a transcript. */
export type RunLine = Extract<Line, { readonly kind: 'run' }>;

/** Most lines kept of one scenario. */
const longest = 5_000;

/**
 * Reads a transcript and keeps the scenarios that are wanted.
 *
 * @param check gets the line about the run, and throws where that is not the one that is shown
 * @throws ProvtckError what `readTranscript` throws
 */
export function readRecording(
  file: string,
  wanted: (scenario: string) => boolean,
  check: (line: RunLine) => void,
): Recording {
  const scenarios = new Map<string, Line[]>();
  const statuses = new Map<number, number>();
  let lines: Line[] | undefined;
  for (const { line } of readTranscript(file)) {
    if (line.kind === 'run') check(line);
    const status = statusOf(line);
    if (status !== undefined) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (line.kind === 'scenario') {
      lines = wanted(line.scenario) ? [] : undefined;
      if (lines !== undefined) scenarios.set(line.scenario, lines);
    }
    if (lines !== undefined && lines.length < longest) lines.push(line);
  }
  return { scenarios, statuses };
}
