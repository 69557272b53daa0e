import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ATTESTATION_INTERVAL, attestation, type Signer } from '../../transcript/attestation';
import { chainLine, chainOf, firstChain } from '../../transcript/chain';

/** Records as somebody writes them who knows how a transcript is chained; numbered anew unless they have a number. */
export function forged(records: readonly object[]): string {
  let chain = firstChain;
  // What was written between two records was written at the time of the first.
  let wall = 1;
  return records
    .map((record, index) => {
      wall = (record as { readonly wall?: number }).wall ?? wall;
      const bare = JSON.stringify({ seq: index + 1, wall, ...record });
      chain = chainOf(chain, bare);
      return `${chainLine(bare, chain)}\n`;
    })
    .join('');
}

/** A record of a transcript, open for changes. */
export type LooseRecord = { kind: string } & Record<string, unknown>;

/** Writes a transcript that differs from `file` in what `change` does to its records. */
export function forge(file: string, to: string, change: (records: LooseRecord[]) => LooseRecord[]): void {
  writeFileSync(to, forged(change(recordsOf(file))));
}

/** The records of a transcript without number and chain. */
const recordsOf = (file: string): LooseRecord[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text): LooseRecord => {
      const { seq: _seq, chain: _chain, ...record } = JSON.parse(text) as LooseRecord;
      return record;
    });

/** Writes a changed transcript and signs it anew, as the holder of the key could. */
export function forgeSigned(
  file: string,
  to: string,
  signer: Signer,
  change: (records: LooseRecord[]) => LooseRecord[],
): void {
  const lines: string[] = [];
  const hash = createHash('sha256');
  let chain = firstChain;
  const append = (record: object): void => {
    const bare = JSON.stringify({ seq: lines.length + 1, ...record });
    chain = chainOf(chain, bare);
    const line = `${chainLine(bare, chain)}\n`;
    hash.update(line);
    lines.push(line);
  };
  const sign = (of: 'part' | 'whole', wall: number): void => append({ wall, ...attestation(signer, of, wall, hash) });
  let wall = 1;
  let signedAt: number | undefined;
  for (const record of change(recordsOf(file).filter(({ kind }) => kind !== 'attest'))) {
    wall = Number(record.wall ?? wall);
    if (record.kind === 'end') sign('whole', wall);
    else if (lines.length > 0 && (signedAt === undefined || wall - signedAt >= ATTESTATION_INTERVAL)) {
      sign('part', wall);
      signedAt = wall;
    }
    append({ wall, ...record });
  }
  writeFileSync(to, lines.join(''));
}
