import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ProvtckError } from '../../../ledger/error';
import { verified } from '../../../reports/certificate/verify';
import { certificate, exhibits, judged, sha256, transcript } from './exhibits';

/** How many one-byte edits, half of them of the certificate. */
const EDITS = Number(process.env.PROVTCK_TEST_EDITS ?? 1000);
const seed = 20260101;

/** mulberry32: a small generator of random numbers that gives the same ones for the same seed. */
function lottery(state: number): (below: number) => number {
  let a = state;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One byte replaced by another, taken out, or put in. */
function edited(bytes: Buffer, draw: (below: number) => number): Buffer {
  const at = draw(bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
  const byte = Buffer.from([((bytes[at] ?? 0) + 1 + draw(255)) % 256]);
  return Buffer.concat(
    [
      [before, byte, after],
      [before, after],
      [before, byte, bytes.subarray(at)],
    ][draw(3)] ?? [],
  );
}

/** The code of the refusal; undefined where there was none. */
async function refusal(file: Buffer, transcriptText?: string | Buffer): Promise<string | undefined> {
  const given = await exhibits(
    transcriptText === undefined ? {} : { transcript: { sha256: sha256(transcriptText), judge: judged } },
  );
  try {
    await verified(file, given);
    return undefined;
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
}

/** Each line left out, each twice, each with its neighbour. */
function* shuffled(lines: readonly string[]): Generator<readonly string[]> {
  for (const [index, line] of lines.entries()) {
    yield lines.toSpliced(index, 1);
    yield lines.toSpliced(index, 0, line);
    const next = lines[index + 1];
    if (next !== undefined && next !== line) yield lines.toSpliced(index, 2, next, line);
  }
}

describe('a certificate that was tampered with', () => {
  it('is told from one that was not', async () => {
    expect(await refusal(await certificate(), transcript.join(''))).to.equal(undefined);
  });

  it(`is refused after any of ${EDITS} edits of one byte in it or in its transcript`, async () => {
    const draw = lottery(seed);
    const [file, record] = [await certificate(), Buffer.from(transcript.join(''))];
    for (let edit = 0; edit < EDITS / 2; edit += 1) {
      const changed = edited(file, draw);
      // To put in what stands there already beside it changes nothing.
      if (!changed.equals(file)) expect(await refusal(changed), `edit ${edit}`).to.not.equal(undefined);
      const text = edited(record, draw);
      if (!text.equals(record)) expect(await refusal(file, text), `edit ${edit}`).to.equal('TRANSCRIPT_OTHER');
    }
  });

  it('is refused after any line of the transcript was dropped, doubled or swapped', async () => {
    const file = await certificate();
    for (const lines of shuffled(transcript)) expect(await refusal(file, lines.join(''))).to.equal('TRANSCRIPT_OTHER');
  });

  it('is refused after any of its own lines was dropped, doubled or swapped', async () => {
    const lines = (await certificate()).toString('utf8').split(/(?<=\n)/);
    for (const each of shuffled(lines)) expect(await refusal(Buffer.from(each.join('')))).to.not.equal(undefined);
  });
});
