import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
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

describe('the reports of earlier runs', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'report-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** Writes the reports of a run and returns the results in the folder, the last run first. */
  const runs = (names: readonly string[], limit: number): readonly string[] => {
    const folder = new ReportFolder(root);
    for (const name of names) {
      folder.keepEarlier(limit);
      folder.clear();
      folder.write('result', name);
      folder.write('transcript', `{"kind":"scenario"} transcript of ${name}`);
    }
    const kept = existsSync(join(root, 'earlier')) ? readdirSync(join(root, 'earlier')).sort() : [];
    return ['.', ...kept.map((number) => join('earlier', number))].map((each) => {
      expect(readFileSync(join(root, each, 'transcript.jsonl'), 'utf8')).to.include('transcript of ');
      return readFileSync(join(root, each, 'result.json'), 'utf8');
    });
  };

  it('stay in numbered folders, the last one first, up to a limit', () => {
    expect(runs(['a', 'b'], 3)).to.deep.equal(['b', 'a']);
    expect(runs(['c', 'd', 'e'], 3)).to.deep.equal(['e', 'd', 'c', 'b']);
    expect(runs(['f'], 1)).to.deep.equal(['f', 'e']);
  });

  it('are replaced without a limit', () => {
    expect(runs(['a', 'b'], 0)).to.deep.equal(['b']);
  });

  it('are whole after a run that was killed while it moved them', () => {
    runs(['a', 'b', 'c'], 3);
    // Killed after the first file of the last run, and while the numbers were changed.
    mkdirSync(join(root, 'earlier', '0'));
    renameSync(join(root, 'result.json'), join(root, 'earlier', '0', 'result.json'));
    renameSync(join(root, 'earlier', '2'), join(root, 'earlier', '3'));
    expect(runs(['d'], 3)).to.deep.equal(['d', 'c', 'b', 'a']);
    expect(runs(['e'], 3)).to.deep.equal(['e', 'd', 'c', 'b']);
  });

  it('are not replaced by a run whose device could not be opened', () => {
    runs(['a', 'b'], 3);
    const folder = new ReportFolder(root);
    for (const name of ['wrong port', 'wrong port again']) {
      folder.keepEarlier(3);
      folder.clear();
      folder.write('result', name);
      folder.write('transcript', '{"kind":"fault"}');
    }
    expect(runs(['c'], 3)).to.deep.equal(['c', 'b', 'a']);
  });

  it('are kept if a run in parts was killed', () => {
    mkdirSync(join(root, 'parts', '1'), { recursive: true });
    new ReportFolder(root).keepEarlier(3);
    expect(readdirSync(join(root, 'earlier', '1'))).to.deep.equal(['parts']);
  });

  it('leave nothing of a run that was killed in its writing', () => {
    const folder = new ReportFolder(root);
    mkdirSync(folder.part(2), { recursive: true });
    const files = [
      'result.json.4711',
      'junit.xml.4711',
      '.provtck-4711',
      'cucumber.html.part',
      'parts/2/.provtck.lock',
    ];
    for (const file of [...files, 'notes.4711']) writeFileSync(join(root, file), '');
    folder.claim();
    expect(readdirSync(folder.part(2))).to.deep.equal([]);
    folder.clear();
    folder.clearParts();
    folder.release();
    expect(readdirSync(root)).to.deep.equal(['notes.4711']);
  });

  it('are unchanged when the last run has left nothing', () => {
    runs(['a', 'b'], 3);
    rmSync(join(root, 'result.json'));
    rmSync(join(root, 'transcript.jsonl'));
    new ReportFolder(root).keepEarlier(3);
    expect(readdirSync(join(root, 'earlier'))).to.deep.equal(['1']);
  });
});
