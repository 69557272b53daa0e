import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { specFrom } from '../../cli/spec-data';
import type { SuiteOptions } from '../../cli/suite-options';
import { ProvtckError } from '../../ledger/error';
import type { Spec } from '../../site/spec';
import { Bench } from '../browser/built-site';

describe('the transcript behind a site', () => {
  const bench = new Bench();
  const rules = ['PROV-7.5-02', 'PROV-8.1-01'];
  let result: string;

  const run = (name: string, more: SuiteOptions = {}) => bench.run(name, { rules, ...more });
  const beside = (file: string): string => join(dirname(file), 'transcript.jsonl');

  before(async () => {
    result = await run('this');
  });

  after(() => bench.remove());

  /** What the error says about a transcript that the user has named. */
  async function complaintAbout(transcript: string): Promise<string> {
    const error: unknown = await specFrom({ result: [result], transcript }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code: 'TRANSCRIPT_OTHER_RUN' });
    return (error as ProvtckError).message;
  }

  /** The specification, and what was said on stderr while it was made. */
  async function heard(): Promise<{ readonly spec: Spec; readonly said: string }> {
    const { write } = process.stderr;
    let said = '';
    process.stderr.write = (text) => {
      said += String(text);
      return true;
    };
    try {
      return { spec: await specFrom({ result: [result] }), said };
    } finally {
      process.stderr.write = write;
    }
  }

  it('is the one that the run has left, named or not', async () => {
    for (const given of [{}, { transcript: beside(result) }]) {
      const { recording } = await specFrom({ result: [result], ...given });
      expect([...(recording?.scenarios.keys() ?? [])].join()).to.include('PROV-8.1-01/1');
    }
  });

  it('is refused where it is from a run that was told something else', async () => {
    for (const [more, what] of [
      [{ rules: ['PROV-7.5-02'] }, 'choice of rules'],
      [{ hostDriver: 'ti-3.x' }, 'host driver'],
      [{ tags: '@PROV-7.5-02' }, 'choice of tags'],
      [{ readings: ['C18=text'] }, 'choice of readings'],
    ] as const)
      expect(await complaintAbout(beside(await run(`with another ${what}`, more)))).to.include(`its ${what} is `);
  });

  it('is refused where it is from another run that was told the same', async () => {
    expect(await complaintAbout(beside(await run('once more')))).to.include('its beginning is ');
  });

  it('is refused where another suite has written it', async () => {
    const foreign = join(bench.folder, 'foreign.json');
    const text = readFileSync(result, 'utf8').replace(/("featuresSha256": ")[0-9a-f]/, '$1_');
    writeFileSync(foreign, text.replace('_', /"featuresSha256": "f/.test(readFileSync(result, 'utf8')) ? '0' : 'f'));
    const error: unknown = await specFrom({ result: [foreign], transcript: beside(result) }).catch((e: unknown) => e);
    expect(error).to.include({ code: 'TRANSCRIPT_OTHER_RUN' });
  });

  it('is left out with a word where it lies beside a result and is another one, or none', async () => {
    const own = readFileSync(beside(result));
    try {
      copyFileSync(beside(await run('third')), beside(result));
      const other = await heard();
      expect(other.spec.recording).to.equal(undefined);
      expect(other.said).to.match(/is not from the run of the result.*; the site does without it\.\n$/);
      writeFileSync(beside(result), 'nothing of the kind\n');
      const none = await heard();
      expect(none.spec.recording).to.equal(undefined);
      expect(none.said).to.match(/; the site does without it\.\n$/);
      rmSync(beside(result));
      expect(await heard()).to.include({ said: '' });
    } finally {
      writeFileSync(beside(result), own);
    }
  });
});
