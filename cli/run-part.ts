import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { ProvtckError } from '../ledger/error';
import { indexScenarios } from '../runtime/scenario-index';
import { Recording } from '../transcript/recording';
import { kindOfBench } from './connection';
import { judgeTranscript } from './judge-transcript';
import { optionsFrom } from './run-header';
import type { SuiteOptions } from './suite-options';
import { checkTranscriptOrigin } from './transcript-origin';

/** A part of a run: a verified transcript with its verdicts. */
export interface RunPart {
  readonly recording: Recording;
  readonly options: SuiteOptions;
  /** The first part of a run has a result of all scenarios of the run, another part of those that it has begun. */
  readonly result: Result;
  /**
   * Names of the scenarios that were executed completely. The last scenario of a transcript that was cut short is not
   * among them: nothing says how it would have ended.
   */
  readonly executed: ReadonlySet<string>;
  /** Scenarios with a verdict in this part, by name with their ids. */
  readonly judged: ReadonlyMap<string, string>;
}

/**
 * Opens a transcript and judges it. A scenario has a verdict if it was executed completely and is not inconclusive.
 *
 * @param isFirst whether it is the first part of its run
 * @throws ProvtckError if the transcript is invalid, or not of this suite
 */
export async function openPart(path: string, isFirst = true): Promise<RunPart> {
  const recording = Recording.open(path);
  checkTranscriptOrigin(recording);
  const begun = [...recording.scenarios.keys()];
  const result = await judgeTranscript(recording, isFirst ? {} : { scenarios: choiceOf(begun) });
  const executed = new Set(recording.finished ? begun : begun.slice(0, -1));
  const judged = new Map(
    result.scenarios
      .filter(({ name, verdict }) => executed.has(name) && verdict !== 'inconclusive')
      .map(({ name, id }) => [name, id]),
  );
  // The options were readable when the transcript was judged.
  return { recording, options: optionsFrom(recording.header) ?? {}, result, executed, judged };
}

function choiceOf(names: readonly string[]): ScenarioChoice {
  const wanted = new Set(names);
  const ids = indexScenarios().flatMap(({ identity: { id, name } }) => (wanted.has(name) ? [id] : []));
  return { limits: ['part'], ids };
}

/** Settings that can differ between the parts of a run. */
const FREE: readonly (keyof SuiteOptions)[] = ['rules', 'tags', 'scenarios', 'bail', 'certify', 'parts', 'order'];

/**
 * Makes sure that two parts belong to one run: the same settings, and the same device with the same versions.
 *
 * @throws ProvtckError `PARTS_DIFFER`
 */
export function checkSameRun(first: RunPart, other: RunPart): void {
  const fault =
    differentSetting(first.options, other.options) ?? differentDevice(first.recording.device, other.recording.device);
  if (fault === undefined) return;
  throw new ProvtckError(
    'PARTS_DIFFER',
    `${first.recording.path} and ${other.recording.path} are not parts of one run: ${fault} differs`,
    'Parts have the same settings, the same part and the same versions. Run the other scenarios on the same device.',
  );
}

/** The name of a setting that differs, except those that belong to one board. */
function differentSetting(a: SuiteOptions, b: SuiteOptions): string | undefined {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof SuiteOptions)[]);
  return [...names].find(
    (name) => !FREE.includes(name) && !isDeepStrictEqual(comparable(name, a), comparable(name, b)),
  );
}

function comparable(name: keyof SuiteOptions, options: SuiteOptions): unknown {
  if (name !== 'connection') return options[name];
  // Each board has its own port, bench and reset hardware. The kind of the bench decides what can be tested.
  const { port: _port, resetCommand: _resetCommand, bench, ...connection } = options.connection ?? {};
  return { ...connection, ...(bench !== undefined && { bench: kindOfBench(bench) }) };
}

/** A run that was cut short before its device was opened has none. */
function differentDevice(a: Recording['device'], b: Recording['device']): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return (['adapter', 'part', 'versions', 'capabilities', 'driven'] as const).find(
    (member) => !isDeepStrictEqual(a[member], b[member]),
  );
}
