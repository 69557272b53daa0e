import type { ObservationPoint } from '../judge/observation-point';
import { statusOf } from '../judge/record-accessors';
import { readTranscript } from '../transcript/reader';
import type { Line } from '../transcript/record';
import { empty } from '../transcript/recording';
import { type History, historyOf } from './compare/history';
import { type Evidence, EvidenceCollector } from './matrix/evidence';
import { timelineOf } from './timeline/build-timeline';
import { exact, type Timeline } from './timeline/timeline';

/** The parts of a transcript that the site uses. */
export interface Recording {
  /** The lines of each scenario by its name, including its first line. */
  readonly scenarios: ReadonlyMap<string, readonly Line[]>;
  /** Number of reports of each status in the scenarios of the run. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What the device did with each function and each event in each state of a process, in all scenarios. */
  readonly evidence: Evidence;
  /** The timeline of each scenario. */
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** What happened in each scenario, in short. */
  readonly histories: ReadonlyMap<string, History>;
  /** What the document means in the scenarios, by the reference device; absent if it was not compared. */
  readonly meant?: ReadonlyMap<string, Meant>;
  /** Whether keys and pass phrases are replaced by tokens. */
  readonly redacted: boolean;
  /** Whether it contains the end of the run. */
  readonly finished: boolean;
}

/** The timeline that the document means in a scenario, if the record differs from it. */
export type Meant = Timeline | 'agrees';

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
  const read = new ReadScenarios(wanted);
  let last: Line | undefined;
  let redacted = true;
  for (const { line } of readTranscript(file)) {
    if (line.kind === 'run') {
      check(line);
      ({ redacted } = line);
    }
    read.take(line);
    last = line;
  }
  if (last === undefined) throw empty(file);
  const { scenarios, statuses, evidence, timelines, histories } = read;
  return { scenarios, statuses, evidence, timelines, histories, redacted, finished: last.kind === 'end' };
}

/** The complete scenarios of a transcript so far. */
class ReadScenarios {
  readonly scenarios = new Map<string, readonly Line[]>();
  readonly statuses = new Map<number, number>();
  private readonly collector = new EvidenceCollector();
  readonly timelines = new Map<string, Timeline>();
  readonly histories = new Map<string, History>();
  private point: ObservationPoint = exact;
  /** The lines of the current scenario. */
  private lines: Line[] = [];
  private reported: number[] = [];

  constructor(private readonly wanted: (scenario: string) => boolean) {}

  get evidence(): Evidence {
    return this.collector.evidence;
  }

  take(line: Line): void {
    if (line.kind === 'device') this.point = { ...exact, slack: line.uncertainty, driven: line.driven };
    if (line.kind === 'scenario' || line.kind === 'end') this.settle();
    const status = statusOf(line);
    if (status !== undefined) this.reported.push(status);
    if (this.lines.length < longest) this.lines.push(line);
  }

  /** Adds the current scenario, which is complete. */
  private settle(): void {
    const { lines, reported, statuses } = this;
    this.lines = [];
    this.reported = [];
    for (const status of reported) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const [first] = lines;
    if (first?.kind !== 'scenario') return;
    if (this.wanted(first.scenario)) this.scenarios.set(first.scenario, lines);
    const timeline = timelineOf(lines, this.point);
    this.collector.take(first.scenario, lines, timeline.marks, this.point);
    this.timelines.set(first.scenario, timeline);
    this.histories.set(first.scenario, historyOf(timeline));
  }
}
