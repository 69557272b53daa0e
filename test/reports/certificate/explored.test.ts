import { expect } from 'chai';
import { describe, it } from 'mocha';
import { loadLedger } from '../../../ledger/ledger';
import { certificateText } from '../../../reports/certificate/certificate-text';
import { certifiedSessions, statementOf } from '../../../reports/certificate/statement';
import { verified } from '../../../reports/certificate/verify';
import { certificate, evidence, exhibits, judged } from './exhibits';

const explored = { seed: 7, sessions: 100, hindered: 2, differences: 3 };

describe('random sessions in a certificate', () => {
  it('are named, and change nothing else', async () => {
    const without = statementOf(await evidence()).predicate;
    const { explored: named, ...predicate } = statementOf(await evidence({ explored })).predicate;
    expect(named).to.deep.equal(explored);
    expect(predicate).to.deep.equal(without);
  });

  it('are verified with it', async () => {
    const statement = await verified(await certificate({ explored }), await exhibits());
    const text = certificateText(statement, loadLedger(), {}).find(({ heading }) => heading === 'explored');
    expect(text?.lines).to.deep.equal([
      '100 random sessions from seed 7, and no monitor found a broken rule in them',
      '3 differences from the reference device, not judged; 2 without a result',
      'not in the transcript: only the signer states them',
    ]);
  });

  it('are those of the result, and absent without sessions', async () => {
    const { result } = await judged();
    expect(certifiedSessions(result)).to.equal(undefined);
    const whole = { ...explored, length: 10, requested: 100, violating: 0 };
    expect(certifiedSessions({ explored: whole })).to.deep.equal(explored);
    const statement = await verified(await certificate(), await exhibits());
    expect(certificateText(statement, loadLedger(), {}).some(({ heading }) => heading === 'explored')).to.equal(false);
  });
});
