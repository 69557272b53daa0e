import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import type { Result } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { RULES_OF_TI } from '../broken-by-ti';
import { firstScenariosAnd } from '../first-scenarios';

const folder = mkdtempSync(join(tmpdir(), 'deviations-'));
after(() => rmSync(folder, { recursive: true }));

/** The entries are good for this day, whatever day it is. */
const today = '2026-11-23';
const deviations = ['ti-host-driver-3.x'];
const driver: SuiteOptions = { hostDriver: 'ti-3.x' };

const broken = ({ rules }: Result): readonly string[] =>
  rules.flatMap(({ id, verdict, impliedBy }) => (verdict === 'fail' && impliedBy === undefined ? [id] : []));

const shown = ({ run }: Result): readonly string[] =>
  run.deviations.flatMap(({ rule, status }) => (status === 'shown' ? [rule] : [])).sort();

describe("the known deviations of TI's host driver", () => {
  // reference.test.ts runs the whole suite on this driver, and knows the rules that it breaks.
  const scenarios = firstScenariosAnd(RULES_OF_TI);
  for (const readings of [[], ['C18=text', 'C19=text']])
    it(`are what it breaks, and all of that: ${readings.join() || 'default readings'}`, async () => {
      const bare = await runSuite({ ...driver, readings, scenarios });
      const known = await runSuite({ ...driver, today, readings, deviations, scenarios });
      expect(shown(known)).to.deep.equal([...broken(bare)].sort());
      expect(broken(known)).to.deep.equal(broken(bare));
      for (const { id, verdict, deviation } of known.rules)
        expect(deviation !== undefined, id).to.equal(verdict === 'fail');
      expect(known.run.deviations.filter(({ status }) => status === 'passed' || status === 'different')).to.deep.equal(
        [],
      );
      if (broken(bare).length === 0) return;
      expect(bare.run.verdict).to.equal('non-conformant');
      expect(known.run).to.deep.include({ verdict: 'conformant', incomplete: [] });
    });

  it('stay failures on the page of cucumber', async () => {
    const out = join(folder, 'page');
    const rules = ['PROV-7.1-04', 'PROV-7.5-02'];
    await runSuite({ ...driver, today, deviations, rules, out, reports: [], formats: ['html'] });
    const page = readFileSync(join(out, 'cucumber.html'), 'utf8');
    for (const rule of rules) expect(page).to.include(`<td>${rule}</td><td>fail</td>`);
  });

  it('excuse nothing on the reference, which has none', async () => {
    const { run } = await runSuite({ today, deviations, rules: ['PROV-7.5-15'], readings: ['C18=text'] });
    expect(run.verdict).to.equal('incomplete');
    expect(run.incomplete).to.deep.equal([
      'ti-host-driver-3.x has no deviation of this device under these interpretations.',
    ]);
  });

  it('excuse nothing any more when their day is over', async () => {
    const code = await runSuite({ ...driver, deviations, today: '2100-01-01' }).catch((error: unknown) =>
      error instanceof ProvtckError ? error.code : error,
    );
    expect(code).to.equal('DEVIATION_EXPIRED');
  });

  it('are part of the command that repeats a run', async () => {
    const { rules } = await runSuite({ ...driver, today, deviations, rules: ['PROV-7.5-15'], readings: ['C18=text'] });
    const violation = rules.find(({ id }) => id === 'PROV-7.5-15')?.violations[0];
    expect(violation?.command).to.include('--deviations ti-host-driver-3.x');
  });
});
