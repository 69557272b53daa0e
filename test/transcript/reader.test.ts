import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { ProvtckError } from '../../ledger/error';
import { endTranscript } from '../../transcript/merge';
import { readTranscript } from '../../transcript/reader';
import { Transcript } from '../../transcript/writer';
import { forged } from './forge';
import { conversation, header } from './records';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
const file = join(folder, 'transcript.jsonl');
after(() => rmSync(folder, { recursive: true }));

const transcript = new Transcript(file, () => 1_700_000_000_000, header);
for (const record of conversation) transcript.append(record);
transcript.close();
endTranscript(file, 1_700_000_000_001);
const sound = readFileSync(file);
const lines = sound.toString('utf8').split('\n').slice(0, -1);

/** What reading comes to: how many lines there are, or the error with its line. */
function reading(content: Buffer | string): { lines: number; kinds: string; code?: string; at?: number } {
  const other = join(folder, 'other.jsonl');
  writeFileSync(other, content);
  const kinds: string[] = [];
  try {
    for (const { line } of readTranscript(other)) kinds.push(line.kind);
    return { lines: kinds.length, kinds: kinds.join(' ') };
  } catch (error) {
    if (!(error instanceof ProvtckError)) throw error;
    const at = Number(/jsonl:(\d+): /.exec(error.message)?.[1]);
    return { lines: kinds.length, kinds: kinds.join(' '), code: error.code, at };
  }
}
const joined = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

describe('reading a transcript', () => {
  it('gives every line and where it lies', () => {
    const placed = [...readTranscript(file)];
    expect(placed.map(({ line }) => line.kind).join(' ')).to.equal(
      'run scenario step reset call return event wait end',
    );
    for (const [index, { start, end, line }] of placed.entries()) {
      expect(sound.subarray(start, end).toString('utf8')).to.equal(`${lines[index]}\n`);
      expect(JSON.parse(lines[index] ?? '')).to.deep.equal(line);
    }
  });

  it('refuses a file in which any one byte was changed, at its line', () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const edited = Buffer.from(sound);
        edited[at] = (edited[at] ?? 0) ^ change;
        const { code, at: line } = reading(edited);
        expect(code).to.be.oneOf(['TRANSCRIPT_INVALID', 'TRANSCRIPT_TAMPERED', 'TRANSCRIPT_FORMAT']);
        expect(line).to.equal(sound.subarray(0, at).toString('latin1').split('\n').length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses a file in which a line was dropped, repeated or moved, at the first that is wrong', () => {
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] ?? '';
      expect(reading(joined(lines.toSpliced(index, 0, line))).at, 'repeated').to.equal(index + 2);
      if (index === lines.length - 1) continue;
      expect(reading(joined(lines.toSpliced(index, 1))).at, 'dropped').to.equal(index + 1);
      for (let other = index + 1; other < lines.length; other += 1)
        expect(reading(joined(lines.with(index, lines[other] ?? '').with(other, line))).at, 'swapped').to.equal(
          index + 1,
        );
    }
  });

  it('reads a file that was cut off up to its last whole line', () => {
    for (let length = 0; length < sound.length; length += 1) {
      const cut = sound.subarray(0, length);
      const { code, lines: read, kinds } = reading(cut);
      expect(code).to.equal(undefined);
      expect(read).to.equal(cut.toString('latin1').split('\n').length - 1);
      expect(kinds).not.to.include('end');
    }
  });

  it('refuses another format before it looks at anything else', () => {
    expect(reading('{"kind":"run","format":2,"whatever":1,"chain":"0000000000000000"}\n').code).to.equal(
      'TRANSCRIPT_FORMAT',
    );
  });

  it('refuses what is chained and is no transcript all the same', () => {
    const wait = { kind: 'wait', t: 1 };
    expect(reading(forged([header, wait]))).to.include({ lines: 2 });
    expect(reading(forged([wait]))).to.include({ code: 'TRANSCRIPT_INVALID', at: 1 });
    expect(reading(forged([header, header]))).to.include({ code: 'TRANSCRIPT_INVALID', at: 2 });
    expect(reading(forged([header, { ...wait, more: 1 }]))).to.include({ code: 'TRANSCRIPT_INVALID', at: 2 });
    expect(reading(forged([header, { kind: 'end' }, wait]))).to.include({ code: 'TRANSCRIPT_INVALID', at: 3 });
    expect(reading(forged([header, { ...wait, seq: 3 }]))).to.include({ code: 'TRANSCRIPT_TAMPERED', at: 2 });
  });

  it('is refused where the file is a pipe, which could wait for its writer for ever', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => [...readTranscript(pipe)])
      .to.throw(ProvtckError, /not a regular file/)
      .with.property('code', 'TRANSCRIPT_UNREADABLE');
  });
});
