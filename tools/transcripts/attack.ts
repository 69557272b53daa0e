import type { KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { judgeTranscript } from '../../cli/judge-transcript';
import { ProvtckError } from '../../ledger/error';
import { keyId } from '../../reports/certificate/keys';
import { AttestationCheck } from '../../transcript/attestation';
import { chainLine, chainOf, firstChain } from '../../transcript/chain';
import { Recording } from '../../transcript/recording';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type Line = { [member: string]: Json };

/** One changed record, and the answer of the judge. */
export interface Attempt {
  readonly seed: number;
  /** The code of a refusal, or the verdict of a record that was judged. */
  readonly outcome: string;
  /** A crash, or a verdict on a changed record with valid signatures. */
  readonly defect: boolean;
}

/** Values that replace others: limits of numbers, hostile texts, and other types. */
const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  -0.5,
  1e3,
  2 ** 31,
  8.64e15 + 1,
  Number.MAX_SAFE_INTEGER,
  1e308,
  '',
  'x',
  '__proto__',
  'constructor',
  '\u0000\u001b[31m',
  '\ud800',
  'PROV-6-09/1',
  'SL_WLAN_EVENT_PROVISIONING_STATUS',
  'sl_WlanProvisioning',
  [],
  [null],
  {},
  { kind: 'run' },
];

/**
 * Changes a transcript, computes its chain anew and judges it.
 *
 * @param transcript the signed transcript; the changed one is written beside it
 * @param seed the same seed gives the same changes
 */
export async function attack(transcript: string, publicKey: KeyObject, seed: number): Promise<Attempt> {
  const file = `${transcript}.changed`;
  const before = readFileSync(transcript, 'utf8');
  const text = changed(before, seed);
  writeFileSync(file, text);
  if (text === before) return { seed, outcome: 'unchanged', defect: false };
  try {
    const check = new AttestationCheck(publicKey, keyId(publicKey));
    const recording = Recording.open(file, check);
    const { run } = await judgeTranscript(recording);
    const attested = check.conclusion() === undefined;
    // The last line, which follows the last signature, can only be missing.
    const defect = attested && run.verdict !== 'incomplete';
    return { seed, outcome: `${attested ? 'signed' : 'unsigned'}, judged ${run.verdict}`, defect };
  } catch (error) {
    if (error instanceof ProvtckError) return { seed, outcome: error.code, defect: false };
    return { seed, outcome: `crash: ${error instanceof Error ? error.message : String(error)}`, defect: true };
  }
}

/** The transcript with one to three changes, numbered and chained as its writer does. */
function changed(text: string, seed: number): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const [draw] = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed });
  if (draw === undefined) throw new Error('no random numbers');
  const next = (below: number): number => (below < 1 ? 0 : Number(draw.next().value) % below);
  for (let rest = 1 + next(3); rest > 0; rest -= 1) change(lines, next);
  let chain = firstChain;
  return lines
    .map(({ seq: _seq, chain: _chain, ...record }, index) => {
      const bare = JSON.stringify({ seq: index + 1, ...record });
      chain = chainOf(chain, bare);
      return `${chainLine(bare, chain)}\n`;
    })
    .join('');
}

type Random = (below: number) => number;

/** One change: of the order or the number of lines, or within a line. */
function change(lines: Line[], next: Random): void {
  const at = next(lines.length);
  const line = lines[at];
  if (line === undefined) return;
  switch (next(8)) {
    case 0:
      lines.splice(at, 1);
      return;
    case 1:
      lines.splice(next(lines.length), 0, structuredClone(line));
      return;
    case 2:
      lines.splice(next(lines.length), 0, ...lines.splice(at, 1));
      return;
    case 3:
      lines.length = at + 1;
      return;
    default:
      changeMember(line, next);
  }
}

/** Replaces, removes or adds a member at any depth. */
function changeMember(target: Line | Json[], next: Random): void {
  const keys = Object.keys(target).filter((key) => key !== 'seq' && key !== 'chain');
  const key = keys[next(keys.length)];
  const container = target as Line;
  if (key === undefined || next(12) === 0) {
    container[key === undefined ? '0' : `${key}_`] = pick(next);
    return;
  }
  const inner = container[key];
  if (typeof inner === 'object' && inner !== null && next(4) > 0) changeMember(inner as Line, next);
  else if (next(6) === 0) Reflect.deleteProperty(container, key);
  else if (typeof inner === 'number' && next(2) === 0) container[key] = inner + next(2_001) - 1_000;
  else container[key] = pick(next);
}

const pick = (next: Random): Json => structuredClone(values[next(values.length)] ?? null);
