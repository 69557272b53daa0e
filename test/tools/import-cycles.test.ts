import { expect } from 'chai';
import { describe, it } from 'mocha';
import { importCycles } from '../../tools/import-cycles';

const cyclesOf = (imports: Readonly<Record<string, readonly string[]>>) =>
  importCycles(new Map(Object.entries(imports)));

describe('import cycles', () => {
  it('are none in a tree', () => {
    expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).to.deep.equal([]);
  });

  it('are found once each, at any length', () => {
    expect(cyclesOf({ a: ['b'], b: ['c'], c: ['a'], d: ['d'], e: ['a'] })).to.deep.equal([['a', 'b', 'c'], ['d']]);
  });

  it('ignore packages', () => {
    expect(cyclesOf({ a: ['chai'], b: ['a'] })).to.deep.equal([]);
  });
});
