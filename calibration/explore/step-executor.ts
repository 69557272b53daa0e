import type { Adapter } from '../../adapters/adapter';
import { isCannotDo } from '../../adapters/cannot-do';
import type { MonitorViolation } from '../../judge/monitor-violation';
import type { Claim } from '../../ledger/claims';
import { ProvtckError } from '../../ledger/error';
import type { Ledger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { BenchFault, CAPABILITY_CONTRADICTED, DeviceFault, NotApplicable } from '../../runtime/faults';
import { brokenPremise } from '../../runtime/premises';
import { createRunContext, ledgerFor, type RunContext } from '../../runtime/run-context';
import type { RunParameters } from '../../runtime/run-parameters';
import { ProvisioningWorld } from '../../runtime/world';
import { stepCatalogue } from '../../steps/catalogue';
import { Transcript } from '../../transcript/writer';
import type { Step } from './step';

/** The result of a step. */
export type StepResult =
  | { readonly kind: 'done' }
  /** The device did not do what the step demands. */
  | { readonly kind: 'fault'; readonly fault: DeviceFault }
  /** It could not be executed, which shows nothing about the device. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The device or its bench can never do it. */
      readonly unable?: true;
    }
  /** The bench or the connection to the device has failed. */
  | { readonly kind: 'broken'; readonly error: Error };

/** Reasons that prevent a step in this session only. */
const HINDRANCES: readonly string[] = [CAPABILITY_CONTRADICTED, 'CONSOLE_BUSY', 'SUITE_STALLED'];

const DONE: StepResult = { kind: 'done' };
const silent = new Transcript(undefined, () => 0);

/** A device on its bench that executes steps, session after session, with the monitors. */
export class StepExecutor {
  private context: RunContext | undefined;
  private acting: ProvisioningWorld | undefined;
  private ledger: Ledger | undefined;
  private isDriven = false;

  constructor(
    private readonly open: () => Promise<Adapter>,
    readonly parameters: RunParameters,
  ) {}

  /** The world of the steps of this session. */
  get world(): ProvisioningWorld {
    if (this.acting === undefined) throw new Error('no session has begun on this executor');
    return this.acting;
  }

  /** The features that the device does not have. */
  get without(): readonly Claim[] {
    return this.context?.without ?? [];
  }

  /** Whether device time passes only while a caller waits, so that a session takes almost no wall time. */
  get driven(): boolean {
    return this.isDriven;
  }

  /**
   * Opens the device, once. Its capabilities determine the actions.
   *
   * @throws the error that prevents the opening
   */
  async openContext(): Promise<RunContext> {
    this.ledger ??= ledgerFor(this.parameters);
    if (this.context === undefined) {
      const bare = await this.open();
      this.isDriven = bare.clock.driven === true;
      this.context = await createRunContext(bare, this.parameters, silent, { ledger: this.ledger });
    }
    return this.context;
  }

  /** Starts a session. A device in memory is new each time, so an earlier session has no effect on it. */
  async begin(): Promise<void> {
    const inMemory = this.context?.adapter.name === 'simulator' && this.context.adapter.clock.now() > 0;
    if (inMemory) this.context = undefined;
    const context = await this.openContext();
    // Some steps also record an observation for a rule. A session does not use it.
    this.acting = new ProvisioningWorld(context, [], this.ledger?.rules[0]);
    context.adapter.beginScenario('a session');
  }

  async execute(step: Step): Promise<StepResult> {
    try {
      await stepCatalogue.run(this.world, step);
      return DONE;
    } catch (error) {
      return error instanceof DeviceFault ? this.judged(error) : failureOf(error);
    }
  }

  /** A fault of the device, or the reason why it shows nothing about the device, as in a run. */
  private async judged(fault: DeviceFault): Promise<StepResult> {
    try {
      const broken = this.world.isSetUp ? await brokenPremise(this.world.session, () => false) : undefined;
      return broken === undefined ? { kind: 'fault', fault } : { kind: 'hindered', why: broken };
    } catch (error) {
      return failureOf(error);
    }
  }

  /** Whether a violation of the rule makes a device non-conforming. Advice does not. */
  decides(rule: RuleId): boolean {
    return this.ledger?.rule(rule).level.startsWith('MUST') === true;
  }

  /** Ends the session and returns the violations of the monitors. */
  async end(): Promise<readonly MonitorViolation[]> {
    if (this.context === undefined || this.acting === undefined) return [];
    await this.leave();
    return this.context.recorder.end();
  }

  /** Ends the session without the monitors. */
  async leave(): Promise<void> {
    const { context, acting } = this;
    this.acting = undefined;
    if (acting !== undefined) await context?.adapter.endScenario(acting.isSetUp);
  }

  async close(): Promise<void> {
    await this.context?.adapter.close();
    this.context = undefined;
  }
}

/** The result of a step that has failed, but not because of the device. */
function failureOf(error: unknown): StepResult {
  if (error instanceof NotApplicable || isCannotDo(error))
    return { kind: 'hindered', why: error.message, unable: true };
  if (!(error instanceof Error)) return { kind: 'broken', error: new Error(String(error)) };
  if (error instanceof ProvtckError && HINDRANCES.includes(error.code))
    return { kind: 'hindered', why: error.message, ...(error.code === CAPABILITY_CONTRADICTED && { unable: true }) };
  if (error instanceof ProvtckError || isOfAdapter(error)) return { kind: 'broken', error };
  return { kind: 'hindered', why: error.message };
}

/** Whether an adapter has rejected. It does so if the bench has failed, and never because of the device. */
const isOfAdapter = (error: Error): boolean =>
  error instanceof BenchFault && !(error.cause instanceof DeviceFault) && error.cause !== undefined;
