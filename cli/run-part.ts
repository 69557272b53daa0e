import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { ProvtckError } from '../ledger/error';
import { indexScenarios } from '../runtime/scenario-index';
import { Recording } from '../transcript/recording';
import { type Connection, kindOfBench } from './connection';
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
  /** Names of scenarios that this part leaves to the boards with a bench. */
  readonly declined: ReadonlySet<string>;
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
  // The options were readable when the transcript was judged.
  const options = optionsFrom(recording.header) ?? {};
  const inapplicable = result.scenarios.filter(({ verdict }) => verdict === 'not-applicable').map(({ name }) => name);
  const declined = new Set(options.benchElsewhere ? inapplicable : []);
  const judged = new Map(
    result.scenarios
      .filter(({ name, verdict }) => executed.has(name) && verdict !== 'inconclusive' && !declined.has(name))
      .map(({ name, id }) => [name, id]),
  );
  return { recording, options, result, executed, judged, declined };
}

function choiceOf(names: readonly string[]): ScenarioChoice {
  const wanted = new Set(names);
  const ids = indexScenarios().flatMap(({ identity: { id, name } }) => (wanted.has(name) ? [id] : []));
  return { limits: ['part'], ids };
}

/** Settings that can differ between the parts of a run. */
const FREE: readonly (keyof SuiteOptions)[] = [
  'rules',
  'tags',
  'scenarios',
  'bail',
  'certify',
  'parts',
  'order',
  'benchElsewhere',
];

/**
 * Makes sure that two parts belong to one run: the same settings, and the same device with the same versions.
 *
 * @throws ProvtckError `PARTS_DIFFER`
 */
export function checkSameRun(first: RunPart, other: RunPart): void {
  const fault = differentSetting(first.options, other.options) ?? differentDevice(first, other);
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
  // A board without a bench takes part in a run with any.
  const ignoresBench = a.benchElsewhere === true || b.benchElsewhere === true;
  return [...names].find(
    (name) =>
      !FREE.includes(name) && !isDeepStrictEqual(comparable(name, a, ignoresBench), comparable(name, b, ignoresBench)),
  );
}

function comparable(name: keyof SuiteOptions, options: SuiteOptions, ignoresBench: boolean): unknown {
  if (name !== 'connection') return options[name];
  const { bench, ...connection } = sharedConnection(options.connection);
  // The kind of the bench decides what can be tested.
  return { ...connection, ...(bench !== undefined && !ignoresBench && { bench: kindOfBench(bench) }) };
}

/** What all boards of a run have in common: each has its own port, line and reset hardware. */
export function sharedConnection({
  port: _port,
  resetCommand: _resetCommand,
  baud: _baud,
  modemLines: _modemLines,
  ...shared
}: Connection = {}): Connection {
  return shared;
}

/** A run that was cut short before its device was opened has none. */
function differentDevice(first: RunPart, other: RunPart): string | undefined {
  const [a, b] = [first.recording.device, other.recording.device];
  if (a === undefined || b === undefined) return undefined;
  const differs = (['adapter', 'part', 'versions', 'driven'] as const).find(
    (member) => !isDeepStrictEqual(a[member], b[member]),
  );
  if (differs !== undefined) return differs;
  const ignoresBench = [first, other].some(({ options }) => options.benchElsewhere === true);
  const [ofFirst, ofOther] = ignoresBench
    ? [a, b].map(({ capabilities }) => capabilities.functions)
    : [a, b].map(({ capabilities }) => capabilities);
  return isDeepStrictEqual(ofFirst, ofOther) ? undefined : 'capabilities';
}
