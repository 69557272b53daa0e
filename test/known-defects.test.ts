import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { monitors } from '../judge/monitors/all';
import { loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { mutants } from '../mutants/catalogue';
import { suiteScript } from './loaded-suite';

const page = readFileSync(join(packageRoot(), 'docs', 'known-defects.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| [^-]/.test(line) && line.includes('PROV-'));

describe('the page of known defects', () => {
  let names: readonly string[] = [];
  before(async () => {
    names = (await suiteScript()).scenarios.map(({ pickle }) => pickle.name);
  });

  it('names rules, scenarios, monitors and devices that exist', () => {
    const ledger = loadLedger();
    for (const [id] of page.matchAll(/PROV-[\d.]+-\d+(?!\/)\b/g)) expect(ledger.has(id), id).to.equal(true);
    for (const [id] of page.matchAll(/PROV-[\d.]+-\d+\/\d+/g))
      expect(
        names.some((name) => name.startsWith(`${id} `)),
        id,
      ).to.equal(true);
    for (const [, name] of page.matchAll(/monitor "([^"]+)"/g))
      expect(monitors.map((monitor) => monitor.name)).to.include(name);
    const devices = mutants.map(({ id }) => id);
    for (const row of rows)
      for (const [, id] of (row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)) expect(devices).to.include(id);
  });

  it('names devices that break a rule of their row', () => {
    for (const row of rows)
      for (const [, id] of (row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g))
        expect(row).to.include(mutants.find((mutant) => mutant.id === id)?.breaks);
  });
});
