import { expect } from 'chai';
import { describe, it } from 'mocha';
import { monitors } from '../../judge/monitors/all';
import { loadLedger } from '../../ledger/ledger';
import { rulesOf, scenario, watched } from './records';
import { broken, fine } from './sessions';

describe('monitors', () => {
  for (const [rule, what, steps, setup] of broken)
    it(`${rule} sees ${what}`, () => {
      const { found } = watched(scenario(steps, setup));
      expect(rulesOf(found)).to.deep.equal([rule]);
      const [monitorViolation] = found;
      expect(monitorViolation?.lines)
        .to.have.length(monitorViolation?.evidence.length ?? -1)
        .and.not.have.length(0);
    });

  for (const [what, steps, setup] of fine)
    it(`find nothing in ${what}`, () => {
      expect(rulesOf(watched(scenario(steps, setup)).found)).to.deep.equal([]);
    });

  it('each see red above, for every rule they name', () => {
    const seen = new Set(broken.map(([rule]) => rule));
    expect(monitors.flatMap(({ rules }) => rules).filter((rule) => !seen.has(rule))).to.deep.equal([]);
  });

  it('watch rules that demand something, have names of their own and share none', () => {
    const ledger = loadLedger();
    const rules = monitors.flatMap((monitor) => monitor.rules);
    // PROV-7.5-15 is judged under one reading of C18.
    const open = rules.filter((id) => ledger.rule(id).level === 'MAY' && id !== 'PROV-7.5-15');
    expect(open).to.deep.equal([]);
    expect(new Set(rules).size).to.equal(rules.length);
    expect(new Set(monitors.map(({ name }) => name)).size).to.equal(monitors.length);
  });
});
