import { expect } from 'chai';
import { describe, it } from 'mocha';
import { gapsBetween } from '../../judge/completeness';

const place = (line: number, name = 'a name', uri = 'features/a.feature') => ({ uri, line, name });
const suite = [place(1), place(2)];

describe('what a run lacks of the suite', () => {
  it('is nothing where each scenario was executed once, in any order and with either slash', () => {
    expect(gapsBetween(suite, [place(2), place(1, 'a name', 'features\\a.feature')])).to.deep.equal([]);
  });

  it('is what was not executed', () => {
    expect(gapsBetween(suite, [place(1)])).to.deep.equal([
      '1 scenario of the suite was not executed, first "a name" (features/a.feature:2).',
    ]);
    expect(gapsBetween(suite, [])).to.deep.equal([
      '2 scenarios of the suite were not executed, first "a name" (features/a.feature:1).',
    ]);
  });

  it('is what the suite does not hold: another line, name or file', () => {
    expect(gapsBetween(suite, [...suite, place(3)])).to.deep.equal([
      '1 scenario was executed that the suite does not contain, first "a name" (features/a.feature:3).',
    ]);
    expect(gapsBetween(suite, [...suite, place(1, 'another'), place(1, 'a name', 'b.feature')])).to.deep.equal([
      '2 scenarios were executed that the suite does not contain, first "another" (features/a.feature:1).',
    ]);
  });

  it('is what was executed more than once', () => {
    expect(gapsBetween(suite, [...suite, place(2)])).to.deep.equal([
      '1 scenario was executed more than once, first "a name" (features/a.feature:2).',
    ]);
    expect(gapsBetween(suite, [...suite, ...suite])).to.deep.equal([
      '2 scenarios were executed more than once, first "a name" (features/a.feature:1).',
    ]);
  });

  it('is what was tried again or did not come to its end', () => {
    expect(
      gapsBetween(suite, [
        { ...place(1), flaw: 'retried' },
        { ...place(2), flaw: 'unfinished' },
      ]),
    ).to.deep.equal([
      '1 scenario was repeated, first "a name" (features/a.feature:1).',
      '1 scenario did not finish, first "a name" (features/a.feature:2).',
    ]);
    for (const [flaw, said] of [
      ['retried', '2 scenarios were repeated'],
      ['unfinished', '2 scenarios did not finish'],
    ] as const)
      expect(
        gapsBetween(
          suite,
          suite.map((each) => ({ ...each, flaw })),
        ),
      ).to.deep.equal([`${said}, first "a name" (features/a.feature:1).`]);
  });
});
