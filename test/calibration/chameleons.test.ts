import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { openAdapter } from '../../adapters/registry';
import { parametersOf } from '../../calibration/examine';
import { alphabetFor } from '../../calibration/explore/alphabet';
import { explore } from '../../calibration/explore/explore';
import { stageFor } from '../../calibration/explore/hunt';
import { Oracle } from '../../calibration/explore/oracle';
import { compared } from '../../calibration/explore/session';
import { Stage } from '../../calibration/explore/stage';
import { demand, given } from '../../calibration/explore/step';
import { loadVocabulary, type Vocabulary } from '../../calibration/vocabulary';
import { useIxit } from '../../ledger/quantities';
import { chameleons, registerChameleons } from '../../mutants/chameleons';
import { defaultParameters } from '../../steps/run-parameters';

registerChameleons();

/** Enough sessions for most mistakes of the past to show; a test that takes minutes would not be run. */
const RUNS = 12;

describe('exploring a device that keeps every rule in an unusual way', () => {
  let vocabulary: Vocabulary;
  before(async () => {
    vocabulary = await loadVocabulary();
  });

  it('finds nothing where the reference does otherwise itself', async () => {
    const stage = stageFor(vocabulary, 'simulator');
    const oracle = new Oracle(vocabulary, defaultParameters);
    const { openings } = alphabetFor((await oracle.stage.furnished()).capabilities);
    const opening = openings.find(({ name }) => name === 'an idle device');
    if (opening === undefined) throw new Error('no session begins with an idle device');
    const steps = [given('an idle device'), demand('every API command is refused')];
    const course = await compared(oracle, stage, { session: { opening, acts: [] }, steps, turns: [0, 0] });
    await stage.close();
    expect(course).to.deep.equal({ kind: 'hindered', why: 'the reference does otherwise itself' });
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
