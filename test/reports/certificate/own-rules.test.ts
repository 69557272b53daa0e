import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Result } from '../../../judge/result-schema';
import { loadLedger } from '../../../ledger/ledger';
import { certificateText } from '../../../reports/certificate/certificate-text';
import { certifiedOwnRules, statementOf } from '../../../reports/certificate/statement';
import { verified } from '../../../reports/certificate/verify';
import { certificate, evidence, exhibits, judged } from './exhibits';

const own = {
  name: 'Door lock requirements',
  prefix: 'ACME',
  ledgerSha256: 'a'.repeat(64),
  featuresSha256: 'b'.repeat(64),
  verdict: 'non-conformant',
  verdicts: [
    { id: 'ACME-1-01', level: 'MUST', verdict: 'fail' },
    { id: 'ACME-1-02', level: 'MUST', verdict: 'pass' },
  ],
} as const;
const given = { ...own, verdicts: own.verdicts.map((entry) => ({ ...entry })) };

describe('own rules in a certificate', () => {
  it('change nothing of what it says about SWRA513C', async () => {
    const without = statementOf(await evidence());
    const { ownRules, ...predicate } = statementOf(await evidence({ own: given })).predicate;
    expect(ownRules).to.deep.equal(own);
    expect(predicate).to.deep.equal(without.predicate);
  });

  it('are verified with it, and named apart', async () => {
    const statement = await verified(await certificate({ own: given }), await exhibits());
    const text = certificateText(statement, loadLedger(), {});
    const part = text.find(({ heading }) => heading === 'own rules');
    expect(part?.lines).to.deep.equal([
      'ACME (Door lock requirements) non-conformant: 1 rule of 2 pass',
      'ACME-1-01 fail',
      'not of SWRA513C, and not in the transcript: only the signer states them',
    ]);
    expect(JSON.stringify(text.filter((each) => each !== part))).to.not.include('ACME');
  });

  it('are absent without own rules', async () => {
    const { result } = await judged();
    expect(certifiedOwnRules(result)).to.equal(undefined);
    expect(certifiedOwnRules({ own: undefined } as unknown as Pick<Result, 'own'>)).to.equal(undefined);
    const statement = await verified(await certificate(), await exhibits());
    expect(certificateText(statement, loadLedger(), {}).some(({ heading }) => heading === 'own rules')).to.equal(false);
  });
});
