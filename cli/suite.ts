import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Envelope } from '@cucumber/messages';
import { monitors } from '../judge/monitors/all';
import type { Fault } from '../judge/outcome';
import type { OwnResult, Result } from '../judge/result-schema';
import type { Selection } from '../judge/rule-results';
import { buildResult, type RunFacts } from '../judge/run-result';
import type { ScenarioRecord } from '../judge/scenario-record';
import { ProvtckError } from '../ledger/error';
import { timesWith } from '../ledger/quantities';
import { wallNow } from '../ledger/wall-clock';
import { ReportFolder } from '../reports/report-folder';
import { type ReportChoice, writeReports } from '../reports/write-reports';
import { ownSources, runFeatures } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import { featuresInvalid } from '../runtime/loaded-suite';
import type { RunValues } from '../runtime/run';
import { handOver } from '../runtime/run-handover';
import type { RunParameters } from '../runtime/run-parameters';
import { ScenarioCollector } from '../runtime/scenario-collector';
import { SuiteRunner, showsBreach } from '../runtime/suite-runner';
import { stepCatalogue } from '../steps/catalogue';
import { Recording } from '../transcript/recording';
import { isAsWritten, transcriptFault } from '../transcript/writer';
import { unloadableSuiteError } from './error-output';
import { runOwnRules } from './own-rules';
import { partyResult } from './party';
import { repeatCommand } from './repeat-command';
import { headerOf, type SuiteIdentity, suiteIdentity } from './run-header';
import { planSuite, type SuiteOptions, type SuitePlan } from './suite-options';
import { adapterOf, parametersOf } from './suite-parameters';

/** Observer of a run in progress. */
export interface SuiteListener {
  /** A scenario has finished: number `done` of `selected`. */
  scenarioFinished?(scenario: ScenarioRecord, done: number, selected: number): void;
  /** A random session begins: number `session` of `of`. */
  sessionBegins?(session: number, of: number): void;
  /** A message for the user that is not a part of the result. */
  warning?(line: string): void;
}

/**
 * Runs the suite or a selection of it, and writes its reports. A process can call it many times, one after the other.
 *
 * @param signal ends the run early; the result then holds what was found before, and it is incomplete
 * @throws ProvtckError if the options are invalid or the features cannot be read; then nothing was executed.
 * Also if the reports cannot be written
 */
export async function runSuite(
  options: SuiteOptions = {},
  listener: SuiteListener = {},
  signal?: AbortSignal,
): Promise<Result> {
  const run = await SuiteRun.prepare(options, listener);
  return run.execute(signal);
}

/** One run of the suite. */
export class SuiteRun {
  private collector: ScenarioCollector | SuiteRunner = new ScenarioCollector();
  private readonly startedAt = wallNow();
  private readonly identity: SuiteIdentity;
  private readonly folder: ReportFolder | undefined;
  private done = 0;
  private attachments: ReportChoice['attachments'];
  /** Why the device could not be opened. Nothing can be executed then. */
  private unopened: Fault | undefined;
  private stopWaiting: () => void = () => {};
  private result: Result | undefined;
  private own: OwnResult | undefined;
  private explored: RunFacts['explored'];
  /** Progress of cucumber. */
  private progress: 'preparing' | 'running' | 'over' = 'preparing';
  /** System errors about a report that cucumber writes. */
  private streamFault: string | undefined;

  private constructor(
    private readonly plan: SuitePlan,
    private readonly listener: SuiteListener,
    private readonly claimed: ReportFolder | undefined,
  ) {
    this.identity = suiteIdentity(plan.ledgerFolder, plan.sources);
    this.folder = claimed ?? (plan.out === undefined ? undefined : new ReportFolder(plan.out));
  }

  /**
   * Checks everything that can be checked before the run.
   *
   * @param claimed the folder `out`, if the caller has claimed it and releases it after the run
   * @throws ProvtckError if something is invalid; the reports of an earlier run are unchanged then
   */
  static async prepare(options: SuiteOptions, listener: SuiteListener = {}, claimed?: ReportFolder): Promise<SuiteRun> {
    const run = new SuiteRun(await planSuite(options), listener, claimed);
    run.folder?.claim();
    return run;
  }

  /** The result, after the run has one. */
  get concluded(): Result | undefined {
    return this.result;
  }

  /** @throws ProvtckError if nothing could be executed or written; `concluded` has the result that was not written */
  async execute(signal?: AbortSignal): Promise<Result> {
    try {
      return await this.executed(signal);
    } finally {
      if (this.claimed === undefined) this.folder?.release();
    }
  }

  private async executed(signal: AbortSignal | undefined): Promise<Result> {
    if (signal?.aborted) {
      this.clearFolder();
      return this.conclude(`The run was stopped: ${String(signal.reason)}.`);
    }
    const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
    const unopened = new Promise<void>((resolve) => {
      this.stopWaiting = resolve;
    });
    try {
      await Promise.race([this.needsCucumber ? this.runFeatures(signal) : this.runHere(signal), aborted, unopened]);
    } catch (error) {
      await this.loadTimelines();
      return this.concludeAfter(error);
    }
    if (this.unopened !== undefined) return this.giveUp(this.unopened);
    if (signal?.aborted && this.progress === 'preparing') this.clearFolder();
    if (signal?.aborted) return this.conclude(`The run was stopped: ${String(signal.reason)}.`);
    this.checkParsed();
    await this.runOwn(signal);
    await this.explore(signal);
    await this.loadTimelines();
    return this.conclude();
  }

  /** Loads what draws the timelines of failures. Most runs have none. */
  private async loadTimelines(): Promise<void> {
    if (!this.plan.reports.includes('allure') || !this.collector.records().some(showsBreach)) return;
    const { meantInFailures, timelineAttachments } = await import('./timeline-attachments');
    const { party, part } = this.plan;
    const meant = party === undefined ? await meantInFailures(this.collector.records(), part) : undefined;
    this.attachments = (result, transcript) => timelineAttachments(result, transcript, meant);
  }

  /** @throws ProvtckError if the error concerns the options, the suite or the opening of the device */
  private concludeAfter(error: unknown): Result {
    if (error instanceof ProvtckError) throw error;
    if (this.progress === 'preparing') throw unloadableSuiteError(error);
    if (this.unopened !== undefined) return this.giveUp(this.unopened);
    // All scenarios are judged; only a page is incomplete.
    if (this.progress === 'over' && this.streamFault !== undefined) return this.conclude();
    if (error instanceof Error && error.stack !== undefined) this.listener.warning?.(error.stack);
    return this.conclude(`The run ended early: ${error instanceof Error ? error.message : String(error)}.`);
  }

  /**
   * Derives the result and writes the reports. It runs synchronously, so that an exit handler can call it.
   *
   * @param fault the reason why the run ended early, as a sentence
   * @throws ProvtckError `OUT_UNWRITABLE` or `TRANSCRIPT_UNWRITABLE`; `concluded` holds the result then
   */
  conclude(fault?: string): Result {
    if (this.result !== undefined) return this.result;
    const { plan, collector } = this;
    const skipped = plan.runsSuite ? [] : ['Only own rules were selected.'];
    const faults = fault === undefined ? [...skipped, ...collector.runFaults.map((text) => `${text}.`)] : [fault];
    const result = buildResult({
      suite: this.identity,
      adapter: adapterOf(plan),
      part: plan.part,
      ...(plan.party !== undefined && { party: partyResult(plan.party) }),
      ...(plan.statement !== undefined && { statement: plan.statement }),
      ledger: plan.ledger,
      readings: plan.readings,
      deviations: plan.deviations,
      selection: selectionOf(plan.selection, collector),
      ...(plan.claim !== undefined && { claim: plan.claim }),
      ...(plan.parts !== undefined && { parts: plan.parts }),
      ...(plan.order?.seed !== undefined && { orderSeed: plan.order.seed }),
      parallel: plan.parallel,
      startedAt: this.startedAt,
      wallMs: wallNow() - this.startedAt,
      scenarios: collector.records(),
      scenariosByRule: collector.scenariosByRule(),
      monitors,
      ...(this.explored !== undefined && { explored: this.explored }),
      repeat: repeatCommand(plan),
      faults: [...(plan.replay?.faults() ?? []), ...faults],
    });
    const { own } = this;
    this.result = { ...(plan.replay?.dated(result) ?? result), ...(own !== undefined && { own }) };
    if (this.folder !== undefined) this.report(this.result, this.folder, fault === undefined);
    return this.result;
  }

  /**
   * Ends a run whose device cannot be opened: every other scenario would only say the same.
   *
   * @throws ProvtckError what the adapter says
   */
  private giveUp({ code, message, hint }: Fault): never {
    this.conclude(`The device could not be opened: ${code}, ${message.replace(/[.\s]+$/, '')}.`);
    throw new ProvtckError(code, message, hint);
  }

  private report(result: Result, folder: ReportFolder, finished: boolean): void {
    const transcript = folder.path('transcript');
    const whole = finished && this.collector.runFaults.length === 0 && transcriptFault(transcript) === undefined;
    const { attachments } = this;
    try {
      folder.settle(finished && this.streamFault === undefined);
      writeReports(
        result,
        folder,
        { ...this.plan, ...(attachments && { attachments }) },
        whole ? wallNow() : undefined,
      );
    } catch (error) {
      folder.abandon();
      throw error;
    }
    if (this.streamFault !== undefined) throw folder.unwritable(this.streamFault);
    const fault = transcriptFault(transcript);
    if (fault !== undefined) throw fault;
    // A record that the judge would refuse is an error of the run. It is found now and not when the record is needed.
    if (whole && existsSync(transcript) && !isAsWritten(transcript)) Recording.open(transcript);
  }

  /** Whether workers, cucumber's own formats or other steps than the suite's are asked for. */
  private get needsCucumber(): boolean {
    const { parallel, formats, sources } = this.plan;
    return parallel > 1 || formats.length > 0 || sources.support !== ownSources.support;
  }

  /** Executes the scenarios in this process, without cucumber. */
  private async runHere(signal: AbortSignal | undefined): Promise<void> {
    const { sources, tagExpression, selection, bail, share, order } = this.plan;
    const runner = new SuiteRunner(
      this.plan.party?.catalogue ?? stepCatalogue,
      parseFeatures(sources.features),
      this.parameters(),
      {
        ...(tagExpression !== undefined && { tags: tagExpression }),
        ...(selection.scenarios !== undefined && { ids: selection.scenarios.ids }),
        bail,
        ...(share !== undefined && { share }),
        ...(order?.ids !== undefined && { order: order.ids }),
      },
      { ...this.values(), ...this.plan.party?.values(this.plan.ledger) },
    );
    this.collector = runner;
    if (runner.parseFaults.length > 0) return;
    this.begin();
    await runner.execute(signal, (record) => this.finish(record));
    this.progress = 'over';
  }

  /** Runs the rules of the user, after the scenarios of SWRA513C and apart from them. */
  private async runOwn(signal: AbortSignal | undefined): Promise<void> {
    const { own, ledger, part, selection } = this.plan;
    if (own === undefined || this.plan.replay !== undefined) return;
    this.own = await runOwnRules(
      own,
      {
        suite: this.identity,
        adapter: adapterOf(this.plan),
        part,
        ledger,
        rules: own.rules,
        repeat: repeatCommand(this.plan),
        ...(selection.tags !== undefined && { tags: selection.tags }),
      },
      { ...this.parameters(), run: randomUUID() },
      signal,
      () => {},
      this.plan.adapters,
    );
  }

  /** Executes the random sessions, after all scenarios. */
  private async explore(signal: AbortSignal | undefined): Promise<void> {
    const { explore, adapters, replay } = this.plan;
    if (explore === undefined || replay !== undefined) return;
    const { runExplorePhase } = await import('./explore-phase');
    const begins = (session: number): void => this.listener.sessionBegins?.(session, explore.sessions);
    const parameters = { ...this.parameters(), run: randomUUID() };
    this.explored = await runExplorePhase(explore, this.plan, parameters, adapters, begins, signal);
  }

  private begin(): void {
    this.progress = 'running';
    this.clearFolder();
  }

  /** Removes the reports of the last run from the folder, or moves them aside. */
  private clearFolder(): void {
    // A run that is judged again or joined is derived from what is in the folder.
    if (this.plan.replay === undefined) {
      this.folder?.keepEarlier(this.plan.keep);
      this.folder?.clearParts();
    }
    this.folder?.clear();
  }

  /** @throws Error when the device cannot be opened, in this process: the other scenarios would only say the same */
  private finish(record: ScenarioRecord): void {
    if (record.unopened !== undefined && this.plan.replay === undefined) {
      this.unopened = record.unopened;
      this.stopWaiting();
      if (this.plan.parallel <= 1) throw new Error('the device cannot be opened');
    }
    this.done += 1;
    this.listener.scenarioFinished?.(record, this.done, this.collector.selected);
  }

  private async runFeatures(signal: AbortSignal | undefined): Promise<void> {
    const { plan, folder } = this;
    const collector = new ScenarioCollector(timesWith(this.parameters().ixit ?? {}));
    this.collector = collector;
    const formats = folder === undefined ? [] : plan.formats;
    const run = randomUUID();
    const release = handOver(run, this.values());
    await runFeatures(
      plan.sources,
      {
        parallel: plan.parallel,
        ...(plan.tagExpression !== undefined && { tags: plan.tagExpression }),
        worldParameters: { ...this.parameters(), run },
        ...(folder !== undefined && {
          formats: {
            ...(formats.includes('html') && { html: folder.pathUnderWay('html') }),
            ...(formats.includes('messages') && { message: folder.pathUnderWay('messages') }),
          },
        }),
      },
      (message) => this.take(message, collector, signal),
      (line) => this.hear(line),
    ).finally(release);
  }

  /** If cucumber cannot write a report, it passes on the system error and writes the other reports. */
  private hear(line: string): void {
    if (/^E[A-Z]+: .*, (write|close|fsync)$/.test(line)) this.streamFault ??= line;
    else this.listener.warning?.(line);
  }

  private take(message: Envelope, collector: ScenarioCollector, signal: AbortSignal | undefined): void {
    if (signal?.aborted) {
      // Cucumber has no function to stop it. In this process a thrown error stops it; workers end with it.
      if (this.plan.parallel <= 1) throw new Error('stopped');
      return;
    }
    // From here on the features are known to be readable, and the run takes place.
    if (message.testRunStarted) this.begin();
    if (message.testRunFinished) this.progress = 'over';
    const record = collector.accept(message);
    if (record !== undefined) this.finish(record);
  }

  /** What the run in this process gets besides plain data. */
  private values(): RunValues {
    const { adapters, attendance, replay } = this.plan;
    return {
      adapters,
      ...(attendance && { attendance }),
      replayed: replay !== undefined,
      ...(replay?.uncertaintyIn && { uncertaintyIn: replay.uncertaintyIn }),
    };
  }

  private parameters(): RunParameters {
    const { plan, folder, identity } = this;
    const parameters = { run: randomUUID(), ...parametersOf(plan) };
    if (folder === undefined || plan.replay !== undefined || !plan.reports.includes('transcript')) return parameters;
    return { ...parameters, transcript: folder.path('transcript'), header: headerOf(plan, identity) };
  }

  private checkParsed(): void {
    const faults = this.collector.parseFaults;
    if (faults.length === 0) return;
    this.folder?.settle(false);
    throw featuresInvalid(faults);
  }
}

/** The selection of the run; a run that ended at its first broken rule has selected the scenarios up to it. */
function selectionOf(selection: Selection, collector: ScenarioCollector | SuiteRunner): Selection {
  const bailedAt = collector instanceof SuiteRunner ? collector.bailedAt : undefined;
  if (bailedAt === undefined) return selection;
  const ids = collector.records().map(({ id }) => id);
  return {
    ...selection,
    scenarios: { limits: [...(selection.scenarios?.limits ?? []), `--bail at ${bailedAt}`], ids },
  };
}
