import { Replay } from '../adapters/replay/replay';
import type { Result, RunPartResult, ScenarioResult } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { ProvtckError } from '../ledger/error';
import type { Sources } from '../runtime/cucumber';
import { invalid } from '../transcript/reader';
import { Recording } from '../transcript/recording';
import { sourcesOfAdapter } from './party';
import { optionsFrom, type SuiteIdentity, suiteIdentity } from './run-header';
import { SuiteRun } from './suite';
import type { ReplayedRun } from './suite-options';

/** Options of judging a transcript. */
export interface JudgeOptions {
  /** Folder of the reports. Without it, no file is written. */
  readonly out?: string;
  /** Features and steps other than the suite's own. */
  readonly sources?: Sources;
  /** Only these scenarios. */
  readonly scenarios?: ScenarioChoice;
  /** Applies every requirement of a certificate, even if the run did not. */
  readonly certify?: true;
}

/** Name of the adapter that replays the transcript. */
const STAND_IN = 'replay';

/**
 * Derives the verdicts of a run again from its transcript alone: it runs the same features with the transcript instead
 * of the device. The same file gives the same bytes of JSON, because its times are those of the transcript.
 *
 * @param path the transcript, or the opened recording
 * @throws ProvtckError what `Recording.open` throws; `TRANSCRIPT_FOREIGN` if another suite has written it
 */
export async function judgeTranscript(path: string | Recording, options: JudgeOptions = {}): Promise<Result> {
  const recording = typeof path === 'string' ? Recording.open(path) : path;
  const told = optionsFrom(recording.header);
  if (told === undefined) throw invalid(recording.path, 1, 'its settings are not those of a run');
  checkOrigin(recording, options.sources ?? sourcesOfAdapter(told.adapter, told.connection));
  const replay = new Replay(recording);
  // Deviations that were valid on the day of the run are still valid for it.
  const today = new Date(recording.header.wall).toISOString().slice(0, 10);
  const run = await SuiteRun.prepare({
    ...told,
    ...options,
    today,
    replay: replayedRunOf(recording, replay),
    adapters: { [STAND_IN]: async () => replay },
  });
  return run.execute();
}

/** Other rules or other scenarios give other verdicts, without a visible reason. */
function checkOrigin(recording: Recording, sources: Sources | undefined): void {
  const { suite, settings } = recording.header;
  const here = suiteIdentity(typeof settings.ledger === 'string' ? settings.ledger : undefined, sources);
  const differs = (Object.keys(here) as (keyof SuiteIdentity)[]).filter((member) => here[member] !== suite[member]);
  if (differs.length === 0) return;
  const differences = differs.map((member) => `${NAMES[member]} ${suite[member]} and not ${here[member]}`);
  throw new ProvtckError(
    'TRANSCRIPT_FOREIGN',
    `${recording.path}:1: the transcript was written with ${differences.join(', ')}`,
    'Judge it with the suite that wrote it.',
  );
}

const NAMES: Readonly<Record<keyof SuiteIdentity, string>> = {
  name: 'the suite',
  version: 'version',
  ledgerSha256: 'a ledger with SHA-256',
  featuresSha256: 'features with SHA-256',
};

function replayedRunOf(recording: Recording, replay: Replay): ReplayedRun {
  return {
    standIn: STAND_IN,
    uncertaintyIn: (scenario) => recording.scenarios.get(scenario)?.uncertainty,
    faults: () => {
      const { last, scenarios, finished } = recording;
      if (!finished) return [`The transcript was cut short: it ends at line ${last.seq}.`];
      const unplayed = [...scenarios].find(([name]) => !replay.played.has(name));
      if (unplayed === undefined) return [];
      const [name, { first }] = unplayed;
      return [`The transcript contains a scenario outside the selection, at line ${first}: ${name}.`];
    },
    dated: (result) => dated(result, recording),
  };
}

/** Replaces the wall-clock times of the replay by those of the transcript. */
function dated(result: Result, { header, last, scenarios }: Recording): Result {
  return {
    ...result,
    run: {
      ...result.run,
      startedAt: new Date(header.wall).toISOString(),
      wallMs: result.run.parts?.reduce((sum, part) => sum + spanOf(part), 0) ?? Math.max(0, last.wall - header.wall),
    },
    scenarios: result.scenarios.map((scenario): ScenarioResult => {
      const { startedAt: _startedAt, message, ...rest } = scenario;
      const found = scenarios.get(scenario.name);
      const { beganAt, endedAt, stepsAt } = found ?? { beganAt: 0, endedAt: 0, stepsAt: [] };
      return {
        ...rest,
        ...(found !== undefined && { startedAt: new Date(beganAt).toISOString() }),
        ...(message !== undefined && { message: withoutStack(message) }),
        wallMs: Math.max(0, endedAt - beganAt),
        steps: scenario.steps.map(({ message: said, ...step }, index) => ({
          ...step,
          ms: Math.max(0, (stepsAt[index + 1] ?? endedAt) - (stepsAt[index] ?? endedAt)),
          ...(said !== undefined && { message: withoutStack(said) }),
        })),
      };
    }),
  };
}

/** Wall-clock time of a part, ms. */
const spanOf = ({ startedAt, endedAt }: RunPartResult): number =>
  Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));

/** A stack contains file names of this machine. */
const withoutStack = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');
