import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ATTESTATION_INTERVAL, AttestationCheck, attestation, type Signer } from '../../transcript/attestation';
import type { Line } from '../../transcript/record';
import { signerWith } from './signer';

const keys = generateKeyPairSync('ed25519');
const own = signerWith(keys);
const other = signerWith(generateKeyPairSync('ed25519'));

/** A signed record of waits at these wall times, with a signature wherever one is due. */
function signedRecord(walls: readonly number[], signer: Signer): string[] {
  const hash = createHash('sha256');
  const lines: string[] = [];
  const append = (record: object): void => {
    const text = JSON.stringify({ seq: lines.length + 1, ...record });
    hash.update(text).update('\n');
    lines.push(text);
  };
  const sign = (of: 'part' | 'whole', wall: number): void => append({ wall, ...attestation(signer, of, wall, hash) });
  const [first = 0] = walls;
  append({ wall: first, kind: 'run' });
  sign('part', first);
  let signedAt = first;
  for (const wall of walls) {
    if (wall - signedAt >= ATTESTATION_INTERVAL) {
      sign('part', wall);
      signedAt = wall;
    }
    append({ wall, kind: 'wait', t: wall });
  }
  const latest = walls.at(-1) ?? 0;
  sign('whole', latest);
  append({ wall: latest, kind: 'end' });
  return lines;
}

function conclusion(lines: readonly string[]): string | undefined {
  const check = new AttestationCheck(keys.publicKey, own.keyId);
  for (const text of lines) check.take(text, JSON.parse(text) as Line);
  return check.conclusion();
}

const anyWalls = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 3, maxLength: 12 }).map((steps) => {
  let wall = 0;
  return steps.map((step) => {
    wall += step;
    return wall;
  });
});

describe('the signatures of a transcript', () => {
  it('hold for what was written', () => {
    fc.assert(
      fc.property(anyWalls, (walls) => {
        expect(conclusion(signedRecord(walls, own))).to.equal(undefined);
      }),
    );
  });

  it('do not hold for another line, a line less, a line more, or two lines in another order', () => {
    fc.assert(
      fc.property(anyWalls, fc.nat(), fc.constantFrom('edit', 'drop', 'add', 'swap'), (walls, place, how) => {
        const lines = signedRecord(walls, own);
        // The last line says only that the run has ended; without it the transcript counts as cut short.
        const at = place % (lines.length - 1);
        const text = lines[at] ?? '';
        if (how === 'edit') lines[at] = text.replace(/"wall":(\d+)/, '"wall":1$1');
        else if (how === 'drop') lines.splice(at, 1);
        else if (how === 'add') lines.splice(at, 0, '{"seq":1,"wall":0,"kind":"wait","t":0}');
        else lines.splice(at, 2, lines[at + 1] ?? '', text);
        expect(conclusion(lines)).to.not.equal(undefined);
      }),
    );
  });

  it('are those of the key that is asked for', () => {
    expect(conclusion(signedRecord([0, 1], other))).to.include(other.keyId);
    const pretended = { keyId: own.keyId, sign: other.sign };
    expect(conclusion(signedRecord([0, 1], pretended))).to.match(/does not fit/);
  });

  it('are made as the run goes on, and over the whole of it', () => {
    const lines = signedRecord([0, 1, 200_000], own);
    const late = lines.filter((text) => !(text.includes('"part"') && text.includes('"wall":200000')));
    expect(conclusion(late)).to.match(/after the last signature/);
    expect(conclusion(lines.slice(0, -2))).to.match(/no signature covers the whole/);
    expect(conclusion([])).to.match(/no signature/);
  });
});
