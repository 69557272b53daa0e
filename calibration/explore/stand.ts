import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../steps/run-parameters';
import type { Vocabulary } from '../vocabulary';
import { type Course, put, type Script } from './session';
import type { Shadow } from './shadows';
import { Stage } from './stage';
import { stateOf } from './state';

/** A simulated device that breaks a rule, whose state can be looked at. */
export class Stand {
  readonly stage: Stage;
  /** What the last session has come to. */
  state = '';
  private simulator: Simulator | undefined;

  constructor(vocabulary: Vocabulary, { deviation }: Shadow) {
    const { part } = defaultParameters;
    this.stage = new Stage(
      vocabulary,
      async () => {
        this.simulator = new Simulator(part, 'reference', deviation());
        return this.simulator;
      },
      defaultParameters,
    );
  }

  async put(script: Script): Promise<Course> {
    return put(this.stage, script, undefined, async () => {
      const { world } = this.stage;
      if (this.simulator === undefined || !world.begun) return;
      this.state = stateOf(this.simulator, world, await world.session.untaken());
    });
  }
}
