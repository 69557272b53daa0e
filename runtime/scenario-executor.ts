import { setImmediate } from 'node:timers/promises';
import type { Pickle } from '@cucumber/messages';
import { isCannotDo } from '../adapters/cannot-do';
import type { Answerer, Fault, Outcome, Violation } from '../judge/outcome';
import { applicability, type ScenarioRequirements } from '../ledger/applicability';
import { erratumAnsweredBy } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { isRuleTag, type RuleId } from '../ledger/rule';
import type { TranscriptRecord } from '../transcript/record';
import { BenchFault, contradicted, DeviceFault, NotApplicable } from './faults';
import { brokenPremise, readDoubtfulPolicy } from './premises';
import type { Run } from './run';
import type { RunContext } from './run-context';
import { requirementsOf } from './scenario-requirements';
import type { AnyStep, StepCatalogue } from './step-catalogue';
import { ProvisioningWorld } from './world';

/** What became of a step, or of the begin or end of a scenario. */
export type StepEnd =
  | { readonly status: 'PASSED' }
  /** The scenario does not apply; the outcome says why. */
  | { readonly status: 'SKIPPED' }
  | { readonly status: 'FAILED'; readonly error: unknown };

const PASSED: StepEnd = { status: 'PASSED' };

/** What of a scenario decides how it is carried out. */
interface ScenarioHead {
  readonly name: string;
  /** Ids of the rules it carries. */
  readonly rules: readonly RuleId[];
  readonly requirements: ScenarioRequirements;
}

/** The head of the scenario that a pickle is. */
export const headOf = <Step extends AnyStep>(catalogue: StepCatalogue<Step>, pickle: Pickle): ScenarioHead => ({
  name: pickle.name,
  rules: pickle.tags.map(({ name }) => name.slice(1)).filter(isRuleTag),
  requirements: requirementsOf(catalogue, pickle),
});

/**
 * Carries one scenario out: `begin`, `execute` for each step until one does not pass, and `end` in any case. Every
 * runner of scenarios is a caller of it.
 */
export class ScenarioExecutor {
  private context: RunContext | undefined;
  private acting: ProvisioningWorld | undefined;
  private notApplicable: NotApplicable | undefined;
  private violation: Violation | undefined;
  private fault: Fault | undefined;

  constructor(
    private readonly run: Run,
    private readonly head: ScenarioHead,
  ) {}

  /** What the steps share. */
  get world(): ProvisioningWorld {
    if (this.acting === undefined) throw new BenchFault('the device has not been opened');
    return this.acting;
  }

  /** Opens the device, where no scenario has before, and decides whether the scenario applies to it. */
  begin(): Promise<StepEnd> {
    return this.attempt(async () => {
      // A run in virtual time never waits; without this the process would notice a signal only at its end.
      await setImmediate();
      this.context = await this.run.open();
      const { adapter, capabilities, ledger, without } = this.context;
      const { name, rules, requirements } = this.head;
      const home = requirements.rule === undefined ? undefined : ledger.rule(requirements.rule);
      this.acting = new ProvisioningWorld(this.context, rules, home, erratumAnsweredBy(name.split(' ')[0] ?? ''));
      adapter.beginScenario(name);
      const verdict = applicability(without, capabilities, requirements);
      if (!verdict.applicable) throw new NotApplicable(verdict.reason, [verdict.lack]);
    });
  }

  /**
   * Carries a step out. Its text goes into the transcript.
   *
   * @param arranges whether it is a Given, which brings the device to where the scenario starts
   */
  async execute(
    text: string,
    work: (world: ProvisioningWorld) => Promise<void> | void,
    arranges = false,
  ): Promise<StepEnd> {
    this.announce(text, arranges);
    return this.attempt(() => work(this.world));
  }

  /** Notes in the transcript that a step begins. */
  announce(step: string, arranges = false): void {
    if (this.acting !== undefined) this.acting.arranges = arranges;
    const t = this.isSetUp ? { t: this.context?.adapter.elapsed() ?? 0 } : {};
    const record: TranscriptRecord = { kind: 'step', ...t, step };
    this.context?.transcript.append(record);
    this.context?.attendance?.take(record);
  }

  /** Runs a part of the scenario and keeps what its outcome needs to know of a failure. */
  async attempt(work: () => Promise<void> | void): Promise<StepEnd> {
    try {
      await work();
      return PASSED;
    } catch (thrown) {
      const error = await this.judged(thrown);
      if (error instanceof NotApplicable) {
        this.notApplicable = error;
        return { status: 'SKIPPED' };
      }
      if (error instanceof DeviceFault)
        this.violation = { ...error.violation, last: this.context?.recentEvents.until(error.violation.at) ?? [] };
      else this.fault = faultOf(error) ?? this.fault;
      return { status: 'FAILED', error };
    }
  }

  /** A fault of the device, or the reason why what was thrown says nothing about the rule of the scenario. */
  private async judged(thrown: unknown): Promise<unknown> {
    if (!(thrown instanceof DeviceFault)) return failureOf(thrown);
    if (this.acting?.arranges) return notReached(thrown);
    if (!this.isSetUp) return thrown;
    try {
      const broken = await brokenPremise(this.world.session, (rule) => this.head.rules.includes(rule));
      return broken === undefined ? thrown : new BenchFault(`${broken}\n${thrown.message}`, { cause: thrown });
    } catch (failed) {
      // The device or this machine has failed, so the premises are unknown.
      return failureOf(failed);
    }
  }

  /** The scenario is over; what became of it, and what has failed only now. */
  async end(): Promise<{ readonly outcome: Outcome; readonly end: StepEnd }> {
    if (this.acting !== undefined) this.acting.arranges = false;
    const session = this.isSetUp ? this.world.session : undefined;
    // Without an answer the policy stays unknown, and the monitors do not rely on it.
    if (session !== undefined) await readDoubtfulPolicy(session).catch(() => undefined);
    const end = await this.attempt(() => this.context?.adapter.endScenario(this.isSetUp));
    const outcome: Outcome = {
      ...(this.notApplicable !== undefined && {
        notApplicable: this.notApplicable.message,
        lacks: this.notApplicable.lacks,
      }),
      ...(this.violation !== undefined && { violation: this.violation }),
      ...(this.fault !== undefined && { fault: this.fault }),
      observations: session?.observations ?? [],
      notIssued: session?.notIssued ?? [],
      monitorViolations: this.context?.recorder.end() ?? [],
      tested: this.context?.recorder.tested ?? {},
      deviceMs: session?.elapsed() ?? 0,
      ...(this.context === undefined && this.fault !== undefined && { unopened: this.fault }),
      ...(this.context !== undefined && { device: answerer(this.context) }),
    };
    this.context?.transcript.settle();
    return { outcome, end };
  }

  private get isSetUp(): boolean {
    return this.acting?.isSetUp === true;
  }
}

/** What was thrown. "Cannot do" contradicts the capabilities, which have allowed the scenario. */
const failureOf = (thrown: unknown): unknown => (isCannotDo(thrown) ? contradicted(thrown) : thrown);

/**
 * A device that does not reach the start of the scenario is no evidence about the rule of the scenario. The rule that it
 * breaks on the way has scenarios of its own.
 */
const notReached = (fault: DeviceFault): BenchFault =>
  new BenchFault(`the device did not reach the start of the scenario\n${fault.message}`, { cause: fault });

/** What failed on the bench, where the error has an identity. */
function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof ProvtckError)) return undefined;
  const { code, message, hint } = error;
  return { code, message, hint };
}

const answerer = ({ adapter, capabilities, device: { part, versions, uncertainty = 0 } }: RunContext): Answerer => ({
  part,
  versions,
  capabilities,
  uncertaintyMs: adapter.uncertainty ?? uncertainty,
});
