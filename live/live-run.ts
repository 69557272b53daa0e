import type { TerminalOperator } from '../adapters/bench/operator';
import type { ScenarioRecord } from '../judge/scenario-record';
import type { Attendance } from '../runtime/attendance';
import { attended } from './attended-adapter';
import { RunControl, skipped } from './control';
import type { LiveModel } from './live-server';
import { type OpenQuestion, PageOperator, type Received } from './page-operator';
import { type PlannedWork, RunWatch } from './run-watch';
import { livePage, type Part, partsOf, planPage } from './view';

/** The settings of an attended run. */
interface LiveRunOptions {
  /** What is tested. */
  readonly title: string;
  readonly plan: readonly PlannedWork[];
  /** The user at the terminal, who can answer too. */
  readonly terminal?: TerminalOperator;
  /** Maximum time for one action, in ms of wall time. */
  readonly timeLimit?: number;
}

/** A run with a person who watches it, acts for it, pauses it and skips scenarios. */
export class LiveRun implements LiveModel {
  readonly attendance: Attendance;
  private readonly watch: RunWatch;
  private readonly control: RunControl;
  private readonly pageOperator: PageOperator;
  private readonly observers = new Set<() => void>();

  constructor(private readonly options: LiveRunOptions) {
    const { plan, terminal, timeLimit } = options;
    const changed = (): void => this.changed();
    this.watch = new RunWatch(plan);
    this.control = new RunControl(changed);
    this.pageOperator = new PageOperator({
      ...(terminal && { terminal }),
      ...(timeLimit !== undefined && { timeLimit }),
      paused: () => this.control.paused,
      changed,
    });
    this.attendance = {
      operator: this.pageOperator,
      around: (adapter) => attended(adapter, this.control),
      take: (record) => {
        this.watch.take(record);
        changed();
      },
    };
  }

  get ended(): boolean {
    return this.watch.ended !== undefined;
  }

  /** The action that the run waits for. */
  get question(): OpenQuestion | undefined {
    return this.pageOperator.question;
  }

  /** A scenario has its verdict. */
  scenarioFinished(record: ScenarioRecord): void {
    this.watch.scenarioFinished(record);
    this.changed();
  }

  /** The run is over. @param verdict a sentence */
  end(verdict: string): void {
    this.watch.end(verdict);
    this.changed();
  }

  parts(): readonly Part[] {
    return partsOf(this.shown);
  }

  page(address: string, isReachable: boolean): string {
    return livePage(this.shown, address, isReachable);
  }

  plan(): string {
    return planPage(this.shown);
  }

  observe(changed: () => void): void {
    this.observers.add(changed);
  }

  act(action: string, fields: URLSearchParams): Received | 'unknown' {
    const id = Number(fields.get('id'));
    switch (action) {
      case 'answer':
        return this.answer(id, fields);
      case 'decline':
        return this.pageOperator.decline(id, fields.get('reason') ?? '');
      case 'pause':
        this.control.pause();
        return 'taken';
      case 'continue':
        this.control.continue();
        return 'taken';
      case 'skip':
        return this.skip(fields.get('scenario') ?? '', fields.get('reason') ?? '');
      default:
        return 'unknown';
    }
  }

  private answer(id: number, fields: URLSearchParams): Received {
    const isNo = fields.get('way') === 'no' && this.pageOperator.question?.ways.no !== undefined;
    return this.pageOperator.answer(id, isNo ? 'no' : (fields.get('text') ?? ''));
  }

  private skip(scenario: string, reason: string): Received {
    const { watch, control, pageOperator } = this;
    const isOpen = scenario === watch.current || watch.upcoming.some(({ name }) => name === scenario);
    if (!isOpen) return 'gone';
    if (!control.skip(scenario, reason)) return 'incomplete';
    // The run waits for the answer, and it would not come to its next operation.
    if (scenario === watch.current) pageOperator.withdraw(skipped(control.reasonOf(scenario) ?? reason));
    return 'taken';
  }

  private get shown() {
    return { title: this.options.title, watch: this.watch, operator: this.pageOperator, control: this.control };
  }

  private changed(): void {
    for (const observer of this.observers) observer();
  }
}
