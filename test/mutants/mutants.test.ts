import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { examineMutant } from '../../calibration/examine';
import type { SuiteScript } from '../../calibration/suite-script';
import { loadLedger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { radii } from '../../mutants/radius';
import { subtleties } from '../../mutants/subtlety';
import { suiteScript } from '../suite-script';

registerMutants();

describe('devices that break a rule', () => {
  let script: SuiteScript;
  before(async () => {
    script = await suiteScript();
  });

  for (const mutant of mutants)
    it(`${mutant.breaks} sees ${mutant.id}: ${mutant.story}`, async () => {
      const { found } = await examineMutant(script, mutant, undefined, false);
      expect(found.killedBy).to.not.have.length(0);
    });

  it('stand against every rule that is judged, one that breaks it bluntly and one that breaks it subtly', () => {
    const hidden = subtleties();
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
    for (const stated of [...subtleties().keys(), ...radii().keys()]) expect(ids).to.include(stated);
  });

  it('have names of their own', () => {
    expect(new Set(mutants.map((mutant) => mutant.id)).size).to.equal(mutants.length);
  });
});
