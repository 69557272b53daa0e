import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import * as v from 'valibot';
import { runSuite } from '../../cli/suite';
import { ResultSchema } from '../../judge/result-schema';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'judge-'));
after(() => rmSync(folder, { recursive: true }));

/** `provtck judge` with the names of files in the folder of these tests. */
const judge = (...args: readonly string[]) =>
  inProcess('judge', ...args.map((arg) => (arg.startsWith('--') ? arg : join(folder, arg))));

describe('provtck judge', () => {
  let lines: readonly string[] = [];
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  before(async () => {
    const out = join(folder, 'out');
    await runSuite({ out, rules: ['PROV-7.5-16'] });
    lines = readFileSync(join(out, 'transcript.jsonl'), 'utf8').split('\n');
    copyFileSync(join(out, 'result.json'), join(folder, 'online.json'));
  });

  it('prints the result in the form of result.json, the same bytes each time', async () => {
    const first = await judge('--json', 'out/transcript.jsonl');
    const second = await judge('--json', 'out/transcript.jsonl');
    expect(first.exitCode).to.equal(0);
    expect(second.stdout).to.equal(first.stdout);
    const online = v.parse(ResultSchema, JSON.parse(readFileSync(join(folder, 'online.json'), 'utf8')));
    const offline = v.parse(ResultSchema, JSON.parse(first.stdout));
    expect(offline.rules).to.deep.equal(online.rules);
    expect(offline.run.startedAt.slice(0, 10)).to.equal(online.run.startedAt.slice(0, 10));
  });

  it('writes reports where it is told to, and never over the transcript', async () => {
    const { exitCode, stdout } = await judge('--out', 'again', 'out/transcript.jsonl');
    expect(stdout)
      .to.match(/^CONFORMANT: /)
      .and.include(join('again', 'result.json'));
    expect(exitCode).to.equal(0);
    const { exitCode: refused, stderr } = await judge('--out', 'out', 'out/transcript.jsonl');
    expect(refused).to.equal(3);
    expect(stderr).to.include('OUT_HOLDS_TRANSCRIPT');
    expect(readFileSync(join(folder, 'out', 'transcript.jsonl'), 'utf8')).to.equal(lines.join('\n'));
  });

  it('leaves with 2 after a run that was cut short, and says where', async () => {
    write('cut.jsonl', `${lines.slice(0, 40).join('\n')}\n${lines[40]?.slice(0, 30)}`);
    const { exitCode, stdout } = await judge('cut.jsonl');
    expect(exitCode).to.equal(2);
    expect(stdout)
      .to.match(/^INCOMPLETE: /)
      .and.include('it ends at line 40');
    write('empty.jsonl', lines[0]?.slice(0, 30) ?? '');
    const { exitCode: empty, stdout: said } = await judge('empty.jsonl');
    expect(empty).to.equal(2);
    expect(said).to.match(/^INCOMPLETE: .*line 0/);
  });

  it('leaves with 3 where the file is not what a run has left', async () => {
    const at = lines.findIndex((line, index) => index > 10 && line.includes('"t":'));
    write('edited.jsonl', lines.with(at, lines[at]?.replace('"t":', '"t":1') ?? '').join('\n'));
    const { exitCode, stderr } = await judge('edited.jsonl');
    expect(exitCode).to.equal(3);
    expect(stderr).to.include(`error TRANSCRIPT_TAMPERED: ${join(folder, 'edited.jsonl')}:${at + 1}: `);
    expect((await judge('nowhere.jsonl')).stderr).to.include('TRANSCRIPT_UNREADABLE');
  });
});
