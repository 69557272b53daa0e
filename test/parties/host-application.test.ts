import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { loadLedger } from '../../ledger/ledger';
import { ledgerOfParty, partyOfAdapter } from '../../ledger/parties';
import { brokenApplications, furtherBroken, legalApplications, type Variant } from './application-variants';
import { oddApplications, oddBroken } from './odd-applications';
import { scriptedApplication } from './scripted-application';

const profile = partyOfAdapter('application');
if (profile === undefined) throw new Error('there is no such party');
const rules = ledgerOfParty(loadLedger(), profile).rules.map(({ id }) => id);

const run = ({ script, claims }: Variant, only: readonly string[] = []): Promise<Result> =>
  runSuite({
    adapter: 'application',
    adapters: { application: async () => scriptedApplication(script) },
    rules: only,
    ...(claims !== undefined && {
      party: { file: 'statement.yaml', claims: [...claims], times: {}, sha256: '0'.repeat(64) },
    }),
  });

const whole = new Map<Variant, Promise<Result>>();

/** The result of a whole run; it runs for the first test that asks. */
function wholeRun(variant: Variant): Promise<Result> {
  const result = whole.get(variant) ?? run(variant);
  whole.set(variant, result);
  return result;
}

const verdictOf = (result: Result, rule: string): string | undefined =>
  result.rules.find(({ id }) => id === rule)?.verdict;

describe('a host application under test', () => {
  it('has two broken applications for each of its rules', () => {
    expect(Object.keys(brokenApplications).sort()).to.deep.equal([...rules].sort());
  });

  for (const [rule, variants] of Object.entries(brokenApplications))
    for (const variant of variants)
      it(`breaks ${rule}: ${variant.name}`, async () => {
        const result = await run(variant, [rule]);
        expect(verdictOf(result, rule)).to.equal('fail');
        const [violation] = result.rules.find(({ id }) => id === rule)?.violations ?? [];
        expect(violation?.expected).to.be.a('string');
      });

  for (const [rule, variant] of [...furtherBroken, ...oddBroken])
    it(`breaks ${rule}: ${variant.name}`, async () => {
      expect(verdictOf(await run(variant, [rule]), rule)).to.equal('fail');
    });

  for (const variant of [...legalApplications, ...oddApplications])
    it(`breaks no rule: ${variant.name}`, async () => {
      const result = await wholeRun(variant);
      const accused = result.rules.filter(({ verdict }) => verdict === 'fail');
      expect(accused.map(({ id, violations }) => `${id} ${JSON.stringify(violations[0])}`)).to.deep.equal([]);
      expect(result.run.incomplete).to.deep.equal([]);
      expect(result.run.verdict).to.equal('conformant');
    });

  it('is judged by every rule, over the legal applications together', async () => {
    const passed = new Set<string>();
    for (const variant of legalApplications)
      for (const { id, verdict } of (await wholeRun(variant)).rules) if (verdict === 'pass') passed.add(id);
    expect(rules.filter((rule) => !passed.has(rule))).to.deep.equal([]);
  });
});
