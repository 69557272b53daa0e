import type { Adapter } from '../../adapters/adapter';
import { isCannotDo } from '../../adapters/cannot-do';
import type { MonitorViolation } from '../../judge/monitor-violation';
import type { Claim } from '../../ledger/claims';
import { ProvtckError } from '../../ledger/error';
import type { Ledger } from '../../ledger/ledger';
import { BenchFault, CAPABILITY_CONTRADICTED, DeviceFault, NotApplicable } from '../../runtime/faults';
import { createRunContext, ledgerFor, type RunContext } from '../../runtime/run-context';
import type { RunParameters } from '../../runtime/run-parameters';
import { ProvisioningWorld } from '../../runtime/world';
import { stepCatalogue } from '../../steps/catalogue';
import { Transcript } from '../../transcript/writer';
import type { Step } from './step';

/** What became of a step. */
type StepResult =
  | { readonly kind: 'done' }
  /** The device did something else than the step demands. */
  | { readonly kind: 'fault'; readonly fault: DeviceFault }
  /** It could not be carried out, which says nothing about the device. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The device or its bench is not made for it, wherever it is tried. */
      readonly unable?: true;
    }
  /** The bench or the way to the device has failed. */
  | { readonly kind: 'broken'; readonly error: Error };

/** What keeps a step from being carried out and is over with the session. */
const HINDRANCES: readonly string[] = [CAPABILITY_CONTRADICTED, 'CONSOLE_BUSY'];

const DONE: StepResult = { kind: 'done' };
const silent = new Transcript(undefined, () => 0);

/** A device on its bench that carries out steps, one session after the other, and is watched by the monitors. */
export class StepExecutor {
  private context: RunContext | undefined;
  private acting: ProvisioningWorld | undefined;
  private ledger: Ledger | undefined;
  private isDriven = false;

  constructor(
    private readonly open: () => Promise<Adapter>,
    readonly parameters: RunParameters,
  ) {}

  /** What the steps of this session share. */
  get world(): ProvisioningWorld {
    if (this.acting === undefined) throw new Error('no session has begun on this executor');
    return this.acting;
  }

  /** What the device is said to do without. */
  get without(): readonly Claim[] {
    return this.context?.without ?? [];
  }

  /** Whether device time passes only while somebody waits, so that a session takes next to none. */
  get driven(): boolean {
    return this.isDriven;
  }

  /**
   * Opens the device, once; what it offers decides which acts there are.
   *
   * @throws whatever keeps it from being opened
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

  /** A session begins. A device in memory is a new one each time, so that nothing of an earlier session is left in it. */
  async begin(): Promise<void> {
    const inMemory = this.context?.adapter.name === 'simulator' && this.context.adapter.clock.now() > 0;
    if (inMemory) this.context = undefined;
    const context = await this.openContext();
    // Some steps also record what they see, as an answer to a rule; a session has no use for it.
    this.acting = new ProvisioningWorld(context, [], this.ledger?.rules[0]);
    context.adapter.beginScenario('a session');
  }

  async execute(step: Step): Promise<StepResult> {
    try {
      await stepCatalogue.run(this.world, step);
      return DONE;
    } catch (error) {
      if (error instanceof NotApplicable || isCannotDo(error))
        return { kind: 'hindered', why: error.message, unable: true };
      if (error instanceof DeviceFault) return { kind: 'fault', fault: error };
      if (!(error instanceof Error)) return { kind: 'broken', error: new Error(String(error)) };
      if (error instanceof ProvtckError && HINDRANCES.includes(error.code))
        return { kind: 'hindered', why: error.message, ...(error.code !== 'CONSOLE_BUSY' && { unable: true }) };
      if (error instanceof ProvtckError || isOfAdapter(error)) return { kind: 'broken', error };
      return { kind: 'hindered', why: error.message };
    }
  }

  /** The session is over; what the monitors have seen in it. */
  async end(): Promise<readonly MonitorViolation[]> {
    if (this.context === undefined || this.acting === undefined) return [];
    await this.leave();
    return this.context.recorder.end();
  }

  /** The session is over, and nobody asks what the monitors have seen. */
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

/** Whether an adapter has rejected, which it does when the bench has failed and never for the device. */
const isOfAdapter = (error: Error): boolean =>
  error instanceof BenchFault && !(error.cause instanceof DeviceFault) && error.cause !== undefined;
