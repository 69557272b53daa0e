import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { examineMutant } from '../../calibration/examine';
import { loadLedger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { collateralFailures } from '../../mutants/collateral-failures';
import { subtleMutants } from '../../mutants/subtle-mutants';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { suiteScript } from '../loaded-suite';

registerMutants();

describe('devices that break a rule', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  for (const mutant of mutants)
    it(`${mutant.breaks} sees ${mutant.id}: ${mutant.story}`, async () => {
      const { found } = await examineMutant(script, mutant, undefined, false);
      expect(found.killedBy).to.not.have.length(0);
    });

  it('stand against every rule that is judged, one that breaks it bluntly and one that breaks it subtly', () => {
    const hidden = subtleMutants();
    const against = (rule: RuleId, subtly: boolean): number =>
      mutants.filter(({ id, breaks }) => breaks === rule && hidden.has(id) === subtly).length;
    const judged = loadLedger().rules.filter(
      (rule) => rule.planned === undefined && ['tested', 'driver', 'advisory'].includes(rule.class),
    );
    expect(judged.filter(({ id }) => against(id, false) === 0).map(({ id }) => id)).to.deep.equal([]);
    expect(judged.filter(({ id }) => against(id, true) === 0).map(({ id }) => id)).to.deep.equal([]);
  });

  it('are all there that anything is stated of', () => {
    const ids = mutants.map(({ id }) => id);
    for (const stated of [...subtleMutants().keys(), ...collateralFailures().keys()]) expect(ids).to.include(stated);
  });

  it('have names of their own', () => {
    expect(new Set(mutants.map((mutant) => mutant.id)).size).to.equal(mutants.length);
  });
});
