import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { expect } from 'chai';
import { mergeTranscripts } from '../../reports/transcript-merge';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
const transcript = join(folder, 'transcript');

function part(worker: number, ...records: object[]): void {
  const lines = records.map((record, index) => JSON.stringify({ seq: index + 1, wall: 1000 + worker, ...record }));
  writeFileSync(`${transcript}.${worker}`, `${lines.join('\n')}\n`);
}

const merged = (): string[] => readFileSync(transcript, 'utf8').trimEnd().split('\n');

describe('merging transcripts', () => {
  beforeEach(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('puts scenarios in document order under one heading, with numbers of their own', () => {
    part(0, { kind: 'run', part: 'X' }, { kind: 'scenario', scenario: 'c' }, { kind: 'call', t: 1 });
    part(1, { kind: 'run', part: 'X' }, { kind: 'scenario', scenario: 'b' }, { kind: 'scenario', scenario: 'a' });
    mergeTranscripts(transcript, ['a', 'b', 'c']);
    expect(merged()).to.deep.equal([
      '{"seq":1,"wall":1000,"kind":"run","part":"X"}',
      '{"seq":2,"wall":1001,"kind":"scenario","scenario":"a"}',
      '{"seq":3,"wall":1001,"kind":"scenario","scenario":"b"}',
      '{"seq":4,"wall":1000,"kind":"scenario","scenario":"c"}',
      '{"seq":5,"wall":1000,"kind":"call","t":1}',
    ]);
    expect(readdirSync(folder)).to.deep.equal(['transcript']);
  });

  it('takes ten workers in the order of their numbers', () => {
    for (const worker of [10, 9]) part(worker, { kind: 'run', worker });
    mergeTranscripts(transcript, []);
    expect(merged()).to.deep.equal(['{"seq":1,"wall":1009,"kind":"run","worker":9}']);
  });

  it('keeps what a dying worker had finished writing', () => {
    part(0, { kind: 'run' }, { kind: 'scenario', scenario: 'a' });
    writeFileSync(`${transcript}.0`, '{"seq":3,"kind":"ca', { flag: 'a' });
    mergeTranscripts(transcript, ['a']);
    expect(merged()).to.have.length(2);
  });

  it('leaves the transcript of a serial run alone', () => {
    writeFileSync(transcript, 'as it is');
    writeFileSync(`${transcript}.old`, 'not a part');
    mergeTranscripts(transcript, []);
    expect(merged()).to.deep.equal(['as it is']);
    expect(readdirSync(folder)).to.have.length(2);
  });
});
