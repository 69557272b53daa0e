import { readFileSync, writeFileSync } from 'node:fs';
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
  const records = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text): LooseRecord => {
      const { seq: _seq, chain: _chain, ...record } = JSON.parse(text) as LooseRecord;
      return record;
    });
  writeFileSync(to, forged(change(records)));
}
