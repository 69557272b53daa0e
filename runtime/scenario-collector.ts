import type { Envelope, TestCase, Timestamp } from '@cucumber/messages';
import { inDocumentOrder, type ScenarioRecord } from '../judge/scenario-record';
import { suiteTimes, type Times } from '../ledger/quantities';
import type { RuleId } from '../ledger/rule';
import type { ParseFault } from './features';
import { type PlannedStep, ScenarioAttempt } from './scenario-attempt';
import { neverBegun, recordOf, type ScenarioIdentity, ScenarioIndex, StepTexts } from './scenario-index';

interface SelectedScenario {
  readonly identity: ScenarioIdentity;
  readonly plan: readonly PlannedStep[];
}

/**
 * Turns the messages of a run into one record a scenario. What a scenario needed is let go when it has finished, so
 * a long run costs no more memory than its records.
 */
export class ScenarioCollector {
  /** Feature files that could not be parsed; nothing is executed then. */
  readonly parseFaults: ParseFault[] = [];
  /** What went wrong outside every scenario, in words. */
  readonly runFaults: string[] = [];

  private readonly index = new ScenarioIndex();
  private readonly texts: StepTexts;
  private readonly hooks = new Map<string, string>();
  private readonly waiting = new Map<string, SelectedScenario>();
  private readonly running = new Map<string, { readonly testCaseId: string; readonly attempt: ScenarioAttempt }>();
  private readonly done: ScenarioRecord[] = [];
  private selectedCount = 0;

  /** @param times the named times of the run */
  constructor(times: Times = suiteTimes) {
    this.texts = new StepTexts(this.index, times);
  }

  /** How many scenarios the run set out to execute. */
  get selected(): number {
    return this.selectedCount;
  }

  /** Scenarios of the whole suite by rule, selected or not. */
  scenariosByRule(): ReadonlyMap<RuleId, number> {
    return this.index.scenariosByRule();
  }

  /** Takes one message; returns the record of the scenario it finished, if it did. */
  accept(envelope: Envelope): ScenarioRecord | undefined {
    const { gherkinDocument, pickle, parseError, hook, testCase, attachment, testStepFinished } = envelope;
    if (gherkinDocument) this.index.addDocument(gherkinDocument);
    else if (pickle) this.index.addPickle(pickle);
    else if (parseError)
      this.parseFaults.push({
        uri: parseError.source.uri ?? 'features',
        line: parseError.source.location?.line ?? 1,
        message: parseError.message,
      });
    else if (hook) this.hooks.set(hook.id, hook.name ?? `hook ${hook.sourceReference.uri ?? ''}`.trim());
    else if (testCase) this.select(testCase);
    else if (attachment) this.running.get(attachment.testCaseStartedId ?? '')?.attempt.attach(attachment);
    else if (testStepFinished)
      this.running.get(testStepFinished.testCaseStartedId)?.attempt.finishStep(testStepFinished);
    else return this.acceptProgress(envelope);
    return undefined;
  }

  /** All selected scenarios in document order; those the run did not get to are inconclusive. */
  records(): readonly ScenarioRecord[] {
    const cut = [...this.running.values()].map(({ testCaseId, attempt }) => {
      const selected = this.waiting.get(testCaseId);
      return selected === undefined ? [] : [recordOf(selected.identity, attempt.end(false), attempt.startedAt, 0)];
    });
    const begun = new Set([...this.running.values()].map(({ testCaseId }) => testCaseId));
    const never = [...this.waiting]
      .filter(([id]) => !begun.has(id))
      .map(([, { identity, plan }]) => neverBegun(identity, plan));
    return [...this.done, ...cut.flat(), ...never].sort(inDocumentOrder);
  }

  private acceptProgress({
    testCaseStarted,
    testCaseFinished,
    testRunHookFinished,
  }: Envelope): ScenarioRecord | undefined {
    if (testRunHookFinished?.result.status === 'FAILED')
      this.runFaults.push(
        `a hook of the whole run failed: ${testRunHookFinished.result.exception?.message ?? 'no message'}`,
      );
    if (testCaseStarted) {
      const { id, testCaseId, attempt, timestamp } = testCaseStarted;
      const plan = this.waiting.get(testCaseId)?.plan ?? [];
      this.running.set(id, { testCaseId, attempt: new ScenarioAttempt(plan, milliseconds(timestamp), attempt) });
    }
    if (!testCaseFinished) return undefined;
    const running = this.running.get(testCaseFinished.testCaseStartedId);
    this.running.delete(testCaseFinished.testCaseStartedId);
    const selected = this.waiting.get(running?.testCaseId ?? '');
    if (running === undefined || selected === undefined || testCaseFinished.willBeRetried) return undefined;
    this.waiting.delete(running.testCaseId);
    const wallMs = milliseconds(testCaseFinished.timestamp) - running.attempt.startedAt;
    const record = recordOf(selected.identity, running.attempt.end(true), running.attempt.startedAt, wallMs);
    this.done.push(record);
    return record;
  }

  private select(testCase: TestCase): void {
    const found = this.index.scenario(testCase.pickleId);
    if (found === undefined) return;
    this.selectedCount += 1;
    const steps = this.texts.of(found.pickle);
    const plan = testCase.testSteps.map(({ id, hookId, pickleStepId }) => ({
      id,
      hook: hookId !== undefined,
      text: hookId === undefined ? (steps.get(pickleStepId ?? '') ?? '') : (this.hooks.get(hookId) ?? 'hook'),
    }));
    this.waiting.set(testCase.id, { identity: found.identity, plan });
  }
}

const milliseconds = ({ seconds, nanos }: Timestamp): number => seconds * 1e3 + nanos / 1e6;
