import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { expect } from 'chai';
import { ProvtckError } from '../../ledger/error';
import { ReportFolder } from '../../reports/report-folder';
import { writeReports } from '../../reports/write-reports';
import { resultOf } from './records';

describe('a folder that cannot be written', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'report-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const codeOf = (act: () => void): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof ProvtckError) return error.code;
      throw error;
    }
    return 'none';
  };

  it('keeps no half of a report', () => {
    // A report cannot take the name of a folder that holds something.
    mkdirSync(join(root, 'junit.xml', 'something'), { recursive: true });
    expect(codeOf(() => new ReportFolder(root).write('junit', 'text'))).to.equal('OUT_UNWRITABLE');
    expect(readdirSync(root)).to.deep.equal(['junit.xml']);
  });

  it('is spoken of as such whichever report it is', () => {
    mkdirSync(join(root, 'allure-results', 'categories.json'), { recursive: true });
    expect(codeOf(() => writeReports(resultOf('pass'), new ReportFolder(root)))).to.equal('OUT_UNWRITABLE');
    expect(existsSync(join(root, 'result.json'))).to.equal(false);
  });

  it('is left without what is half done, but with what former runs have learnt', () => {
    const folder = new ReportFolder(root);
    mkdirSync(join(root, 'allure-results', 'history'), { recursive: true });
    writeFileSync(join(root, 'allure-results', 'history', 'history.json'), '{}');
    writeFileSync(join(root, 'allure-results', 'old-result.json'), '{}');
    folder.clear();
    writeFileSync(folder.pathUnderWay('html'), '<html>');
    folder.write('junit', 'whole');
    folder.abandon();
    expect(readdirSync(root).sort()).to.deep.equal(['allure-results', 'junit.xml']);
    expect(readdirSync(join(root, 'allure-results'))).to.deep.equal(['history']);
  });
});
