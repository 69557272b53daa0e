import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import { referenceTransitions } from '../../adapters/simulator/network-processor/transitions';
import { collectDecisions, decisionsIn } from '../../tools/decisions';
import { erratumIdsIn, ruleIdsIn } from '../../tools/rule-ids';

describe('the rule ids of a comment', () => {
  for (const [text, expected] of [
    ['PROV-7.5-01', ['PROV-7.5-01']],
    ['(PROV-7.5-01).', ['PROV-7.5-01']],
    ['PROV-4.2-03, PROV-4.2-04', ['PROV-4.2-03', 'PROV-4.2-04']],
    ['PROV-7.5-20, -24, PROV-7.3-05', ['PROV-7.5-20', 'PROV-7.5-24', 'PROV-7.3-05']],
    ['PROV-3.1-01, -3.2-01', ['PROV-3.1-01', 'PROV-3.2-01']],
    ['PROV-9-05 … -08', ['PROV-9-05', 'PROV-9-06', 'PROV-9-07', 'PROV-9-08']],
    ['PROV-7.5-01, -10 … -12, -20', ['PROV-7.5-01', 'PROV-7.5-10', 'PROV-7.5-11', 'PROV-7.5-12', 'PROV-7.5-20']],
    ['PROV-4.2-18, here no. PROV-4.2-18 again', ['PROV-4.2-18']],
    ['answers -2014 or -2017, mode -05 without an id', []],
    ['PROV-6-16 returns -2014 or 2018-05-20', ['PROV-6-16']],
  ] as const)
    it(`are found in full and short form: ${text}`, () => {
      expect(ruleIdsIn(text)).to.deep.equal(expected);
    });

  it('are the same in full and short form', () => {
    const section = fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('.'));
    const rule = fc.tuple(
      section,
      fc.integer({ min: 1, max: 99 }).map((serial) => String(serial).padStart(2, '0')),
    );
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), (rules) => {
        const full = rules.map(([of, serial]) => `PROV-${of}-${serial}`);
        const short = rules.map(([of, serial], index) =>
          index === 0 ? `PROV-${of}-${serial}` : of === rules[index - 1]?.[0] ? `-${serial}` : `-${of}-${serial}`,
        );
        const expected = [...new Set(full)];
        expect(ruleIdsIn(full.join(', '))).to.deep.equal(expected);
        expect(ruleIdsIn(`It keeps ${short.join(', ')}.`)).to.deep.equal(expected);
      }),
    );
  });

  it('are separate from erratum ids', () => {
    expect(erratumIdsIn('C12; PROV-4.2-18, here no. See C4, not C0 or ABC5')).to.deep.equal(['C12', 'C4']);
  });
});

describe('the decisions of the reference device', () => {
  it('contain all decisions and rows', () => {
    const names = collectDecisions().map(({ decision }) => decision);
    for (const name of [...Object.keys(referenceDecisions), ...Object.keys(referenceDriverDecisions)])
      expect(names).to.include(name);
    expect(collectDecisions().filter(({ file }) => file.endsWith('transitions.ts'))).to.have.length(
      referenceTransitions.length,
    );
  });

  it('are members of a table with or without rules, and other declarations whose comment names a rule', () => {
    const source = `
      /** Not this one. */
      const other = 1;
      /** Somewhere else. PROV-2.1-01 */
      export function elsewhere() {}
      export const referenceDecisions = {
        /** Kept. C4; PROV-7.5-01, -02 */
        kept: () => true,
        // PROV-7.5-03 in an ordinary comment
        bare: () => true,
      };`;
    expect(decisionsIn('x.ts', source)).to.deep.equal([
      { decision: 'elsewhere', file: 'x.ts', rules: ['PROV-2.1-01'], errata: [] },
      { decision: 'kept', file: 'x.ts', rules: ['PROV-7.5-01', 'PROV-7.5-02'], errata: ['C4'] },
      { decision: 'bare', file: 'x.ts', rules: [], errata: [] },
    ]);
  });
});
