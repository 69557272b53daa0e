import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openAdapter } from '../../adapters/registry';
import { parametersOf } from '../../calibration/examine';
import { actionCatalogueFor } from '../../calibration/explore/action-catalogue';
import { compareWithReference } from '../../calibration/explore/exploration-session';
import { explore } from '../../calibration/explore/explore';
import { stepExecutorFor } from '../../calibration/explore/mutant-exploration';
import { ReferenceModel } from '../../calibration/explore/reference-model';
import { StepExecutor } from '../../calibration/explore/step-executor';
import { commandsAre } from '../../calibration/explore/steps';
import { conformingVariants, registerConformingVariants } from '../../mutants/conforming/catalogue';
import { defaultParameters } from '../../runtime/run-parameters';

registerConformingVariants();

/** Enough sessions for most mistakes of the past to show; a test that takes minutes would not be run. */
const RUNS = 9;

describe('exploring a device that keeps every rule in an unusual way', () => {
  it('finds nothing where the reference does otherwise itself', async () => {
    const executor = stepExecutorFor('simulator');
    const model = new ReferenceModel(defaultParameters);
    const { initialStates } = actionCatalogueFor((await model.executor.openContext()).capabilities);
    const initialState = initialStates.find(({ name }) => name === 'an idle device');
    if (initialState === undefined) throw new Error('no session begins with an idle device');
    const steps = [...initialState.steps, commandsAre('API', 'refused')];
    const course = await compareWithReference(model, executor, {
      session: { initialState, actions: [] },
      steps,
      turns: [0, 0],
    });
    await executor.close();
    expect(course).to.deep.equal({ kind: 'hindered', why: 'the reference does otherwise itself' });
  });

  for (const variant of conformingVariants)
    it(`finds nothing with ${variant.id}`, async () => {
      const parameters = parametersOf(variant);
      const executor = new StepExecutor(() => openAdapter(parameters.adapter, parameters), parameters);
      const { found } = await explore(executor, { seed: 1, runs: RUNS, length: 10 });
      await executor.close();
      expect(found?.divergence).to.equal(undefined);
    });
});
