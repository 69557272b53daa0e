import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { examineMutant } from '../../calibration/examine';
import { loadScript, type SuiteScript } from '../../calibration/suite-script';
import { loadLedger } from '../../ledger/ledger';
import { mutants, registerMutants } from '../../mutants/catalogue';

registerMutants();

describe('devices that break a rule', () => {
  let script: SuiteScript;
  before(async () => {
    script = await loadScript();
  });

  for (const mutant of mutants)
    it(`${mutant.breaks} sees ${mutant.id}: ${mutant.story}`, async () => {
      const { found } = await examineMutant(script, mutant, undefined, false);
      expect(found.killedBy).to.not.have.length(0);
    });

  it('stand against every rule that is judged', () => {
    const broken = new Set(mutants.map((mutant) => mutant.breaks));
    const judged = loadLedger().rules.filter(
      (rule) => rule.planned === undefined && ['tested', 'driver', 'advisory'].includes(rule.class),
    );
    expect(judged.filter((rule) => !broken.has(rule.id)).map((rule) => rule.id)).to.deep.equal([]);
  });

  it('have names of their own', () => {
    expect(new Set(mutants.map((mutant) => mutant.id)).size).to.equal(mutants.length);
  });
});
