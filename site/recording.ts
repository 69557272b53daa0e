import { statusOf } from '../judge/record-accessors';
import { readTranscript } from '../transcript/reader';
import type { Line } from '../transcript/record';
import { empty } from '../transcript/recording';

/** The parts of a transcript that the site uses. */
export interface Recording {
  /** The lines of each scenario by its name, including its first line. */
  readonly scenarios: ReadonlyMap<string, readonly Line[]>;
  /** Number of reports of each status in the scenarios of the run. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Whether it contains the end of the run. */
  readonly finished: boolean;
}

/** The first line of a transcript. */
export type RunLine = Extract<Line, { readonly kind: 'run' }>;

/** Maximum number of lines of one scenario that are stored. */
const longest = 5_000;

/**
 * Reads a transcript and stores the wanted scenarios. If it is cut short, its incomplete last scenario is ignored.
 *
 * @param check receives the line about the run, and throws if it is not the displayed run
 * @throws ProvtckError what `readTranscript` throws; `TRANSCRIPT_EMPTY` if its first line is incomplete
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

/** The lines of a scenario without its end so far. */
class ScenarioUnderWay {
  private readonly lines: Line[] = [];
  private readonly statuses: number[] = [];

  /** @param kept whether its lines are stored */
  constructor(private readonly kept: boolean) {}

  add(line: Line): void {
    const status = statusOf(line);
    if (status !== undefined) this.statuses.push(status);
    if (this.kept && this.lines.length < longest) this.lines.push(line);
  }

  /** Adds it to the complete scenarios. */
  settle(scenarios: Map<string, readonly Line[]>, statuses: Map<number, number>): void {
    const [first] = this.lines;
    if (first?.kind === 'scenario') scenarios.set(first.scenario, this.lines);
    for (const status of this.statuses) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}
