import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { Transcript, transcriptFault } from '../../transcript/writer';
import { itUnless } from '../unless';
import { header } from './records';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
after(() => rmSync(folder, { recursive: true }));

const digits = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

describe('a transcript', () => {
  it('numbers its lines and chains each to the one before', () => {
    const file = join(folder, 'transcript.jsonl');
    const transcript = new Transcript(file, () => 7, header);
    transcript.append({ kind: 'scenario', scenario: 'one' });
    transcript.append({ kind: 'wait', t: 5 });
    transcript.close();
    const [first = '', second, third] = readFileSync(file, 'utf8').split('\n');
    expect(first).to.match(/^\{"seq":1,"wall":7,"kind":"run","format":1,/);
    const chain1 = digits(first.replace(/,"chain":"[^"]*"/, ''));
    expect(first.endsWith(`,"chain":"${chain1}"}`)).to.equal(true);
    const chain2 = digits(`${chain1}{"seq":2,"wall":7,"kind":"scenario","scenario":"one"}`);
    expect(second).to.equal(`{"seq":2,"wall":7,"kind":"scenario","scenario":"one","chain":"${chain2}"}`);
    const chain3 = digits(`${chain2}{"seq":3,"wall":7,"kind":"wait","t":5}`);
    expect(third).to.equal(`{"seq":3,"wall":7,"kind":"wait","t":5,"chain":"${chain3}"}`);
    expect(transcriptFault(file)).to.equal(undefined);
  });

  it('is on disk line by line until it may wait for the end of a scenario', () => {
    const file = join(folder, 'flushed.jsonl');
    const lines = (): number => readFileSync(file, 'utf8').split('\n').length - 1;
    const transcript = new Transcript(file, () => 7, header);
    expect(lines()).to.equal(1);
    transcript.append({ kind: 'scenario', scenario: 'one' });
    expect(lines()).to.equal(2);
    transcript.unbuffered = false;
    transcript.append({ kind: 'wait', t: 5 });
    expect(lines()).to.equal(2);
    for (let t = 0; t < 5_000; t += 1) transcript.append({ kind: 'wait', t });
    expect(lines(), 'a long scenario').to.be.greaterThan(4_000);
    transcript.settle();
    expect(lines()).to.equal(5_003);
    transcript.close();
  });

  itUnless(!existsSync('/dev/full'), 'does not stop a run when the disk is full, and says so afterwards', () => {
    const transcript = new Transcript('/dev/full', () => 7, header);
    transcript.append({ kind: 'scenario', scenario: 'one' });
    transcript.close();
    expect(transcriptFault('/dev/full')).to.include({ code: 'TRANSCRIPT_UNWRITABLE' });
    expect(transcript.fault?.message).to.include('ENOSPC');
  });

  it('does not stop a run when there is no place for it', () => {
    const file = join(folder, 'nowhere', 'transcript.jsonl');
    new Transcript(file, () => 7, header);
    expect(transcriptFault(file)).to.include({ code: 'TRANSCRIPT_UNWRITABLE' });
  });
});
