import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../runtime/run-parameters';
import type { TrackedMutant } from './decision-divergence';
import { runScript, type SessionCourse, type SessionScript } from './exploration-session';
import { stateOf } from './session-state';
import { StepExecutor } from './step-executor';

/** A simulated device that breaks a rule. Its state can be read. */
export class DeviceProbe {
  readonly executor: StepExecutor;
  /** The state at the end of the last session. */
  state = '';
  private simulator: Simulator | undefined;

  constructor({ deviation }: TrackedMutant) {
    const { part } = defaultParameters;
    this.executor = new StepExecutor(async () => {
      this.simulator = new Simulator(part, 'reference', deviation());
      return this.simulator;
    }, defaultParameters);
  }

  async runScript(script: SessionScript): Promise<SessionCourse> {
    return runScript(this.executor, script, undefined, async () => {
      const { world } = this.executor;
      if (this.simulator === undefined || !world.isSetUp) return;
      this.state = stateOf(this.simulator, world, await world.session.untaken());
    });
  }
}
