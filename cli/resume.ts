import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { loadStatement } from '../ledger/statement';
import { ReportFolder } from '../reports/report-folder';
import { kindOfBench } from './connection';
import { joinJudged } from './join-parts';
import { checkSameRun, openPart, type RunPart } from './run-part';
import type { SuiteOptions } from './suite-options';

/** Executes scenarios and writes the reports of a part, in the folder of the options. */
type ExecutePart = (options: SuiteOptions) => Promise<unknown>;

/**
 * Continues a run that was cut short: it executes the scenarios without a verdict, and joins all parts to one result.
 * The settings are those of the run. Only the port, the address of the bench and the reset command can be others.
 *
 * @param out folder of the run
 * @param given options of the user, which must not contradict those of the run
 * @throws ProvtckError `RESUME_NOTHING`, `RESUME_COMPLETE`, `RESUME_DIFFERS`, or why a transcript is invalid
 */
export async function resumeRun(out: string, given: SuiteOptions, execute: ExecutePart): Promise<Result> {
  const folder = new ReportFolder(out);
  folder.claim();
  let parts: readonly RunPart[];
  try {
    parts = await openParts(folder);
    const [first] = parts;
    if (first === undefined) throw nothingToResume(out);
    const ofRun = settingsOf(parts);
    checkGiven(given, ofRun);
    const open = withoutVerdict(first, parts);
    // A run can be killed between the end of its transcript and its result.
    const hasResult = existsSync(folder.path('result'));
    if (open.length === 0 && parts.length === 1 && first.recording.finished && hasResult) throw complete(out);
    if (folder.parts().length === 0) folder.keepAsPart();
    if (open.length > 0) {
      const { port, bench, resetCommand } = given.connection ?? {};
      const moved = {
        ...(port !== undefined && { port }),
        ...(bench !== undefined && { bench }),
        ...(resetCommand !== undefined && { resetCommand }),
      };
      const { benchElsewhere, ...settings } = ofRun;
      const options: SuiteOptions = {
        ...settings,
        ...(benchElsewhere && bench === undefined && { benchElsewhere }),
        ...(Object.keys(moved).length > 0 && { connection: { ...settings.connection, ...moved } }),
        scenarios: { limits: ['--resume'], ids: open },
        out: folder.part(folder.lastPart() + 1),
        reports: ['transcript', 'result'],
      };
      await execute(options);
    }
    parts = await openParts(folder, parts);
  } finally {
    folder.release();
  }
  const joined = await joinJudged(parts, parts[0]?.options.scenarios, out);
  if (joined === undefined) throw nothingToResume(out);
  return joined;
}

/**
 * Makes a new run in a folder that consists of parts.
 *
 * @param keep number of earlier runs to keep
 * @param execute executes the parts, each in its own folder
 * @returns the parts that have a transcript
 * @throws ProvtckError if the folder is in use or cannot be written
 */
export async function newParts(
  out: string,
  keep: number,
  execute: (folder: ReportFolder) => Promise<void>,
): Promise<readonly RunPart[]> {
  const folder = new ReportFolder(out);
  folder.claim();
  try {
    folder.keepEarlier(keep);
    folder.clearParts();
    folder.clear();
    await execute(folder);
    return await openParts(folder);
  } finally {
    folder.release();
  }
}

/**
 * The parts of a run in a folder. They belong to one run.
 *
 * @param opened parts that were opened before and have not changed
 */
async function openParts(folder: ReportFolder, opened: readonly RunPart[] = []): Promise<readonly RunPart[]> {
  const folders = folder.parts().map((part) => new ReportFolder(part));
  const paths = (folders.length > 0 ? folders : [folder]).map((part) => part.path('transcript')).filter(existsSync);
  const parts: RunPart[] = [];
  for (const path of paths) {
    const part = opened.find(({ recording }) => recording.path === path) ?? (await openBegun(path, parts.length === 0));
    if (part === undefined) continue;
    const like = parts.find(({ options }) => options.benchElsewhere !== true) ?? parts[0];
    if (like !== undefined) checkSameRun(like, part);
    parts.push(part);
  }
  return parts;
}

/** A part; undefined if its run was killed at its start and has left nothing. */
async function openBegun(path: string, isFirst: boolean): Promise<RunPart | undefined> {
  try {
    return await openPart(path, isFirst);
  } catch (error) {
    if (error instanceof ProvtckError && error.code === 'TRANSCRIPT_EMPTY') return undefined;
    throw error;
  }
}

/** The settings of a run: those of a board with a bench, if any board has one. */
function settingsOf(parts: readonly RunPart[]): SuiteOptions {
  const part = parts.find(({ options }) => options.benchElsewhere !== true) ?? parts[0];
  const { certify: _certify, ...settings } = part?.options ?? {};
  return settings;
}

/** Ids of the scenarios of the run that no part has judged. */
function withoutVerdict(first: RunPart, parts: readonly RunPart[]): readonly string[] {
  return first.result.scenarios.filter(({ name }) => !parts.some(({ judged }) => judged.has(name))).map(({ id }) => id);
}

/** @throws ProvtckError `RESUME_DIFFERS` */
function checkGiven(given: SuiteOptions, run: SuiteOptions): void {
  const { port: _port, resetCommand: _resetCommand, bench, ...connection } = given.connection ?? {};
  const ofRun = run.connection?.bench;
  const differs = [
    ...(['adapter', 'device', 'hostDriver', 'http', 'command', 'ledger'] as const).filter(
      (name) => given[name] !== undefined && given[name] !== run[name],
    ),
    ...(Object.keys(connection) as (keyof typeof connection)[]).filter(
      (name) => !isDeepStrictEqual(connection[name], run.connection?.[name]),
    ),
    ...(differentBench(bench, ofRun, run.benchElsewhere === true) ? ['bench'] : []),
    ...(typeof given.ics === 'string' && loadStatement(given.ics).sha256 !== sha256Of(run.ics) ? ['ics'] : []),
    ...(given.readings?.length && !isDeepStrictEqual(given.readings, run.readings) ? ['reading'] : []),
  ];
  const [first] = differs;
  if (first === undefined) return;
  throw new ProvtckError(
    'RESUME_DIFFERS',
    `the run to resume has another value of the option ${first}`,
    'Omit the option: a resumed run takes its settings from its transcript.',
  );
}

/** @param isOpen whether the boards with a bench have left nothing that names it */
function differentBench(given: string | undefined, ofRun: string | undefined, isOpen: boolean): boolean {
  if (given === undefined || isOpen) return false;
  return ofRun === undefined || kindOfBench(given) !== kindOfBench(ofRun);
}

const sha256Of = (ics: SuiteOptions['ics']): string | undefined => (typeof ics === 'object' ? ics.sha256 : undefined);

const nothingToResume = (out: string): ProvtckError =>
  new ProvtckError(
    'RESUME_NOTHING',
    `${out} holds no transcript of a run`,
    'Name the folder of the run with --out. If the run ended before its first scenario, start it again without --resume.',
  );

const complete = (out: string): ProvtckError =>
  new ProvtckError(
    'RESUME_COMPLETE',
    `every scenario of the run in ${out} has a verdict`,
    'Start a new run, or repeat the failures with --failed.',
  );
