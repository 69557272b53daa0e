import { type ActionCatalogue, explorationCatalogueFor } from './action-catalogue';
import { CapabilityFilter } from './capability-filter';
import { compareWithReference, type SessionCourse, type SessionDraft, scriptFor } from './exploration-session';
import { ReferenceModel } from './reference-model';
import type { StepExecutor } from './step-executor';

/** How sessions are compared. */
interface ComparisonOptions {
  /** Maximum number of actions in a session. */
  readonly length: number;
  /** The actions of sessions; everything that the device offers unless given. */
  readonly catalogue?: ActionCatalogue;
}

/** Executes drafted sessions with a device and with the reference device. */
export class SessionComparison {
  /** The actions that the device has not refused yet. */
  readonly able: CapabilityFilter;

  private constructor(
    private readonly executor: StepExecutor,
    readonly model: ReferenceModel,
    readonly catalogue: ActionCatalogue,
    private readonly length: number,
  ) {
    this.able = new CapabilityFilter(catalogue);
  }

  /**
   * Opens the device and the reference device.
   *
   * @throws whatever keeps the device from being opened
   */
  static async open(executor: StepExecutor, { length, catalogue }: ComparisonOptions): Promise<SessionComparison> {
    const { capabilities, without } = await executor.openContext();
    const model = new ReferenceModel(executor.parameters);
    await model.executor.openContext();
    return new SessionComparison(executor, model, catalogue ?? explorationCatalogueFor(capabilities, without), length);
  }

  /**
   * Executes a session. If the device turns out to be unable to execute an action, executes it again without the action.
   *
   * @param isLate whether there is no time to repeat a session
   * @param signal ends the session after the current step
   * @throws whatever the bench fails with
   */
  async courseOf(draft: SessionDraft, isLate: () => boolean, signal?: AbortSignal): Promise<SessionCourse> {
    const { able, model, executor } = this;
    for (;;) {
      const script = await scriptFor(model, able.draft(draft), this.length);
      if (script === undefined) return { kind: 'hindered', why: 'there is nothing in it that could be carried out' };
      const course = await compareWithReference(model, executor, script, signal);
      const act = course.kind === 'hindered' ? course.unable : undefined;
      if (act === undefined || !able.without(act) || isLate()) return course;
    }
  }
}
