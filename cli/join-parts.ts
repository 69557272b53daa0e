import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { ProvtckError } from '../ledger/error';
import { ReportFolder } from '../reports/report-folder';
import { joinTranscripts } from '../transcript/join';
import { judgeTranscript } from './judge-transcript';
import type { RunPart } from './run-part';

/** What of a part enters the joined run. */
export interface ChosenPart {
  readonly part: RunPart;
  /** Names of scenarios. */
  readonly scenarios: ReadonlySet<string>;
}

/**
 * Joins parts to one run in a folder: one transcript, its result and its reports. The result names every part.
 *
 * @param selection the scenarios of the joined run; undefined for all that rules and tags select
 * @throws ProvtckError if the reports cannot be written
 */
export async function joinParts(
  parts: readonly [ChosenPart, ...ChosenPart[]],
  selection: ScenarioChoice | undefined,
  out: string,
): Promise<Result> {
  const [first] = parts;
  const { header } = first.part.recording;
  const { scenarios: _scenarios, bail: _bail, certify: _certify, parts: _parts, ...settings } = header.settings;
  const folder = new ReportFolder(out);
  const target = folder.path('transcript');
  // The reports of an earlier run in the folder are removed when the joined run is judged, and its transcript with them.
  const joined = join(folder.makeJoining(), 'transcript.jsonl');
  try {
    joinTranscripts(
      parts.map(({ part, scenarios }) => ({ path: part.recording.path, scenarios })),
      {
        header: {
          kind: 'run',
          format: header.format,
          suite: header.suite,
          redacted: header.redacted,
          settings: {
            ...settings,
            ...(selection !== undefined && {
              scenarios: { ...selection, limits: [...selection.limits], ids: [...selection.ids] },
            }),
            parts: parts.map(partFacts),
          },
        },
        began: Math.min(...parts.map(({ part }) => part.recording.header.wall)),
        ended: Math.max(...parts.map(({ part }) => part.recording.last.wall)),
      },
      joined,
    );
    const result = await judgeTranscript(joined, { out });
    renameSync(joined, target);
    return result;
  } finally {
    folder.clearJoining();
  }
}

/**
 * Joins parts that can contain the same scenario. It comes from the first part that judged it, or else from the last part
 * that executed it.
 *
 * @param selection the scenarios of the joined run; undefined for all that rules and tags select
 * @returns undefined if no part has executed anything
 */
export async function joinJudged(
  parts: readonly RunPart[],
  selection: ScenarioChoice | undefined,
  out: string,
): Promise<Result | undefined> {
  const owners = new Map<string, RunPart>();
  for (const part of parts)
    for (const name of part.recording.scenarios.keys()) if (!part.declined.has(name)) owners.set(name, part);
  for (const part of parts.toReversed()) for (const name of part.judged.keys()) owners.set(name, part);
  return joinOwned(parts, owners, selection, out);
}

/** Joins parts; `owners` says from which part each scenario comes. */
export async function joinOwned(
  parts: readonly RunPart[],
  owners: ReadonlyMap<string, RunPart>,
  selection: ScenarioChoice | undefined,
  out: string,
): Promise<Result | undefined> {
  const [first, ...others] = parts
    .map(
      (part): ChosenPart => ({
        part,
        scenarios: new Set([...owners].filter(([, owner]) => owner === part).map(([name]) => name)),
      }),
    )
    .filter(({ scenarios }) => scenarios.size > 0)
    // The joined run has the device and the bench of its first part, and a board without a bench can do less.
    .sort((a, b) => Number(isBare(a)) - Number(isBare(b)));
  if (first !== undefined && isBare(first)) throw withoutBench(out);
  return first === undefined ? undefined : joinParts([first, ...others], selection, out);
}

const isBare = ({ part: { options } }: ChosenPart): boolean => options.benchElsewhere === true;

/** Nothing says what the scenarios of the boards with a bench would need. */
const withoutBench = (out: string): ProvtckError =>
  new ProvtckError(
    'RUN_WITHOUT_BENCH',
    'only boards without a bench have executed scenarios, so the run has no result',
    `Examine the boards with a bench by \`provtck doctor\`, and continue with \`provtck run --resume --out ${out}\` and all boards.`,
  );

/** The facts about a part that the result states. */
function partFacts({ part: { recording, options }, scenarios }: ChosenPart) {
  const { port, bench } = options.connection ?? {};
  return {
    startedAt: new Date(recording.header.wall).toISOString(),
    endedAt: new Date(recording.last.wall).toISOString(),
    scenarios: scenarios.size,
    ...(port !== undefined && { port }),
    ...(bench !== undefined && { bench: bench.replace(/\/\/[^@/]*@/, '//') }),
  };
}
