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

/** Maximum length of a quoted value in a message. */
const maxLength = 120;

/**
 * The transcript of the run of a result. A transcript beside the result that belongs to another run, or
 * cannot be read, is skipped with a warning. A transcript that the user names must be valid. For a transcript
 * that is cut short, the complete scenarios are shown, with a warning.
 *
 * @param named the transcript that the user names
 * @param more names of further scenarios that the site shows
 * @throws ProvtckError `TRANSCRIPT_OTHER_RUN`, and what `readRecording` throws
 */
export function recordingOf(
  result: Result,
  resultFile: string,
  named: string | undefined,
  more: ReadonlySet<string> = new Set(),
): Recording | undefined {
  const beside = new ReportFolder(dirname(resultFile)).path('transcript');
  const file = named ?? [beside].find(existsSync);
  if (file === undefined) return undefined;
  const wanted = wantedScenarios(result, more);
  try {
    const recording = readRecording(file, wanted, (line) => checkRun(file, line, result));
    // A stopped run has a transcript that is cut short; its complete scenarios are shown.
    if (!recording.finished)
      process.stderr.write(
        `${printable(file)} is cut short; the site shows only the scenarios that it contains completely.\n`,
      );
    return recording;
  } catch (error) {
    if (named !== undefined || !(error instanceof ProvtckError)) throw error;
    process.stderr.write(`${printable(error.message)}; the site does not use it.\n`);
    return undefined;
  }
}

/** The site shows failures, use examples and kinds of processes only; the other scenarios are dropped. */
function wantedScenarios({ rules, scenarios }: Result, more: ReadonlySet<string>): (name: string) => boolean {
  const failed = new Set(rules.flatMap(({ violations }) => violations.map(({ scenario }) => scenario)));
  const names = new Set(scenarios.filter(({ id }) => failed.has(id)).map(({ name }) => name));
  const examples = new Set(useExamples().map(({ scenario }) => scenario));
  return (name) => names.has(name) || more.has(name) || examples.has(name.split(' ')[0] ?? '');
}

/** The facts that the first line of a transcript and the result of its run share. */
type Claim = readonly [what: string, recorded: unknown, judged: unknown];

/** Another run of the same suite on the same device looks plausible and is wrong. */
function checkRun(file: string, line: RunLine, result: Result): void {
  for (const [what, recorded, judged] of claimsOf(line, result)) {
    if (isDeepStrictEqual(recorded, judged)) continue;
    throw new ProvtckError(
      'TRANSCRIPT_OTHER_RUN',
      `${file} is not from the run of the result: its ${what} is ${asText(recorded)}, that of the result ${asText(judged)}`,
      'Name the transcript.jsonl that the run wrote beside this result.json.',
    );
  }
}

function claimsOf(line: RunLine, { suite, adapter, ics, run }: Result): readonly Claim[] {
  const options = optionsFrom(line);
  return [
    ['suite', line.suite, suite],
    ['adapter', options?.adapter, adapter.name],
    ['host driver', options?.hostDriver, adapter.hostDriver],
    ['HTTP server', options?.http, adapter.http],
    ['port', options?.connection?.port, adapter.port],
    ['console', options?.connection?.console, adapter.console],
    ['bench', options?.connection?.bench, adapter.bench],
    ['statement', typeof options?.ics === 'object' ? options.ics.sha256 : undefined, ics?.sha256],
    ['choice of readings', options?.readings, run.readings],
    ['choice of rules', options?.rules, run.selection.rules],
    ['choice of tags', options?.tags, run.selection.tags],
    ['beginning', new Date(line.wall).toISOString(), beginning(line.wall, run)],
  ];
}

/**
 * A run updates the first line of its transcript: two runs with the same settings differ in their start time
 * only.
 */
function beginning(wall: number, { startedAt, wallMs }: Result['run']): string {
  const early = Date.parse(startedAt);
  return new Date(Math.min(Math.max(wall, early), early + wallMs)).toISOString();
}

const asText = (value: unknown): string => (value === undefined ? 'none' : clipped(JSON.stringify(value), maxLength));
