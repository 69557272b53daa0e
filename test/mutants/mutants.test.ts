import { describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../cli/suite';
import { loadLedger } from '../../ledger/ledger';
import { mutants, registerMutants } from '../../mutants/catalogue';

registerMutants();

describe('devices that break a rule', () => {
  for (const { id, breaks, story } of mutants)
    it(`${breaks} sees ${id}: ${story}`, async () => {
      const result = await runSuite({ adapter: `mutant:${id}`, rules: [breaks] });
      const rule = result.rules.find((each) => each.id === breaks);
      expect(rule?.verdict).to.equal('fail');
      expect(rule?.violations, 'evidence').to.not.have.length(0);
      // A SHOULD warns; anything stronger decides, be it another rule that a monitor has seen broken beside it.
      const decides = result.rules.some((each) => each.verdict === 'fail' && each.level.startsWith('MUST'));
      expect(result.run.verdict).to.equal(decides ? 'non-conformant' : 'conformant');
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
