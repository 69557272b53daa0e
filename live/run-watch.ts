import type { ScenarioRecord } from '../judge/scenario-record';
import { wallNow } from '../ledger/wall-clock';
import { Pace } from '../reports/pace';
import type { Line, TranscriptRecord } from '../transcript/record';

/** A scenario that the run is to execute. */
export interface PlannedWork {
  readonly id: string;
  readonly name: string;
  /** Number of actions by hand. */
  readonly actions: number;
  /** Estimated wall time in ms. */
  readonly ms: number;
}

/** A broken rule or an inconclusive scenario, as it is found. */
export interface Trouble {
  readonly id: string;
  readonly name: string;
  readonly verdict: 'fail' | 'inconclusive';
  readonly texts: readonly string[];
}

/** Maximum number of records of the current scenario that are kept. */
const MOST_RECORDS = 2_000;

/** What has happened in a run so far. */
export class RunWatch {
  private readonly verdicts = new Map<string, ScenarioRecord['verdict']>();
  private readonly found: Trouble[] = [];
  private readonly byName: ReadonlyMap<string, PlannedWork>;
  private scenario: string | undefined;
  private stepTexts: string[] = [];
  private records: Line[] = [];
  private seq = 0;
  private startedAt: number | undefined;
  private conclusion: string | undefined;
  private readonly pace = new Pace();

  /**
   * @param plan the scenarios in the order of the run
   * @param now wall-clock time in ms
   */
  constructor(
    readonly plan: readonly PlannedWork[],
    private readonly now: () => number = wallNow,
  ) {
    this.byName = new Map(plan.map((work) => [work.name, work]));
  }

  /** The name of the scenario under way. */
  get current(): string | undefined {
    return this.scenario;
  }

  /** The steps of the current scenario that have begun. */
  get steps(): readonly string[] {
    return this.stepTexts;
  }

  /** The records of the current scenario since its last reset. */
  get lines(): readonly Line[] {
    return this.records;
  }

  get troubles(): readonly Trouble[] {
    return this.found;
  }

  /** The verdict of the run as a sentence, after its end. */
  get ended(): string | undefined {
    return this.conclusion;
  }

  verdictOf(name: string): ScenarioRecord['verdict'] | undefined {
    return this.verdicts.get(name);
  }

  /** Number of scenarios with a verdict. */
  get finished(): number {
    return this.verdicts.size;
  }

  /** The planned scenarios that have not begun. */
  get upcoming(): readonly PlannedWork[] {
    return this.plan.filter(({ name }) => name !== this.scenario && !this.verdicts.has(name));
  }

  /** Number of actions by hand that the plan still contains, without the current scenario. */
  get actionsLeft(): number {
    return this.upcoming.reduce((sum, { actions }) => sum + actions, 0);
  }

  /** Estimated time to the end of the run in ms; the times of this run correct the estimates. */
  get timeLeft(): number {
    const { factor } = this.pace;
    const waiting = this.upcoming.reduce((sum, { ms }) => sum + ms, 0);
    const current = this.scenario === undefined ? undefined : this.byName.get(this.scenario);
    const spentOnIt = this.startedAt === undefined ? 0 : this.now() - this.startedAt;
    return waiting * factor + Math.max(0, (current?.ms ?? 0) * factor - spentOnIt);
  }

  take(record: TranscriptRecord): void {
    if (record.kind === 'scenario') this.begin(record.scenario);
    else if (record.kind === 'step') this.stepTexts.push(record.step);
    else if (record.kind !== 'raw') this.keep(record);
  }

  /** A scenario has its verdict. */
  scenarioFinished(record: ScenarioRecord): void {
    const { id, name, verdict, reason, monitorViolations } = record;
    this.verdicts.set(name, verdict);
    this.pace.take(record, this.byName.get(name)?.ms ?? 0);
    const texts = [
      ...(verdict === 'fail' || verdict === 'inconclusive' ? [reason ?? verdict] : []),
      ...monitorViolations.map(({ rule, expected, seen }) => `${rule}: expected ${expected}; seen ${seen}`),
    ];
    const fails = verdict === 'fail' || monitorViolations.length > 0;
    if (texts.length > 0) this.found.push({ id, name, verdict: fails ? 'fail' : 'inconclusive', texts });
    if (this.scenario === name) this.scenario = undefined;
  }

  /** The run is over. */
  end(verdict: string): void {
    this.scenario = undefined;
    this.conclusion = verdict;
  }

  private begin(scenario: string): void {
    this.scenario = scenario;
    this.startedAt = this.now();
    this.stepTexts = [];
    this.records = [];
  }

  private keep(record: TranscriptRecord): void {
    this.seq += 1;
    if (record.kind === 'reset') this.records = [];
    if (this.records.length < MOST_RECORDS) this.records.push({ ...record, seq: this.seq, wall: 0, chain: '' } as Line);
  }
}
