import fc from 'fast-check';
import type { Adapter } from '../../adapters/adapter';
import { defaultParameters } from '../../runtime/run-parameters';
import { explorationCatalogueFor } from './action-catalogue';
import { runScript, type SessionCourse, type SessionScript, scriptFor } from './exploration-session';
import { ReferenceModel } from './reference-model';
import { drafts } from './session-drafts';
import { StepExecutor } from './step-executor';

/** A simulated device that breaks a rule. */
export interface FaultyDevice {
  readonly name: string;
  readonly open: () => Adapter;
}

/** A reference device that also asks, at each decision, how the faulty devices decide. */
export interface ReferenceObserver {
  readonly open: () => Adapter;
  /** Names of the devices that have decided differently since the last call. All others behaved as the reference. */
  readonly take: () => ReadonlySet<string>;
}

/** Options of an exploration of several devices. */
export interface SharedExplorationOptions {
  readonly seed: number;
  /** Maximum number of sessions. */
  readonly runs: number;
  /** Maximum number of actions in a session. */
  readonly length: number;
  /** Maximum wall time in ms. */
  readonly budget: number;
  /** Only each `of`-th session, from `part` on: the part of a thread. All sessions unless given. */
  readonly share?: { readonly part: number; readonly of: number };
}

/** A device that a session has shown. */
export interface FoundDevice {
  readonly name: string;
  /** The session shows only that the device does not follow advice, so it convicts no device. */
  readonly isAdvice: boolean;
  /** Number of the first session with a difference, from 1. */
  readonly session: number;
}

/**
 * Explores several simulated devices with the same sessions as `explore`, to see which of them are found. The reference
 * executes each session once for all devices. A device executes it only if one of its decisions would differ, and only
 * until its first difference. No session is shrunk.
 *
 * @param onFound called for each device that is found. One whose sessions show only that it does not follow advice is
 *   explored further.
 * @param onSession called after each session, with its number from 1
 * @returns number of the last session
 */
export async function exploreTogether(
  devices: readonly FaultyDevice[],
  observer: ReferenceObserver,
  how: SharedExplorationOptions,
  onFound: (found: FoundDevice) => void,
  onSession: (session: number) => void = () => {},
): Promise<number> {
  const until = performance.now() + how.budget;
  const { part, of } = how.share ?? { part: 0, of: 1 };
  const model = new ReferenceModel(defaultParameters);
  const { capabilities, without } = await model.executor.openContext();
  const exploration = new SharedExploration(devices, observer, onFound);
  let [drawn, last] = [0, 0];
  const sessions = drafts(explorationCatalogueFor(capabilities, without), how.length);
  const property = fc.asyncProperty(sessions, async (draft) => {
    drawn += 1;
    if (exploration.isOver || performance.now() > until) return false;
    if (drawn % of !== part) return true;
    last = drawn;
    const script = await scriptFor(model, draft, how.length);
    if (script !== undefined) await exploration.execute(script, drawn);
    onSession(drawn);
    return true;
  });
  await fc.check(property, { seed: how.seed, numRuns: how.runs, endOnFailure: true });
  await model.executor.close();
  await exploration.close();
  return last;
}

/** Executes each session with the reference, and then with the devices that would decide differently. */
class SharedExploration {
  private readonly pending: Map<string, FaultyDevice>;
  private readonly advised = new Set<string>();
  private readonly observed: StepExecutor;
  private readonly tested = new DeviceExecutor();

  constructor(
    devices: readonly FaultyDevice[],
    private readonly observer: ReferenceObserver,
    private readonly onFound: (found: FoundDevice) => void,
  ) {
    this.pending = new Map(devices.map((device) => [device.name, device]));
    this.observed = new StepExecutor(async () => observer.open(), defaultParameters);
  }

  /** Whether each device is found. */
  get isOver(): boolean {
    return this.pending.size === 0;
  }

  async execute(script: SessionScript, session: number): Promise<void> {
    this.observer.take();
    // The reference must pass the session without a look between its steps.
    const expected = await runScript(this.observed, script);
    if (expected.kind !== 'agreed' || expected.advised.length > 0) return;
    for (const name of this.observer.take()) {
      const device = this.pending.get(name);
      if (device !== undefined) this.take(name, session, await runScript(await this.tested.of(device), script));
    }
  }

  private take(name: string, session: number, course: SessionCourse): void {
    if (course.kind === 'diverged') {
      this.pending.delete(name);
      this.onFound({ name, session, isAdvice: false });
    } else if (course.kind === 'agreed' && course.advised.length > 0 && !this.advised.has(name)) {
      this.advised.add(name);
      this.onFound({ name, session, isAdvice: true });
    }
  }

  async close(): Promise<void> {
    await this.observed.close();
    await this.tested.close();
  }
}

/** Executes sessions with one device after the other. The rules are loaded once. */
class DeviceExecutor {
  private device: FaultyDevice | undefined;
  private readonly executor = new StepExecutor(async () => {
    if (this.device === undefined) throw new Error('no device is selected');
    return this.device.open();
  }, defaultParameters);

  /** The executor, connected to a new device. */
  async of(device: FaultyDevice): Promise<StepExecutor> {
    await this.close();
    this.device = device;
    return this.executor;
  }

  async close(): Promise<void> {
    await this.executor.close();
  }
}
