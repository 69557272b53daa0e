import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { ownSources, type Sources } from '../../cli/cucumber';
import { runSuite } from '../../cli/suite';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { judgedTwice } from '../adapters/replay/twice';

registerMutants();

const texts = readdirSync(join(packageRoot(), 'features'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.feature'))
  .map((name) => ({ name, text: readFileSync(join(packageRoot(), 'features', name), 'utf8') }));

/** The sources with only those features that speak of the rule, or of the one that implies it: the others take long to parse. */
function sourcesFor(rule: RuleId): Sources {
  const ids = [rule, loadLedger().rule(rule).impliedBy ?? rule];
  const names = texts
    .filter(({ text }) => ids.some((id) => new RegExp(`@${id}\\b`).test(text)))
    .map(({ name }) => name);
  const [only = '*'] = names;
  return { ...ownSources, features: `features/${names.length > 1 ? `{${names.join(',')}}` : only}` };
}

describe('devices that break a rule', () => {
  for (const { id, breaks, story } of mutants)
    it(`${breaks} sees ${id}: ${story}; and so does its transcript`, async () => {
      const result = await judgedTwice({ adapter: `mutant:${id}`, rules: [breaks], sources: sourcesFor(breaks) });
      const rule = result.rules.find((each) => each.id === breaks);
      expect(rule?.verdict).to.equal('fail');
      expect(rule?.violations, 'evidence').to.not.have.length(0);
      // A SHOULD warns; anything stronger decides.
      const decides = rule?.level.startsWith('MUST');
      if (decides) expect(result.run.verdict).to.equal('non-conformant');
      else expect((await runSuite({ adapter: `mutant:${id}`, rules: [breaks] })).run.verdict).to.equal('conformant');
    });

  it('stand against every rule that is judged', () => {
    const broken = new Set(mutants.map((mutant) => mutant.breaks));
    const judged = loadLedger().rules.filter(
      (rule) => rule.planned === undefined && ['tested', 'driver', 'advisory'].includes(rule.class),
    );
    expect(judged.filter((rule) => !broken.has(rule.id)).map((rule) => rule.id)).to.deep.equal([]);
  });

  it('have names of their own', () => {
    expect(new Set(mutants.map((mutant) => mutant.id)).size).to.equal(mutants.length);
  });
});
