import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ATTESTATION_INTERVAL, attestation, type Signer } from '../../transcript/attestation';
import { chainLine, chainOf, firstChain } from '../../transcript/chain';

/** Records as somebody writes them who knows how a transcript is chained; numbered anew unless they have a number. */
export function forged(records: readonly object[]): string {
  let chain = firstChain;
  return records
    .map((record, index) => {
      const bare = JSON.stringify({ seq: index + 1, wall: 1, ...record });
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
  let text = '';
  const append = (record: object): void => {
    const { seq, chain } = last(text);
    const bare = JSON.stringify({ seq: seq + 1, ...record });
    text += `${chainLine(bare, chainOf(chain, bare))}\n`;
  };
  const sign = (of: 'part' | 'whole', wall: number): void =>
    append({ wall, ...attestation(signer, of, wall, createHash('sha256').update(text)) });
  forge(file, to, (records) => change(records.filter(({ kind }) => kind !== 'attest')));
  let signedAt = 0;
  for (const record of recordsOf(to)) {
    const wall = Number(record.wall);
    if (record.kind === 'end') sign('whole', wall);
    else if (text !== '' && (signedAt === 0 || wall - signedAt >= ATTESTATION_INTERVAL)) {
      sign('part', wall);
      signedAt = wall;
    }
    append(record);
  }
  writeFileSync(to, text);
}

/** Number and chain of the last line. */
function last(text: string): { readonly seq: number; readonly chain: string } {
  if (text === '') return { seq: 0, chain: firstChain };
  const line = JSON.parse(text.slice(text.lastIndexOf('\n', text.length - 2) + 1)) as { seq: number; chain: string };
  return line;
}
