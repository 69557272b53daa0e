import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProvtckError } from '../ledger/error';
import { EarlierRuns } from './earlier-runs';
import { FolderLock } from './folder-lock';
import { attempting, makeFolder, unwritable } from './out-file';
import { SiteFolder } from './site-folder';

/** File names of the reports of a run. */
const names = {
  result: 'result.json',
  junit: 'junit.xml',
  page: 'report.html',
  /** Cucumber's own page. */
  html: 'cucumber.html',
  messages: 'messages.ndjson',
  transcript: 'transcript.jsonl',
  certificate: 'certificate.json',
  allureResults: 'allure-results',
  site: 'spec',
  parts: 'parts',
  earlier: 'earlier',
  /** A joined transcript, while its result is derived. */
  joining: '.provtck-join',
} as const;

/** The reports that are kept of an earlier run. The others are views of them, or can be made again. */
const KEPT = ['result', 'junit', 'page', 'html', 'messages', 'certificate', 'parts'] as const;

/** Maximum size of a transcript without a scenario, in bytes. */
const MOST_WITHOUT_SCENARIO = 1_048_576;

/** A report, or the folder of one. */
type ReportName = keyof typeof names;

/** The folder that holds the reports of one run. */
export class ReportFolder {
  private readonly root: string;
  private readonly lock: FolderLock;

  constructor(folder: string) {
    this.root = resolve(folder);
    this.lock = new FolderLock(this.root);
  }

  path(report: ReportName): string {
    return join(this.root, names[report]);
  }

  /** The folder of a part of a run that was not made in one piece, by its number from 1. */
  part(number: number): string {
    return join(this.path('parts'), String(number));
  }

  /** The folders of all parts, in order. */
  parts(): readonly string[] {
    return this.partNumbers().map((number) => this.part(number));
  }

  /** Number of the last part, 0 without one. Parts of a board that was refused are missing before it. */
  lastPart(): number {
    return this.partNumbers().at(-1) ?? 0;
  }

  private partNumbers(): readonly number[] {
    const folder = this.path('parts');
    if (!existsSync(folder)) return [];
    const numbers = readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
    return numbers.sort((a, b) => a - b);
  }

  /** Removes the parts of an earlier run, and what a join that was killed has left. */
  clearParts(): void {
    this.attempt(() => rmSync(this.path('parts'), { recursive: true, force: true }));
    this.clearJoining();
  }

  /** A new folder for a transcript that is joined from parts. */
  makeJoining(): string {
    this.clearJoining();
    this.attempt(() => makeFolder(this.path('joining')));
    return this.path('joining');
  }

  clearJoining(): void {
    this.attempt(() => rmSync(this.path('joining'), { recursive: true, force: true }));
  }

  /** Makes the transcript of a run that was cut short the first part of a run that is resumed. */
  keepAsPart(): void {
    this.attempt(() => {
      makeFolder(this.part(1));
      renameSync(this.path('transcript'), new ReportFolder(this.part(1)).path('transcript'));
    });
  }

  /** Temporary path of a report that is written during the run; `settle` gives it its name. */
  pathUnderWay(report: ReportName): string {
    return `${this.path(report)}.part`;
  }

  /**
   * Makes sure that reports can be written, and keeps other runs out of the folder until `release`. Touches no report of
   * an earlier run.
   *
   * @throws ProvtckError `OUT_UNWRITABLE`, `OUT_BUSY`
   */
  claim(): void {
    const probe = join(this.root, `.provtck-${process.pid}`);
    this.attempt(() => {
      makeFolder(this.root);
      writeFileSync(probe, '');
      rmSync(probe, { force: true });
      this.lock.take();
      // A part is executed under this lock, so that a lock in it is of a run that was killed.
      for (const part of this.parts()) FolderLock.remove(part);
      for (const report of ['html', 'messages'] as const) rmSync(this.pathUnderWay(report), { force: true });
    });
  }

  /** Lets other runs into the folder. */
  release(): void {
    this.lock.release();
  }

  /**
   * Moves the reports of the last run to `earlier/1`, and those of the runs before it one number up.
   *
   * @param limit number of earlier runs that are kept; with 0 nothing is moved or removed
   */
  keepEarlier(limit: number): void {
    if (limit === 0) return;
    const transcripts = readdirSync(this.root).filter((name) => name.startsWith(names.transcript));
    const reports = [...KEPT.map((report) => names[report]), ...transcripts].filter((name) =>
      existsSync(join(this.root, name)),
    );
    if (!reports.includes(names.parts) && this.hasExecutedNothing(transcripts)) return;
    const isRun = transcripts.length > 0 || [names.result, names.parts].some((name) => reports.includes(name));
    this.attempt(() => new EarlierRuns(this.path('earlier')).add(this.root, isRun ? reports : [], limit));
  }

  /**
   * Removes the reports of an earlier run, so that they cannot be mistaken for reports of this run. Other files in the
   * folder stay, including Allure's history.
   */
  clear(): void {
    this.attempt(() => {
      const reports = [names.result, names.junit, names.page, names.html, names.messages, names.certificate];
      const parts = readdirSync(this.root).filter((name) => name.startsWith(names.transcript));
      for (const name of [...reports, ...parts]) rmSync(join(this.root, name), { force: true });
      this.removeUnfinished();
      // Renamed and not deleted: overwriting a file takes a quarter of the time of creating it.
      if (existsSync(this.path('allureResults'))) {
        rmSync(this.allureAside, { recursive: true, force: true });
        renameSync(this.path('allureResults'), this.allureAside);
      }
    });
    new SiteFolder(this.path('site')).clear();
  }

  /** Whether the transcripts have no scenario: the device could not be opened, and nothing is worth a place among earlier runs. */
  private hasExecutedNothing(transcripts: readonly string[]): boolean {
    const paths = transcripts.map((name) => join(this.root, name));
    const isShort = (path: string): boolean => statSync(path).size < MOST_WITHOUT_SCENARIO;
    return (
      paths.length > 0 &&
      paths.every((path) => isShort(path) && !readFileSync(path, 'utf8').includes('"kind":"scenario"'))
    );
  }

  /** Removes what a run that was killed has not finished: files that wait for their name, and probes of the folder. */
  private removeUnfinished(): void {
    const own = new RegExp(`^(?:\\.provtck-|(?:${Object.values(names).join('|')})\\.)\\d+$`);
    for (const name of readdirSync(this.root)) if (own.test(name)) rmSync(join(this.root, name), { force: true });
  }

  /** The folder of Allure's results, including those of an earlier run; the writer replaces them. */
  allureResults(): string {
    this.attempt(() => {
      if (existsSync(this.allureAside)) renameSync(this.allureAside, this.path('allureResults'));
      else makeFolder(this.path('allureResults'));
    });
    return this.path('allureResults');
  }

  private get allureAside(): string {
    return `${this.path('allureResults')}.earlier`;
  }

  /** Writes a complete report or none: a reader never finds a part of one. */
  write(report: ReportName, text: string): void {
    const file = this.path(report);
    const renamed = `${file}.${process.pid}`;
    this.attempt(() => {
      try {
        writeFileSync(renamed, text);
        renameSync(renamed, file);
      } catch (error) {
        rmSync(renamed, { force: true });
        throw error;
      }
    });
  }

  /** Changes a report if it exists. */
  rewrite(report: ReportName, change: (text: string) => string): void {
    const file = this.path(report);
    if (existsSync(file)) this.attempt(() => this.write(report, change(readFileSync(file, 'utf8'))));
  }

  /**
   * Removes incomplete reports after a write failure. Complete reports stay, and so do Allure's history and the
   * transcripts of workers, which cannot be created again.
   */
  abandon(): void {
    this.attempt(() => {
      for (const report of ['html', 'messages'] as const) rmSync(this.pathUnderWay(report), { force: true });
      const allure = this.path('allureResults');
      if (existsSync(this.path('result'))) return;
      if (existsSync(this.allureAside)) {
        rmSync(allure, { recursive: true, force: true });
        renameSync(this.allureAside, allure);
      }
      if (!existsSync(allure)) return;
      for (const name of readdirSync(allure).filter((each) => each !== 'history'))
        rmSync(join(allure, name), { recursive: true });
      if (readdirSync(allure).length === 0) rmdirSync(allure);
    });
  }

  /**
   * Gives reports that were written during the run their names. An incomplete page is removed because it shows
   * nothing; incomplete messages are kept.
   */
  settle(finished: boolean): void {
    this.attempt(() => {
      for (const report of ['html', 'messages'] as const) {
        const file = this.pathUnderWay(report);
        if (!existsSync(file)) continue;
        if (finished || report === 'messages') renameSync(file, this.path(report));
        else rmSync(file);
      }
    });
  }

  /**
   * Runs operations on the files of the folder.
   *
   * @throws ProvtckError `OUT_UNWRITABLE` if the system refuses
   */
  attempt(act: () => void): void {
    attempting(`reports to ${this.root}`, act);
  }

  /** The error about reports that cannot be written, with the reason. */
  unwritable(why: string, cause?: unknown): ProvtckError {
    return unwritable(`reports to ${this.root}`, why, cause);
  }
}
