import { statusOf } from '../judge/record-accessors';
import { readTranscript } from '../transcript/reader';
import type { Line } from '../transcript/record';
import { empty } from '../transcript/recording';

/** What the site keeps of a transcript. */
export interface Recording {
  /** The lines of a scenario by its name, its own first. */
  readonly scenarios: ReadonlyMap<string, readonly Line[]>;
  /** How often each status was reported in the scenarios of the run. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Whether it goes to the end of the run. */
  readonly finished: boolean;
}

/** The first line of a transcript. */
export type RunLine = Extract<Line, { readonly kind: 'run' }>;

/** Most lines kept of one scenario. */
const longest = 5_000;

/**
 * Reads a transcript and keeps the scenarios that are wanted. Where it breaks off, the last scenario is passed over:
 * half of one would show what no device has done.
 *
 * @param check gets the line about the run, and throws where that is not the one that is shown
 * @throws ProvtckError what `readTranscript` throws; `TRANSCRIPT_EMPTY` when not even its first line is whole
 */
export function readRecording(
  file: string,
  wanted: (scenario: string) => boolean,
  check: (line: RunLine) => void,
): Recording {
  const scenarios = new Map<string, readonly Line[]>();
  const statuses = new Map<number, number>();
  let last: Line | undefined;
  let current = new ScenarioUnderWay(false);
  for (const { line } of readTranscript(file)) {
    if (line.kind === 'run') check(line);
    if (line.kind === 'scenario' || line.kind === 'end') {
      current.settle(scenarios, statuses);
      current = new ScenarioUnderWay(line.kind === 'scenario' && wanted(line.scenario));
    }
    current.add(line);
    last = line;
  }
  if (last === undefined) throw empty(file);
  return { scenarios, statuses, finished: last.kind === 'end' };
}

/** What was read of a scenario whose end has not been reached. */
class ScenarioUnderWay {
  private readonly lines: Line[] = [];
  private readonly statuses: number[] = [];

  /** @param kept whether its lines are */
  constructor(private readonly kept: boolean) {}

  add(line: Line): void {
    const status = statusOf(line);
    if (status !== undefined) this.statuses.push(status);
    if (this.kept && this.lines.length < longest) this.lines.push(line);
  }

  /** Adds it to what is whole. */
  settle(scenarios: Map<string, readonly Line[]>, statuses: Map<number, number>): void {
    const [first] = this.lines;
    if (first?.kind === 'scenario') scenarios.set(first.scenario, this.lines);
    for (const status of this.statuses) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}
