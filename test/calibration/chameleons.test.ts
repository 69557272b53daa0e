import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { openAdapter } from '../../adapters/registry';
import { parametersOf } from '../../calibration/examine';
import { explore } from '../../calibration/explore/explore';
import { stageFor } from '../../calibration/explore/hunt';
import { Stage } from '../../calibration/explore/stage';
import { loadVocabulary, type Vocabulary } from '../../calibration/vocabulary';
import { useIxit } from '../../ledger/quantities';
import { chameleons, registerChameleons } from '../../mutants/chameleons';

registerChameleons();

/** Enough sessions for most mistakes of the past to show; a test that takes minutes would not be run. */
const RUNS = 12;

describe('exploring a device that keeps every rule in an unusual way', () => {
  let vocabulary: Vocabulary;
  before(async () => {
    vocabulary = await loadVocabulary();
  });

  it('finds nothing with the reference where its own session differs while somebody looks at it', async () => {
    const stage = stageFor(vocabulary, 'simulator');
    const { found, hindered } = await explore(stage, { seed: 3, runs: 25, length: 10 });
    await stage.close();
    expect(found).to.equal(undefined);
    expect(hindered).to.equal(1);
  });

  for (const chameleon of chameleons)
    it(`finds nothing with ${chameleon.id}`, async () => {
      const parameters = parametersOf(chameleon);
      const stage = new Stage(vocabulary, () => openAdapter(parameters.adapter, parameters), parameters);
      const { found } = await explore(stage, { seed: 1, runs: RUNS, length: 10 });
      await stage.close();
      useIxit({});
      expect(found?.divergence).to.equal(undefined);
    });
});
