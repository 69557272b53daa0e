import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { isInRange, VersionRange } from '../../ledger/version-range';

describe('a range of versions', () => {
  for (const [range, inside, outside] of [
    ['3.0.1.71', ['3.0.1.71'], ['3.0.1.7', '3.0.1', '3.0.1.710', 'ti-3.x']],
    ['ti-3.x', ['ti-3.x'], ['ti-3.xx', '3.0']],
    ['3.*', ['3', '3.0.1.71', '3.x'], ['30', '30.1', '2.9', 'ti-3.x']],
    ['3.0.*', ['3.0', '3.0.1'], ['3.01', '3.1']],
    [
      '3.0.1.55 - 3.0.1.71',
      ['3.0.1.55', '3.0.1.71', '3.0.1.60.5'],
      ['3.0.1.54', '3.0.1.72', '3.0.1', '4', 'ti-3.x', ''],
    ],
    ['2 - 3', ['2', '2.9.9', '3', '3.0.0'], ['3.0.1', '1.9']],
  ] as const)
    it(`holds what it says: ${range}`, () => {
      expect(v.is(VersionRange, range)).to.equal(true);
      for (const version of inside) expect(isInRange(version, range), version).to.equal(true);
      for (const version of outside) expect(isInRange(version, range), version).to.equal(false);
    });

  for (const range of ['', '*', '3*', '3.* - 4', '>=3', '3.0 - ', 'a - b', '3 .0', '3.*.1'])
    it(`is none: "${range}"`, () => {
      expect(v.is(VersionRange, range)).to.equal(false);
    });
});
