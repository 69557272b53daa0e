import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { deviationNames, loadDeviations } from '../../ledger/deviation';
import { ProvtckError } from '../../ledger/error';
import { loadLedger } from '../../ledger/ledger';

const folder = mkdtempSync(join(tmpdir(), 'deviations-'));
after(() => rmSync(folder, { recursive: true }));

const today = '2026-11-23';
const ledger = loadLedger();

const entry = {
  rule: 'PROV-7.5-01',
  scope: [{ adapter: 'serial' }],
  reason: 'a reason',
  source: 'a source',
  failures: [{ scenarios: ['PROV-7.5-01/1'], seen: ['something'] }],
  owner: 'somebody',
  expires: today,
};

function file(...deviations: readonly object[]): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(path, JSON.stringify({ title: 'a title', deviations }));
  return path;
}

function refusal(...names: readonly string[]): ProvtckError | undefined {
  try {
    loadDeviations(names, ledger, today);
    return undefined;
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
}

describe('a file of known deviations', () => {
  for (const name of deviationNames())
    it(`fits the ledger: ${name}`, () => {
      const [loaded] = loadDeviations([name], ledger, today);
      expect(loaded?.deviations).to.not.deep.equal([]);
      expect(loaded?.sha256).to.match(/^[0-9a-f]{64}$/);
    });

  it('is good on its last day', () => {
    expect(refusal(file(entry))).to.equal(undefined);
  });

  for (const [code, why, ...entries] of [
    ['DEVIATION_EXPIRED', 'has expired', { ...entry, expires: '2026-11-22' }],
    ['DEVIATION_RULE_UNKNOWN', 'names no rule', { ...entry, rule: 'PROV-7.5-99' }],
    ['DEVIATION_DUPLICATE', 'names a rule twice', entry, { ...entry, scope: [{ adapter: 'process' }] }],
    ['DATA_INVALID', 'has no entries'],
    ['DATA_INVALID', 'has no scope', { ...entry, scope: [] }],
    ['DATA_INVALID', 'has a scope for everything', { ...entry, scope: [{}] }],
    ['DATA_INVALID', 'has no failure', { ...entry, failures: [] }],
    ['DATA_INVALID', 'has a failure that could be any', { ...entry, failures: [{ scenarios: ['PROV-7.5-01/1'] }] }],
    [
      'DATA_INVALID',
      'has an expectation alone',
      { ...entry, failures: [{ scenarios: ['PROV-7.5-01/1'], expected: ['x'] }] },
    ],
    ['DATA_INVALID', 'has a failure of no scenario', { ...entry, failures: [{ scenarios: [], seen: ['x'] }] }],
    ['DATA_INVALID', 'has an empty piece', { ...entry, failures: [{ scenarios: ['PROV-7.5-01/1'], seen: [''] }] }],
    ['DATA_INVALID', 'has a scenario fail in two ways', { ...entry, failures: [...entry.failures, ...entry.failures] }],
    ['DATA_INVALID', 'has no owner', { ...entry, owner: '' }],
    ['DATA_INVALID', 'never expires', { ...entry, expires: undefined }],
    ['DATA_INVALID', 'expires some day', { ...entry, expires: 'later' }],
    ['DATA_INVALID', 'has a field nobody knows', { ...entry, expiry: today }],
  ] as const)
    it(`is refused where an entry ${why}`, () => {
      expect(refusal(file(...entries))?.code).to.equal(code);
    });

  it('is refused where two files excuse one rule', () => {
    const [one, other] = [file(entry), file(entry)];
    expect(refusal(one, other)?.message).to.equal(`${one} and ${other} both excuse PROV-7.5-01`);
    expect(refusal(one, one)?.code).to.equal('DEVIATION_DUPLICATE');
  });

  it('is refused where there is none', () => {
    expect(refusal('hearsay')?.code).to.equal('DEVIATIONS_UNKNOWN');
    expect(refusal(join(folder, 'nowhere.yaml'))?.code).to.equal('DATA_UNREADABLE');
  });
});
