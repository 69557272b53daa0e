import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
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
  async function heard(transcript?: string): Promise<{ readonly spec: Spec; readonly said: string }> {
    const { write } = process.stderr;
    let said = '';
    process.stderr.write = (text) => {
      said += String(text);
      return true;
    };
    try {
      return { spec: await specFrom({ result: [result], ...(transcript !== undefined && { transcript }) }), said };
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
      expect(other.said).to.match(/is not from the run of the result.*; the site does not use it\.\n$/);
      writeFileSync(beside(result), 'nothing of the kind\n');
      const none = await heard();
      expect(none.spec.recording).to.equal(undefined);
      expect(none.said).to.match(/; the site does not use it\.\n$/);
      rmSync(beside(result));
      expect(await heard()).to.include({ said: '' });
    } finally {
      writeFileSync(beside(result), own);
    }
  });

  it('shows no scenario that it does not hold to its end, and says so', async () => {
    const lines = readFileSync(beside(result), 'utf8').split('\n');
    const beginnings = lines.flatMap((line, index) => (line.includes('"kind":"scenario"') ? [index] : []));
    const cut = join(bench.folder, 'cut.jsonl');
    const whole = await heard(beside(result));
    expect(whole.said).to.equal('');
    const [first = ''] = whole.spec.recording?.scenarios.keys() ?? [];
    const at = lines.findIndex((line) => line.includes('"kind":"scenario"') && line.includes(first));
    const next = beginnings.find((index) => index > at) ?? lines.length - 2;
    for (const [end, has] of [
      [at + 14, false],
      [next, false],
      [next + 1, true],
    ] as const) {
      writeFileSync(
        cut,
        lines
          .slice(0, end)
          .map((line) => `${line}\n`)
          .join(''),
      );
      const { spec, said } = await heard(cut);
      expect(said).to.match(/cut\.jsonl is cut short; .*\n$/);
      expect(spec.recording?.scenarios.has(first), `${end} lines`).to.equal(has);
      const count = (each: Spec): number =>
        [...(each.recording?.statuses.values() ?? [])].reduce((sum, n) => sum + n, 0);
      expect(count(spec)).to.be.lessThan(count(whole.spec));
    }
  });

  it('is refused where it holds nothing', async () => {
    const nothing = join(bench.folder, 'nothing.jsonl');
    writeFileSync(nothing, '');
    const error: unknown = await specFrom({ result: [result], transcript: nothing }).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'TRANSCRIPT_EMPTY' });
  });
});
