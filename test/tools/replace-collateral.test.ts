import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { packageRoot } from '../../ledger/package-root';
import { mutants } from '../../mutants/catalogue';
import { collateralRules } from '../../mutants/collateral-failures';
import { replaceCollateral } from '../../tools/replace-collateral';

const source = `[
  { id: 'a', collateral: { because: 'wrong role', rules: '4-01' } },
  { id: 'b' },
  { id: 'c', collateral: { because: 'wrong role', rules: '4-01' } },
  { id: 'd', collateral: { because: 'wrong role', rules: '4-01' } },
];
`;

describe('npm run collateral', () => {
  it('replaces the rules of a mutant and keeps its reason', () => {
    const { text, problems } = replaceCollateral(source, new Map([['a', ['PROV-4-02', 'PROV-7.5-01']]]));
    expect(text).to.equal(source.replace("rules: '4-01'", "rules: '4-02 7.5-01'"));
    expect(problems).to.deep.equal([]);
  });

  it('reports a mutant without a reason and one without a failure, and leaves them unchanged', () => {
    const { text, problems } = replaceCollateral(
      source,
      new Map([
        ['b', ['PROV-4-02']],
        ['c', []],
      ]),
    );
    expect(text).to.equal(source);
    expect(problems).to.deep.equal([
      "'b' needs a reason for PROV-4-02",
      "'c' fails no other rule: remove its collateral",
    ]);
  });

  it('changes no mutant of the catalogue when it measures what is declared', () => {
    const declared = new Map(mutants.map((mutant) => [mutant.id, collateralRules(mutant)]));
    const folder = join(packageRoot(), 'mutants');
    for (const name of readdirSync(folder).filter((each) => /^\d.*\.ts$/.test(each))) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(replaceCollateral(text, declared), name).to.deep.equal({ text, problems: [] });
    }
  });
});
