import type { Attachment, TestStepFinished } from '@cucumber/messages';
import type { CompletenessGap } from '../judge/completeness';
import { OUTCOME_MEDIA_TYPE, type Outcome, type Violation } from '../judge/outcome';
import { parseOutcome } from '../judge/outcome-schema';
import type { StepRecord, StepStatus } from '../judge/scenario-record';
import { type ScenarioVerdict, scenarioVerdict } from '../judge/verdict';
import type { Lack } from '../ledger/lack';

/** The one error that blames the device, by its class; any other is the bench's. */
const DEVICE_FAULT = 'DeviceFault';

/** From harmless to grave, as cucumber ranks them. */
const severity: readonly StepStatus[] = ['PASSED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'FAILED'];

/** A step or hook of the test case that is being executed. */
export interface PlannedStep {
  readonly id: string;
  readonly text: string;
  readonly hook: boolean;
}

/** The result of an attempt. */
export interface AttemptEnd {
  readonly verdict: ScenarioVerdict;
  readonly flaw?: CompletenessGap;
  readonly reason?: string;
  readonly lacks?: readonly Lack[];
  readonly message?: string;
  readonly violation?: Violation;
  readonly outcome?: Outcome;
  readonly steps: readonly StepRecord[];
}

/** How a step or hook ended. */
export interface StepResult {
  readonly status: StepStatus;
  /** Wall-clock milliseconds. */
  readonly ms: number;
  readonly message?: string;
  readonly exception?: { readonly type: string; readonly message?: string };
}

/** One execution of one scenario, as far as it has got. */
export class ScenarioAttempt {
  private readonly results = new Map<string, StepResult>();
  /** Undefined means an outcome that could not be read. */
  private readonly outcomes: (Outcome | undefined)[] = [];

  constructor(
    private readonly plan: readonly PlannedStep[],
    /** Milliseconds since 1970. */
    readonly startedAt: number,
    private readonly attempt: number,
  ) {}

  attach({ mediaType, body, contentEncoding }: Attachment): void {
    if (mediaType !== OUTCOME_MEDIA_TYPE) return;
    this.conclude(parseOutcome(contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body));
  }

  finishStep({ testStepId, testStepResult: { status, duration, message, exception } }: TestStepFinished): void {
    this.finish(testStepId, {
      status,
      ms: duration.seconds * 1e3 + duration.nanos / 1e6,
      ...(message !== undefined && { message }),
      ...(exception !== undefined && { exception }),
    });
  }

  /** Takes the result of a step or hook of the plan. */
  finish(id: string, result: StepResult): void {
    this.results.set(id, result);
  }

  /** Takes what the scenario reports of itself. */
  conclude(outcome: Outcome | undefined): void {
    this.outcomes.push(outcome);
  }

  /** @param finished false when the run ended in the middle of the scenario */
  end(finished: boolean): AttemptEnd {
    const outcome = this.outcomes.length === 1 ? this.outcomes[0] : undefined;
    const failures = [...this.results.values()].filter(({ status }) => status === 'FAILED');
    const verdict = scenarioVerdict({
      status: finished ? this.worstStatus() : undefined,
      assertionFailed: failures.every(isAssertion),
      notApplicable: outcome?.notApplicable !== undefined,
    });
    const doubt = this.doubt(finished, outcome);
    const message = failures.find(({ message: text }) => text !== undefined)?.message;
    const common = { steps: this.steps(), ...(outcome && { outcome }), ...(message !== undefined && { message }) };
    if (doubt !== undefined) return { ...common, verdict: 'inconclusive', ...this.flaw(finished), reason: doubt };
    if (verdict === 'fail') {
      const violation = outcome?.violation ?? assumedViolation(failures, outcome?.deviceMs ?? 0);
      return { ...common, verdict, violation, reason: `expected ${violation.expected}; seen ${violation.seen}` };
    }
    if (verdict === 'not-applicable')
      return { ...common, verdict, reason: outcome?.notApplicable ?? '', lacks: outcome?.lacks ?? [] };
    if (verdict === 'inconclusive') return { ...common, verdict, reason: this.trouble(outcome) };
    return { ...common, verdict };
  }

  private flaw(finished: boolean): { readonly flaw?: CompletenessGap } {
    if (!finished) return { flaw: 'unfinished' };
    return this.attempt > 0 ? { flaw: 'retried' } : {};
  }

  /** Why nothing can be concluded although the steps alone may look like a verdict. */
  private doubt(finished: boolean, outcome: Outcome | undefined): string | undefined {
    if (!finished) return 'never finished: the run ended in the middle of it';
    if (this.attempt > 0) return `executed ${this.attempt + 1} times; a verdict must not depend on a retry`;
    if (this.outcomes.length > 1) return 'reported more than one outcome';
    // A failed hook explains a missing outcome better than its absence does.
    if (outcome === undefined && !this.failedInHook())
      return this.outcomes.length === 0 ? 'reported no outcome' : 'reported an outcome that cannot be read';
    return undefined;
  }

  private failedInHook(): boolean {
    return this.plan.some(({ id, hook }) => hook && this.results.get(id)?.status === 'FAILED');
  }

  /** The first step that is neither passed nor skipped, in words. */
  private trouble(outcome: Outcome | undefined): string {
    const fault = outcome?.fault;
    if (fault !== undefined)
      return `${fault.code}: ${fault.message.replace(/[.\s]+$/, '')}. ${fault.hint.replace(/[.\s]+$/, '')}`;
    for (const { id, text } of this.plan) {
      const result = this.results.get(id);
      if (result === undefined || result.status === 'PASSED' || result.status === 'SKIPPED') continue;
      if (result.status !== 'FAILED') return `${result.status.toLowerCase()} step: ${text}`;
      if (!isAssertion(result)) return `${text}: ${result.exception?.message ?? result.message ?? 'failed'}`;
    }
    return 'skipped without saying why';
  }

  private worstStatus(): StepStatus {
    const statuses = [...this.results.values()].map(({ status }) => status);
    return statuses.reduce(
      (worst, next) => (severity.indexOf(next) > severity.indexOf(worst) ? next : worst),
      'PASSED',
    );
  }

  private steps(): StepRecord[] {
    return this.plan.flatMap(({ id, text, hook }): StepRecord[] => {
      const { status, ms, message }: StepResult = this.results.get(id) ?? { status: 'UNKNOWN', ms: 0 };
      if (hook && status !== 'FAILED') return [];
      return [{ text, status, ms, ...(message !== undefined && { message }) }];
    });
  }
}

const isAssertion = ({ exception }: StepResult): boolean => exception?.type === DEVICE_FAULT;

/** For an assertion that was raised without saying what it expected. */
function assumedViolation(failures: readonly StepResult[], at: number): Violation {
  const said = failures[0]?.exception?.message ?? failures[0]?.message ?? 'the assertion to hold';
  return { expected: said, seen: 'the contrary', at };
}
