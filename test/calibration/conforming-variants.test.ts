import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { openAdapter } from '../../adapters/registry';
import { parametersOf } from '../../calibration/examine';
import { actionCatalogueFor } from '../../calibration/explore/action-catalogue';
import { compareWithReference } from '../../calibration/explore/exploration-session';
import { explore } from '../../calibration/explore/explore';
import { stepExecutorFor } from '../../calibration/explore/mutant-exploration';
import { ReferenceModel } from '../../calibration/explore/reference-model';
import { demand, given } from '../../calibration/explore/step';
import { StepExecutor } from '../../calibration/explore/step-executor';
import { useIxit } from '../../ledger/quantities';
import { conformingVariants, registerConformingVariants } from '../../mutants/conforming/catalogue';
import { defaultParameters } from '../../runtime/run-parameters';
import { loadStepLibrary, type StepLibrary } from '../../runtime/step-library';

registerConformingVariants();

/** Enough sessions for most mistakes of the past to show; a test that takes minutes would not be run. */
const RUNS = 12;

describe('exploring a device that keeps every rule in an unusual way', () => {
  let library: StepLibrary;
  before(async () => {
    library = await loadStepLibrary();
  });

  it('finds nothing where the reference does otherwise itself', async () => {
    const executor = stepExecutorFor(library, 'simulator');
    const model = new ReferenceModel(library, defaultParameters);
    const { initialStates } = actionCatalogueFor((await model.executor.openContext()).capabilities);
    const initialState = initialStates.find(({ name }) => name === 'an idle device');
    if (initialState === undefined) throw new Error('no session begins with an idle device');
    const steps = [given('an idle device'), demand('every API command is refused')];
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
      const executor = new StepExecutor(library, () => openAdapter(parameters.adapter, parameters), parameters);
      const { found } = await explore(executor, { seed: 1, runs: RUNS, length: 10 });
      await executor.close();
      useIxit({});
      expect(found?.divergence).to.equal(undefined);
    });
});
