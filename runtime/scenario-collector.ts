import type { Envelope, Pickle, TestCase, Timestamp } from '@cucumber/messages';
import { is } from 'valibot';
import { inDocumentOrder, type ScenarioRecord } from '../judge/scenario-record';
import { RuleId } from '../ledger/rule';
import { GherkinIndex } from './gherkin-index';
import { type AttemptEnd, type PlannedStep, ScenarioAttempt } from './scenario-attempt';

/** A feature file that could not be parsed. */
export interface ParseFault {
  readonly uri: string;
  readonly line: number;
  readonly message: string;
}

type Identity = Pick<ScenarioRecord, 'id' | 'name' | 'uri' | 'line' | 'ruleIds' | 'tags' | 'chapter'>;

interface SelectedScenario {
  readonly identity: Identity;
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

  private readonly index = new GherkinIndex();
  private readonly pickles = new Map<string, { readonly pickle: Pickle; readonly identity: Identity }>();
  private readonly ids = new Set<string>();
  private readonly hooks = new Map<string, string>();
  private readonly waiting = new Map<string, SelectedScenario>();
  private readonly running = new Map<string, { readonly testCaseId: string; readonly attempt: ScenarioAttempt }>();
  private readonly done: ScenarioRecord[] = [];
  private selectedCount = 0;

  /** How many scenarios the run set out to execute. */
  get selected(): number {
    return this.selectedCount;
  }

  /** Scenarios of the whole suite by rule, selected or not. */
  scenariosByRule(): ReadonlyMap<RuleId, number> {
    const counts = new Map<RuleId, number>();
    for (const { identity } of this.pickles.values())
      for (const rule of identity.ruleIds) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  }

  /** Takes one message; returns the record of the scenario it finished, if it did. */
  accept(envelope: Envelope): ScenarioRecord | undefined {
    const { gherkinDocument, pickle, parseError, hook, testCase, attachment, testStepFinished } = envelope;
    if (gherkinDocument) this.index.add(gherkinDocument);
    else if (pickle) this.pickles.set(pickle.id, { pickle, identity: this.identify(pickle) });
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
      return selected === undefined ? [] : [this.record(selected.identity, attempt, attempt.end(false), 0)];
    });
    const begun = new Set([...this.running.values()].map(({ testCaseId }) => testCaseId));
    const never = [...this.waiting].filter(([id]) => !begun.has(id)).map(([, selected]) => neverBegun(selected));
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
    const record = this.record(selected.identity, running.attempt, running.attempt.end(true), wallMs);
    this.done.push(record);
    return record;
  }

  private select(testCase: TestCase): void {
    const found = this.pickles.get(testCase.pickleId);
    if (found === undefined) return;
    this.selectedCount += 1;
    const steps = new Map(found.pickle.steps.map((step) => [step.id, `${this.index.keywordOf(step)} ${step.text}`]));
    const plan = testCase.testSteps.map(({ id, hookId, pickleStepId }) => ({
      id,
      hook: hookId !== undefined,
      text: hookId === undefined ? (steps.get(pickleStepId ?? '') ?? '') : (this.hooks.get(hookId) ?? 'hook'),
    }));
    this.waiting.set(testCase.id, { identity: found.identity, plan });
  }

  private identify(pickle: Pickle): Identity {
    const tags = pickle.tags.map(({ name }) => name.slice(1));
    const place = this.index.placeOf(pickle);
    const row = this.index.rowOf(pickle);
    const serial = /^PROV-[\d.-]+\/\d+/.exec(pickle.name)?.[0];
    const home = serial?.split('/')[0];
    const ruleIds = tags.filter((tag) => is(RuleId, tag));
    return {
      id: this.unique(serial === undefined ? pickle.name : `${serial}${row === undefined ? '' : `.${row}`}`),
      name: pickle.name,
      uri: pickle.uri.replaceAll('\\', '/'),
      line: pickle.location?.line ?? place?.scenario.location.line ?? 1,
      ruleIds: [...new Set([...ruleIds.filter((id) => id === home), ...ruleIds])],
      tags,
      chapter: /(?:^|\/)features\/([^/]+)\//.exec(pickle.uri.replaceAll('\\', '/'))?.[1] ?? place?.feature ?? '',
    };
  }

  /** Ids key every report, so a clash (which the lint forbids) must not make one scenario swallow another. */
  private unique(wanted: string): string {
    let id = wanted;
    for (let copy = 2; this.ids.has(id); copy += 1) id = `${wanted}~${copy}`;
    this.ids.add(id);
    return id;
  }

  private record(identity: Identity, attempt: ScenarioAttempt, end: AttemptEnd, wallMs: number): ScenarioRecord {
    const { outcome, ...rest } = end;
    return {
      ...identity,
      ...rest,
      observations: outcome?.observations ?? [],
      notIssued: outcome?.notIssued ?? [],
      monitorViolations: outcome?.monitorViolations ?? [],
      ...(outcome?.device && { device: outcome.device }),
      ...(outcome?.unopened && { unopened: outcome.unopened }),
      startedAt: attempt.startedAt,
      wallMs: Math.max(0, wallMs),
      deviceMs: outcome?.deviceMs ?? 0,
    };
  }
}

function neverBegun({ identity, plan }: SelectedScenario): ScenarioRecord {
  return {
    ...identity,
    verdict: 'inconclusive',
    flaw: 'unfinished',
    reason: 'never begun: the run or its worker ended before it',
    steps: plan.filter(({ hook }) => !hook).map(({ text }) => ({ text, status: 'UNKNOWN', ms: 0 })),
    observations: [],
    notIssued: [],
    monitorViolations: [],
    wallMs: 0,
    deviceMs: 0,
  };
}

const milliseconds = ({ seconds, nanos }: Timestamp): number => seconds * 1e3 + nanos / 1e6;
