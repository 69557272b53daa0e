import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { labelledResults } from '../../cli/labelled-results';
import { resultOf } from '../reports/records';

describe('results that are given', () => {
  const root = mkdtempSync(join(tmpdir(), 'labelled-results-'));
  const [old, recent] = [join(root, 'old'), join(root, 'new')] as const;
  const fileIn = (folder: string): string => join(folder, 'result.json');

  before(() => {
    for (const folder of [old, recent]) {
      mkdirSync(folder);
      writeFileSync(fileIn(folder), JSON.stringify(resultOf('pass')));
    }
  });
  after(() => rmSync(root, { recursive: true }));

  const labels = (...given: readonly string[]): readonly string[] => labelledResults(given).map(({ label }) => label);

  it('are called by their label, or after device and firmware, or by their file', () => {
    expect(labels(`1.2=${fileIn(old)}`, `1.3=${fileIn(recent)}`)).to.deep.equal(['1.2', '1.3']);
    expect(labels(fileIn(old))[0]).to.include('CC3220SF');
    expect(labels(fileIn(old), fileIn(recent))).to.deep.equal([fileIn(old), fileIn(recent)]);
    expect(labels(`a=${fileIn(old)}`, `a=${fileIn(recent)}`)).to.deep.equal([
      `a (${fileIn(old)})`,
      `a (${fileIn(recent)})`,
    ]);
  });

  it('are meant by the folder of their run', () => {
    expect(labelledResults([old, `1.3=${recent}`]).map(({ file }) => file)).to.deep.equal([
      fileIn(old),
      fileIn(recent),
    ]);
  });

  it('are refused under a label that makes no sense', () => {
    for (const [given, said] of [
      [`=${fileIn(old)}`, 'is empty'],
      [` =${fileIn(old)}`, 'is empty'],
      [`${'x'.repeat(3000)}=${fileIn(old)}`, 'is longer'],
      [`a=b=${fileIn(old)}`, 'the label ends at the first equals sign'],
    ] as const)
      expect(() => labels(given))
        .to.throw(said)
        .that.includes({ code: 'LABEL_INVALID' });
  });

  it('are refused where they are none', () => {
    writeFileSync(join(root, 'half.json'), '{ "format"');
    for (const file of ['half.json', 'nowhere.json'])
      expect(() => labels(join(root, file)))
        .to.throw(file)
        .that.includes({ code: 'RESULT_UNREADABLE' });
  });
});
