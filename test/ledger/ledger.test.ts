import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { featuresDigest, ledgerDigest } from '../../ledger/digest';
import { errata, readingsFrom } from '../../ledger/errata';
import { ProvtckError } from '../../ledger/error';
import { compareIds, loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { rule } from '../reports/records';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
after(() => rmSync(folder, { recursive: true }));

/** A ledger folder with these rules, in two files. */
function written(...rules: readonly object[]): string {
  const ledger = mkdtempSync(join(folder, 'x-'));
  mkdirSync(join(ledger, 'rules'));
  writeFileSync(join(ledger, 'rules', 'a.json'), JSON.stringify(rules.slice(1)));
  writeFileSync(join(ledger, 'rules', 'b.json'), JSON.stringify(rules.slice(0, 1)));
  return ledger;
}

function complaint(act: () => unknown): ProvtckError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
  throw new Error('nobody complained');
}

describe('the ledger', () => {
  const ledger = loadLedger();

  it('holds all rules in the order of the document', () => {
    expect(ledger.rules).to.have.length(311);
    expect(ledger.rules[0]?.id).to.equal('PROV-2.1-01');
    const ids = ledger.rules.map(({ id }) => id);
    expect(ids.indexOf('PROV-7-01')).to.be.lessThan(ids.indexOf('PROV-7.1-01'));
    expect(ids.indexOf('PROV-9-01')).to.be.greaterThan(ids.indexOf('PROV-8.7-01'));
  });

  it('states every rule with the word of its level, under every interpretation', () => {
    const choices = errata().flatMap(({ id, readings }) =>
      readings.filter(({ effect }) => effect !== undefined).map((each) => `${id}=${each.id}`),
    );
    expect(choices).to.include('C18=text');
    for (const interpreted of [ledger, ...choices.map((choice) => ledger.withReadings(readingsFrom([choice])))])
      for (const { id, level, statement } of interpreted.rules)
        expect(statement.match(/\b(must|should)( not)?\b|\bmay\b/g), `${id}: ${statement}`).to.deep.equal([
          level.toLowerCase(),
        ]);
  });

  it('is read again where a file has changed, and only there', () => {
    const folder = written(rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'tested'));
    const before = loadLedger(folder);
    expect(loadLedger(folder)).to.equal(before);
    writeFileSync(join(folder, 'rules', 'a.json'), JSON.stringify([rule('PROV-1-03', 'tested')]));
    expect(loadLedger(folder).rules.map(({ id }) => id)).to.deep.equal(['PROV-1-01', 'PROV-1-03']);
  });

  it('orders sections by number and not by letter', () => {
    const ids = ['PROV-10-01', 'PROV-7.5-02', 'PROV-7-09', 'PROV-7.10-01', 'PROV-7.5-01'];
    expect(ids.sort(compareIds)).to.deep.equal([
      'PROV-7-09',
      'PROV-7.5-01',
      'PROV-7.5-02',
      'PROV-7.10-01',
      'PROV-10-01',
    ]);
  });

  it('finds the rules of a section and of those below it', () => {
    const sections = (section: string) => new Set(ledger.bySection(section).map((each) => each.section));
    expect(sections('7.5')).to.deep.equal(new Set(['7.5']));
    expect(sections('7')).to.include('7.1').and.include('7.5');
    expect(ledger.bySection('7.').length).to.equal(0);
  });

  it('suggests what an unknown id may have meant', () => {
    const { code, hint } = complaint(() => ledger.rule('PROV-7.5-0l'));
    expect(code).to.equal('RULE_UNKNOWN');
    expect(hint).to.include('PROV-7.5-01');
  });

  it('refuses what does not fit together', () => {
    const first = rule('PROV-1-01', 'tested');
    const implied = rule('PROV-1-02', 'implied-by', { impliedBy: 'PROV-1-01' });
    const chained = rule('PROV-1-03', 'implied-by', { impliedBy: 'PROV-1-02' });
    expect(loadLedger(written(implied, first)).rules.map(({ id }) => id)).to.deep.equal(['PROV-1-01', 'PROV-1-02']);
    expect(complaint(() => loadLedger(written(first, first))).message).to.include('defined twice');
    expect(complaint(() => loadLedger(written(implied))).message).to.include('does not exist');
    expect(complaint(() => loadLedger(written(first, implied, chained))).message).to.include('itself an implied rule');
    expect(complaint(() => loadLedger(join(folder, 'nowhere'))).code).to.equal('LEDGER_UNREADABLE');
    expect(complaint(() => loadLedger(written({ ...first, color: 'red' }))).code).to.equal('DATA_INVALID');
  });
});

describe('readings', () => {
  const ledger = loadLedger();

  it('leave the ledger as it is unless one is chosen', () => {
    expect(ledger.withReadings(readingsFrom([]))).to.equal(ledger);
  });

  it('change class and level of the rules they touch, and no others', () => {
    const changed = ledger.withReadings(readingsFrom(['C18=text']));
    expect(ledger.rule('PROV-7.5-15').class).to.equal('recorded');
    expect(changed.rule('PROV-7.5-15'))
      .to.include({ class: 'tested', level: 'MUST' })
      .and.not.have.property('question');
    const others = (all: typeof ledger) => all.rules.filter(({ id }) => id !== 'PROV-7.5-15');
    expect(others(changed)).to.deep.equal(others(ledger));
  });

  it('of every erratum leave a ledger that is still valid', () => {
    for (const { id, readings } of errata())
      for (const reading of readings.filter(({ effect }) => effect !== undefined)) {
        const changed = ledger.withReadings(readingsFrom([`${id}=${reading.id}`]));
        expect(() => loadLedger(written(...changed.rules)), `${id}=${reading.id}`).to.not.throw();
      }
  });
});

describe('digests', () => {
  it('change with the data and with nothing else', () => {
    const copy = join(folder, 'copy');
    cpSync(join(packageRoot(), 'ledger'), copy, { recursive: true });
    expect(ledgerDigest(copy))
      .to.equal(ledgerDigest())
      .and.match(/^[0-9a-f]{64}$/);
    writeFileSync(join(copy, 'notes.txt'), 'not data');
    expect(ledgerDigest(copy)).to.equal(ledgerDigest());
    writeFileSync(join(copy, 'rules', '99.json'), '[]');
    expect(ledgerDigest(copy)).to.not.equal(ledgerDigest());
  });

  it('do not depend on line ends', () => {
    for (const [name, end] of Object.entries({ unix: '\n', windows: '\r\n' })) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'a.feature'), ['Feature: a', ''].join(end));
    }
    expect(featuresDigest(join(folder, 'unix'))).to.equal(featuresDigest(join(folder, 'windows')));
  });
});
