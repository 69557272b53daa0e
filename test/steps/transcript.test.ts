import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { Transcript, transcriptFault } from '../../steps/transcript';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
after(() => rmSync(folder, { recursive: true }));

describe('a transcript', () => {
  it('numbers its lines', () => {
    const file = join(folder, 'transcript.jsonl');
    const transcript = new Transcript(file, () => 7);
    transcript.append({ kind: 'run' });
    transcript.append({ kind: 'scenario', scenario: 'one' });
    transcript.close();
    expect(readFileSync(file, 'utf8')).to.equal(
      '{"seq":1,"wall":7,"kind":"run"}\n{"seq":2,"wall":7,"kind":"scenario","scenario":"one"}\n',
    );
    expect(transcriptFault(file)).to.equal(undefined);
  });

  it('does not stop a run when the disk is full, and says so afterwards', { skip: !existsSync('/dev/full') }, () => {
    const transcript = new Transcript('/dev/full', () => 7);
    transcript.append({ kind: 'run' });
    transcript.append({ kind: 'scenario' });
    transcript.close();
    expect(transcriptFault('/dev/full')).to.include({ code: 'TRANSCRIPT_UNWRITABLE' });
    expect(transcript.fault?.message).to.include('ENOSPC');
  });

  it('does not stop a run when there is no place for it', () => {
    const file = join(folder, 'nowhere', 'transcript.jsonl');
    new Transcript(file, () => 7).append({ kind: 'run' });
    expect(transcriptFault(file)).to.include({ code: 'TRANSCRIPT_UNWRITABLE' });
  });
});
