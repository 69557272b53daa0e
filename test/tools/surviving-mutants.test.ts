import { describe, it } from 'node:test';
import { expect } from 'chai';
import { ownCodeMeasured } from '../../tools/calibration';
import { survivingMutants } from '../../tools/surviving-mutants';

const measured = Object.entries(ownCodeMeasured() ?? {});

describe('changes to our own code that no test has seen', () => {
  it('each stand with the reason why they are left, and nothing else does', () => {
    const unseen = measured.flatMap(([file, { survived }]) => survived.map(({ change }) => `${file}: ${change}`));
    const told = survivingMutants().flatMap(({ changes }) =>
      Object.entries(changes).flatMap(([file, left]) => left.map((change) => `${file}: ${change}`)),
    );
    expect([...new Set(told)].sort()).to.deep.equal([...new Set(unseen)].sort());
    expect(new Set(told).size).to.equal(told.length);
  });

  for (const [part, least] of [
    ['judge', 0.95],
    ['adapters/serial', 0.95],
    ['ledger', 0.95],
    ['reports/certificate', 0.94],
  ] as const)
    it(`leave at least ${least * 100} of a hundred in ${part} that are seen`, () => {
      const own = measured.filter(([file]) => file.startsWith(`${part}/`)).map(([, each]) => each);
      const killed = own.reduce((sum, each) => sum + each.killed, 0);
      const all = own.reduce((sum, each) => sum + each.killed + each.survived.length, 0);
      expect(all).to.be.greaterThan(0);
      expect(killed / all).to.be.at.least(least);
    });
});
