import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { groupOf, TEST_GROUPS } from './groups/load';

describe('the test groups', () => {
  it('have an entry file each, and every test file belongs to one group', () => {
    const groups = new Set(
      readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map(groupOf),
    );
    const entries = readdirSync(`${__dirname}/groups`).filter((file) => file !== 'load.ts');
    expect(entries.map((file) => file.replace('.ts', '')).sort()).to.deep.equal([...TEST_GROUPS].sort());
    expect([...groups].sort()).to.deep.equal([...TEST_GROUPS].sort());
  });
});
