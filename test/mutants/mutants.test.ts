import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { examineMutant } from '../../calibration/examine';
import { loadLedger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { collateralRules, sortedRules } from '../../mutants/collateral-failures';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { suiteScript } from '../loaded-suite';

registerMutants();

describe('mutants', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  for (const mutant of mutants)
    it(`${mutant.breaks} fails with ${mutant.id}: ${mutant.story}`, async () => {
      // A rule without scenarios of its own is watched by a monitor, over all scenarios.
      const isWatched = loadLedger().rule(mutant.breaks).class === 'implied-by';
      const { found } = await examineMutant(script, mutant, isWatched);
      // The examination ends with the first violation, which can be one of a monitor in an earlier process of a scenario.
      expect(isWatched ? found.monitors : [...found.killedBy, ...found.monitors]).to.not.have.length(0);
    });

  it('exist for each judged rule: one that breaks it each time, and a subtle one', () => {
    const against = (rule: RuleId, subtly: boolean): number =>
      mutants.filter(({ breaks, subtle }) => breaks === rule && (subtle !== undefined) === subtly).length;
    const judged = loadLedger().rules.filter(
      (rule) => rule.planned === undefined && ['tested', 'driver', 'advisory'].includes(rule.class),
    );
    expect(judged.filter(({ id }) => against(id, false) === 0).map(({ id }) => id)).to.deep.equal([]);
    expect(judged.filter(({ id }) => against(id, true) === 0).map(({ id }) => id)).to.deep.equal([]);
  });

  it('have different names', () => {
    expect(new Set(mutants.map((mutant) => mutant.id)).size).to.equal(mutants.length);
  });

  it('have a story of two sentences: the fault, and the error that causes it', () => {
    for (const { id, story } of mutants) {
      const sentences = story.split(/(?<=\.) (?=[A-Z_s])/);
      expect(sentences, id).to.have.length(2);
      for (const sentence of sentences) expect(sentence.split(' ').length, id).to.be.at.most(25);
    }
  });

  it('declare existing rules as collateral failures, sorted and without their own rule', () => {
    const known = loadLedger().rules.map(({ id }) => id);
    for (const mutant of mutants) {
      const rules = collateralRules(mutant);
      expect(known, mutant.id).to.include.members([...rules]);
      expect(rules, mutant.id).to.deep.equal(sortedRules(rules)).and.not.include(mutant.breaks);
      if (mutant.collateral !== undefined) expect(rules, mutant.id).to.not.have.length(0);
    }
  });
});
