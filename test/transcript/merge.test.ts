import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, beforeEach, describe, it } from 'mocha';
import { endTranscript, mergeTranscripts } from '../../transcript/merge';
import { readTranscript } from '../../transcript/reader';
import type { TranscriptRecord } from '../../transcript/record';
import { Transcript } from '../../transcript/writer';
import { header } from './records';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
const transcript = join(folder, 'transcript');
after(() => rmSync(folder, { recursive: true }));

function written(path: string, wall: number, ...records: readonly TranscriptRecord[]): void {
  const file = new Transcript(path, () => wall, header);
  for (const record of records) file.append(record);
  file.close();
}
const part = (worker: number, ...records: readonly TranscriptRecord[]): void =>
  written(`${transcript}.${worker}`, 1000 + worker, ...records);
const scenario = (name: string): TranscriptRecord => ({ kind: 'scenario', scenario: name });

/** What stands in the joined transcript, in short; reading it checks numbers and chain. */
const merged = (): string[] =>
  [...readTranscript(transcript)].map(
    ({ line }) => `${line.wall} ${line.kind === 'scenario' ? line.scenario : line.kind}`,
  );

describe('merging transcripts', () => {
  beforeEach(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });

  it('puts scenarios in document order under one heading, with numbers and a chain of their own', () => {
    part(0, scenario('c "1"'), { kind: 'wait', t: 1 });
    part(1, scenario('b'), scenario('a'));
    mergeTranscripts(transcript, ['a', 'b', 'c "1"']);
    expect(merged()).to.deep.equal(['1000 run', '1001 a', '1001 b', '1000 c "1"', '1000 wait']);
    expect(readdirSync(folder)).to.deep.equal(['transcript']);
  });

  it('gives the bytes of a serial run', () => {
    const wait: TranscriptRecord = { kind: 'wait', t: 1 };
    written(transcript, 1, scenario('a'), wait, scenario('b'), wait);
    endTranscript(transcript, 1);
    const serial = readFileSync(transcript, 'utf8');
    written(`${transcript}.0`, 1, scenario('b'), wait);
    written(`${transcript}.1`, 1, scenario('a'), wait);
    mergeTranscripts(transcript, ['a', 'b']);
    endTranscript(transcript, 1);
    expect(readFileSync(transcript, 'utf8')).to.equal(serial);
  });

  it('takes ten workers in the order of their numbers', () => {
    for (const worker of [10, 9]) part(worker);
    mergeTranscripts(transcript, []);
    expect(merged()).to.deep.equal(['1009 run']);
  });

  it('keeps what a dying worker had finished writing', () => {
    part(0, scenario('a'));
    appendFileSync(`${transcript}.0`, '{"seq":3,"kind":"ca');
    mergeTranscripts(transcript, ['a']);
    expect(merged()).to.deep.equal(['1000 run', '1000 a']);
  });

  it('leaves the transcript of a serial run alone', () => {
    writeFileSync(transcript, 'as it is');
    writeFileSync(`${transcript}.old`, 'not a part');
    mergeTranscripts(transcript, []);
    expect(readFileSync(transcript, 'utf8')).to.equal('as it is');
    expect(readdirSync(folder)).to.have.length(2);
  });
});

describe('the end of a transcript', () => {
  it('is a line of its own', () => {
    written(transcript, 1, scenario('a'));
    endTranscript(transcript, 2);
    expect(merged()).to.deep.equal(['1 run', '1 a', '2 end']);
  });

  it('is not put behind half a line, nor where there is nothing', () => {
    written(transcript, 1, scenario('a'));
    appendFileSync(transcript, '{"seq":3,"kind":"ca');
    const cut = readFileSync(transcript, 'utf8');
    endTranscript(transcript, 2);
    expect(readFileSync(transcript, 'utf8')).to.equal(cut);
    endTranscript(join(folder, 'nowhere'), 2);
    expect(readdirSync(folder)).not.to.include('nowhere');
  });
});
