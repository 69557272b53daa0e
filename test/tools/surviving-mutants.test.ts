import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ownCodeMeasured } from '../../tools/calibration';
import { survivingMutants } from '../../tools/surviving-mutants';

const measured = Object.entries(ownCodeMeasured() ?? {});

describe('undetected changes of the code of the suite', () => {
  it('have a reason each, and no other change has a reason', () => {
    const undetected = measured.flatMap(([file, { survived }]) => survived.map(({ change }) => `${file}: ${change}`));
    const explained = survivingMutants().flatMap(({ changes }) =>
      Object.entries(changes).flatMap(([file, left]) => left.map((change) => `${file}: ${change}`)),
    );
    expect([...new Set(explained)].sort()).to.deep.equal([...new Set(undetected)].sort());
    expect(new Set(explained).size).to.equal(explained.length);
  });

  for (const [part, least] of [
    ['judge', 0.95],
    ['adapters/serial', 0.95],
    ['ledger', 0.95],
    ['reports/certificate', 0.94],
  ] as const)
    it(`are at most ${Math.round((1 - least) * 100)} percent of the changes in ${part}`, () => {
      const own = measured.filter(([file]) => file.startsWith(`${part}/`)).map(([, each]) => each);
      const killed = own.reduce((sum, each) => sum + each.killed, 0);
      const all = own.reduce((sum, each) => sum + each.killed + each.survived.length, 0);
      expect(all).to.be.greaterThan(0);
      expect(killed / all).to.be.at.least(least);
    });
});
