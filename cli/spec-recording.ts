import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { ReportFolder } from '../reports/report-folder';
import { clipped, printable } from '../reports/terminal';
import { type Recording, type RunLine, readRecording } from '../site/recording';
import { useExamples } from '../site/use-examples';
import { optionsFrom } from './run-header';

/** Most that is quoted of what differs. */
const longest = 120;

/**
 * What was recorded in the run of a result. A transcript that lies beside the result and is not that of the run, or
 * cannot be read, is left out with a word about it; one the user names has to be right. Of one that breaks off the scenarios
 * are shown that it holds to their end, with a word about it as well.
 *
 * @param named the transcript the user names
 * @throws ProvtckError `TRANSCRIPT_OTHER_RUN`, and what `readRecording` throws
 */
export function recordingOf(result: Result, resultFile: string, named: string | undefined): Recording | undefined {
  const beside = new ReportFolder(dirname(resultFile)).path('transcript');
  const file = named ?? [beside].find(existsSync);
  if (file === undefined) return undefined;
  const wanted = wantedScenarios(result);
  try {
    const recording = readRecording(file, wanted, (line) => checkRun(file, line, result));
    // A run that was stopped leaves no more than this, and what is whole of it is worth showing.
    if (!recording.finished)
      process.stderr.write(
        `${printable(file)} breaks off before the end of the run; the site shows no scenario that it does not hold to its end.\n`,
      );
    return recording;
  } catch (error) {
    if (named !== undefined || !(error instanceof ProvtckError)) throw error;
    process.stderr.write(`${printable(error.message)}; the site does without it.\n`);
    return undefined;
  }
}

/** Stories of failures and of the use examples are drawn; no other scenario is kept. */
function wantedScenarios({ rules, scenarios }: Result): (name: string) => boolean {
  const failed = new Set(rules.flatMap(({ violations }) => violations.map(({ scenario }) => scenario)));
  const names = new Set(scenarios.filter(({ id }) => failed.has(id)).map(({ name }) => name));
  const examples = useExamples().map(({ scenario }) => scenario);
  return (name) => names.has(name) || examples.includes(name.split(' ')[0] ?? '');
}

/** What a transcript says of itself in its first line, and a result of the run it comes from. */
type Claim = readonly [what: string, recorded: unknown, judged: unknown];

/** Another run of the same suite on the same device would tell a plausible story, and a wrong one. */
function checkRun(file: string, line: RunLine, result: Result): void {
  for (const [what, recorded, judged] of claimsOf(line, result)) {
    if (isDeepStrictEqual(recorded, judged)) continue;
    throw new ProvtckError(
      'TRANSCRIPT_OTHER_RUN',
      `${file} is not from the run of the result: its ${what} is ${asText(recorded)}, that of the result ${asText(judged)}`,
      'Name the transcript.jsonl that the run has left beside this result.json.',
    );
  }
}

function claimsOf(line: RunLine, { suite, adapter, ics, run }: Result): readonly Claim[] {
  const told = optionsFrom(line);
  return [
    ['suite', line.suite, suite],
    ['adapter', told?.adapter, adapter.name],
    ['host driver', told?.hostDriver, adapter.hostDriver],
    ['HTTP server', told?.http, adapter.http],
    ['port', told?.connection?.port, adapter.port],
    ['console', told?.connection?.console, adapter.console],
    ['bench', told?.connection?.bench, adapter.bench],
    ['statement', typeof told?.ics === 'object' ? told.ics.sha256 : undefined, ics?.sha256],
    ['choice of readings', told?.readings, run.readings],
    ['choice of rules', told?.rules, run.selection.rules],
    ['choice of tags', told?.tags, run.selection.tags],
    ['beginning', new Date(line.wall).toISOString(), beginning(line.wall, run)],
  ];
}

/** A run writes the first line of its transcript while it goes on: of two that were told the same only the hour differs. */
function beginning(wall: number, { startedAt, wallMs }: Result['run']): string {
  const early = Date.parse(startedAt);
  return new Date(Math.min(Math.max(wall, early), early + wallMs)).toISOString();
}

const asText = (value: unknown): string => (value === undefined ? 'none' : clipped(JSON.stringify(value), longest));
