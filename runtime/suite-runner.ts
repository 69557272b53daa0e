import type { Pickle } from '@cucumber/messages';
import { inDocumentOrder, type ScenarioRecord } from '../judge/scenario-record';
import { timesWith } from '../ledger/quantities';
import type { RuleId } from '../ledger/rule';
import { wallNow } from '../ledger/wall-clock';
import { type ParsedFeatures, type ParseFault, selectedBy } from './features';
import { isGiven, stepTextOf } from './pickle-step';
import { Run, type RunValues } from './run';
import type { RunParameters } from './run-parameters';
import { type PlannedStep, ScenarioAttempt, type StepResult } from './scenario-attempt';
import { headOf, ScenarioExecutor, type StepEnd } from './scenario-executor';
import { type IndexedScenario, indexOf, neverBegun, recordOf, type ScenarioIndex, StepTexts } from './scenario-index';
import type { StepCatalogue } from './step-catalogue';
import { UncaughtErrors } from './uncaught-errors';
import type { WorkShare } from './work-share';

/** Names of what happens before and after the steps, for the reports. */
const HOOKS = { begin: 'Before the steps', end: 'After the steps' } as const;

const SKIPPED: StepResult = { status: 'SKIPPED', ms: 0 };

/** Which scenarios a run executes. */
export interface ScenarioFilter {
  /** A tag expression; all scenarios without it. */
  readonly tags?: string;
  /** Ids of scenarios; all without it. */
  readonly ids?: readonly string[];
  /** Ends the run after the first scenario that shows a broken rule. */
  readonly bail?: boolean;
  /** Which of them this device executes. */
  readonly share?: WorkShare;
  /** Ids of scenarios in the order in which they are executed; the order of the documents without it. */
  readonly order?: readonly string[];
}

interface SelectedScenario extends IndexedScenario {
  readonly plan: readonly PlannedStep[];
}

/** Carries the selected scenarios of the features out in this process and keeps a record of each. */
export class SuiteRunner {
  /** What went wrong outside every scenario; there is nothing outside them that could. */
  readonly runFaults: readonly string[] = [];
  private readonly index: ScenarioIndex;
  private readonly texts: StepTexts;
  private readonly chosen: SelectedScenario[];
  private readonly bail: boolean;
  private readonly share: WorkShare | undefined;
  private bailed: string | undefined;
  private readonly done: ScenarioRecord[] = [];
  private readonly uncaught = new UncaughtErrors();
  private running: { readonly scenario: SelectedScenario; readonly attempt: ScenarioAttempt } | undefined;

  constructor(
    private readonly catalogue: StepCatalogue,
    private readonly features: ParsedFeatures,
    private readonly parameters: RunParameters,
    { tags, ids, bail = false, share, order }: ScenarioFilter = {},
    private readonly values: RunValues = {},
  ) {
    this.bail = bail;
    this.share = share;
    const { index, scenarios } = indexOf(features);
    this.index = index;
    this.texts = new StepTexts(index, timesWith(parameters.ixit ?? {}));
    const hasTags = tags === undefined ? () => true : selectedBy(tags);
    const wanted = ids === undefined ? undefined : new Set(ids);
    this.chosen = scenarios
      .filter(({ pickle, identity }) => hasTags(pickle) && (wanted?.has(identity.id) ?? true))
      .map((scenario) => ({ ...scenario, plan: this.planOf(scenario.pickle) }));
    if (order !== undefined) sortBy(this.chosen, order);
  }

  /** Feature files that could not be parsed; nothing is executed then. */
  get parseFaults(): readonly ParseFault[] {
    return this.features.faults;
  }

  /** The scenario that ended the run, as the option `bail` asks. The later ones count as not selected. */
  get bailedAt(): string | undefined {
    return this.bailed;
  }

  /** How many scenarios the run set out to execute. */
  get selected(): number {
    return this.chosen.length;
  }

  /** Scenarios of the whole suite by rule, selected or not. */
  scenariosByRule(): ReadonlyMap<RuleId, number> {
    return this.index.scenariosByRule();
  }

  /** All selected scenarios in document order; those the run did not get to are inconclusive. */
  records(): readonly ScenarioRecord[] {
    const { running, done, chosen } = this;
    const cut =
      running === undefined
        ? []
        : [recordOf(running.scenario.identity, running.attempt.end(false), running.attempt.startedAt, 0)];
    const begun = new Set([...done, ...cut].map(({ id }) => id));
    const never = chosen
      .filter(({ identity }) => !begun.has(identity.id))
      .map(({ identity, plan }) => neverBegun(identity, plan));
    return [...done, ...cut, ...never].sort(inDocumentOrder);
  }

  /**
   * Executes the selected scenarios one after the other.
   *
   * @param signal ends the run after the current step
   * @param onRecord receives each scenario that has finished
   */
  async execute(signal: AbortSignal | undefined, onRecord: (record: ScenarioRecord) => void): Promise<void> {
    const run = new Run(this.parameters, this.values);
    this.uncaught.listen();
    try {
      for (const scenario of this.chosen) {
        if (signal?.aborted) return;
        if (this.share?.take(scenario.identity.id) === false) continue;
        const attempt = new ScenarioAttempt(scenario.plan, wallNow(), 0);
        this.running = { scenario, attempt };
        await this.carryOut(run, scenario, attempt, signal);
        if (signal?.aborted) return;
        this.running = undefined;
        const { startedAt } = attempt;
        const record = recordOf(scenario.identity, attempt.end(true), startedAt, wallNow() - startedAt);
        this.done.push(record);
        onRecord(record);
        if (this.bail && showsBreach(record)) {
          this.bailed = record.id;
          this.keepExecuted();
        }
        if (this.share?.finished(record) === false) return;
      }
    } finally {
      this.uncaught.close();
      await run.close();
    }
  }

  /** Scenarios that were not executed count as not selected. */
  private keepExecuted(): void {
    const executed = new Set(this.done.map(({ id }) => id));
    this.chosen.splice(0, this.chosen.length, ...this.chosen.filter(({ identity }) => executed.has(identity.id)));
  }

  private async carryOut(
    run: Run,
    { pickle }: SelectedScenario,
    attempt: ScenarioAttempt,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const executor = new ScenarioExecutor(run, headOf(this.catalogue, pickle));
    let goesOn = await this.take(attempt, HOOKS.begin, () => executor.begin());
    for (const step of pickle.steps) {
      if (signal?.aborted) return;
      if (goesOn) goesOn = await this.take(attempt, step.id, () => this.executeStep(executor, step));
      else attempt.finish(step.id, SKIPPED);
    }
    await this.take(attempt, HOOKS.end, async () => {
      const { outcome, end } = await executor.end();
      attempt.conclude(outcome);
      return end;
    });
  }

  private async executeStep(executor: ScenarioExecutor, written: Pickle['steps'][number]): Promise<PlannedEnd> {
    const text = stepTextOf(written);
    const step = this.catalogue.find(text);
    if (step === undefined) return { status: this.catalogue.matches(text).length === 0 ? 'UNDEFINED' : 'AMBIGUOUS' };
    return executor.execute(text.text, (world) => this.catalogue.run(world, step), isGiven(written));
  }

  /** Records the result of a step or hook. Returns whether the scenario continues. */
  private async take(attempt: ScenarioAttempt, id: string, work: () => Promise<PlannedEnd>): Promise<boolean> {
    const began = performance.now();
    const end = await this.uncaught.during(work);
    attempt.finish(id, {
      status: end.status,
      ms: performance.now() - began,
      ...(end.status === 'FAILED' && failureOf(end.error)),
    });
    return end.status === 'PASSED';
  }

  private planOf(pickle: Pickle): readonly PlannedStep[] {
    const texts = this.texts.of(pickle);
    return [
      { id: HOOKS.begin, text: HOOKS.begin, hook: true },
      ...pickle.steps.map(({ id, text }) => ({ id, text: texts.get(id) ?? text, hook: false })),
      { id: HOOKS.end, text: HOOKS.end, hook: true },
    ];
  }
}

/** Sorts scenarios by a list of their ids; the others come after them. */
function sortBy(scenarios: SelectedScenario[], order: readonly string[]): void {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ identity }: SelectedScenario): number => places.get(identity.id) ?? order.length;
  scenarios.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Whether a scenario shows that a rule is broken. */
export const showsBreach = ({ verdict, monitorViolations }: ScenarioRecord): boolean =>
  verdict === 'fail' || monitorViolations.length > 0;

/** How a step ended that may have no definition, or several. */
type PlannedEnd = StepEnd | { readonly status: 'UNDEFINED' | 'AMBIGUOUS' };

/** What the reports say of an error. */
function failureOf(error: unknown): Pick<StepResult, 'message' | 'exception'> {
  if (!(error instanceof Error))
    return { message: String(error), exception: { type: 'Error', message: String(error) } };
  const { message, stack } = error;
  return { message: stack ?? message, exception: { type: error.constructor.name, message } };
}
