import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { buildResult } from '../../judge/run-result';
import { registerMutants } from '../../mutants/catalogue';
import { writeAllureResults } from '../../reports/allure';
import { junitXml } from '../../reports/junit';
import { printSummary } from '../../reports/summary';
import { Terminal } from '../../reports/terminal';
import { facts, record, rule } from './records';

registerMutants();

const folder = mkdtempSync(join(tmpdir(), 'violations-'));
after(() => rmSync(folder, { recursive: true }));

const last = [
  { at: 0, text: 'the device is set up' },
  { at: 4, text: 'event \u001b[31m]]><b>' },
];
const violation = { expected: 'one thing', seen: 'another', at: 5, last };
const result = buildResult(
  facts([rule('PROV-1-01', 'tested')], [record('PROV-1-01/1', 'fail', { violation })], { repeat: 'provtck run' }),
);

/** What every report says of a broken rule. */
const told = ['PROV-1-01', 'one thing', 'another', '5 ms', 'the device is set up', 'provtck run --rule PROV-1-01'];

describe('a broken rule', () => {
  it('is told in JUnit, with what came before', () => {
    const xml = junitXml(result);
    for (const text of told) expect(xml).to.include(text);
    expect(xml).to.not.include('<b>').and.not.include('\u001b');
  });

  it('is told in Allure, with what came before', () => {
    writeAllureResults(result, folder);
    const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    for (const piece of told) expect(text.join('\n')).to.include(piece);
  });

  it('is told in the summary, with what came before', () => {
    let text = '';
    printSummary(result, new Terminal({ isTTY: false, write: (more: string) => (text += more) }, {}));
    for (const piece of told) expect(text).to.include(piece);
    expect(text).to.not.include('\u001b');
  });

  it('is told in result.json, with what came before', () => {
    expect(result.rules[0]?.violations).to.deep.equal([
      { scenario: 'PROV-1-01/1', ...violation, command: 'provtck run --rule PROV-1-01' },
    ]);
  });

  it('is told in the page of the run, with what came before', async () => {
    const out = join(folder, 'run');
    await runSuite({ adapter: 'mutant:open-after-failure', rules: ['PROV-7.5-09'], out, formats: ['html'] });
    const page = readFileSync(join(out, 'cucumber.html'), 'utf8');
    expect(page).to.include('rule:     PROV-7.5-09').and.include('before:\\n  0 ms the device is set up');
    expect(page).to.include('repeat:   provtck run --adapter mutant:open-after-failure --rule PROV-7.5-09');
  });
});
