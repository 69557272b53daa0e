import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { Erratum, errata, readingsFrom } from '../../ledger/errata';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';

function erratum(id: string): Erratum {
  const found = errata().find((e) => e.id === id);
  if (found === undefined) throw new Error(`no erratum ${id}`);
  return found;
}

function ruleIds(): Set<string> {
  const folder = join(packageRoot(), 'ledger', 'rules');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const rulesIn = (file: string) => readData(join(folder, file), v.array(v.object({ id: RuleId })));
  return new Set(files.flatMap((file) => rulesIn(file).map((rule) => rule.id)));
}

describe('errata', () => {
  it('are numbered from C1 without a gap', () => {
    expect(errata().map((e) => e.id)).to.deep.equal(errata().map((_, index) => `C${index + 1}`));
  });

  it('touch rules that exist', () => {
    const known = ruleIds();
    for (const e of errata()) for (const rule of e.rules) expect(known.has(rule), `${e.id}: ${rule}`).to.equal(true);
  });

  it('record the functions that the driver does not gate, and judge them under the reading of the text', () => {
    expect(erratum('C18').default).to.equal('recorded');
    expect(erratum('C18').readings.find((r) => r.id === 'text')?.effect).to.deep.equal([
      {
        rule: 'PROV-7.5-15',
        class: 'tested',
        level: 'MUST',
        statement:
          'The driver must refuse sl_NetAppSend, sl_NetAppRecv, sl_NetUtilGet, sl_NetUtilCmd and sl_DeviceUartSetMode with -2014 while the APIs are blocked.',
      },
    ]);
  });

  it('never turn a rule into one whose class needs words that an erratum does not have', () => {
    for (const e of errata())
      for (const effect of e.readings.flatMap((r) => r.effect ?? []))
        expect(['tested', 'advisory'], `${e.id}: ${effect.rule}`).to.include(effect.class);
  });

  it('are refused with a default that is no reading, or a default that changes rules', () => {
    const changed = (change: Partial<Erratum>) =>
      v.safeParse(Erratum, { ...erratum('C18'), ...change }).issues?.[0].message;
    expect(changed({})).to.equal(undefined);
    expect(changed({ default: 'none' })).to.match(/must be one of the interpretations/);
    expect(changed({ default: 'text' })).to.match(/has no effect/);
    expect(changed({ rules: [] })).to.match(/among the rules of the erratum/);
  });
});

describe('readingsFrom', () => {
  it('fills in the default of every erratum that was not chosen', () => {
    const readings = readingsFrom(['C18=text']);
    expect([...readings.keys()]).to.deep.equal(errata().map((e) => e.id));
    expect(readings.get('C18')?.id).to.equal('text');
    for (const e of errata().filter((other) => other.id !== 'C18'))
      expect(readings.get(e.id)?.id, e.id).to.equal(e.default);
  });

  it('accepts a choice that is repeated', () => {
    expect(readingsFrom(['C18=text', 'C18=text']).get('C18')?.id).to.equal('text');
  });

  for (const [choices, code, message] of [
    [['C99=text'], 'ERRATUM_UNKNOWN', /no erratum C99; there are C1, C2, /],
    [['C18=loose'], 'READING_UNKNOWN', /C18 has no interpretation loose; it has recorded, text$/],
    [['C3=any-reset'], 'READING_WITHOUT_EFFECT', /no verdict depends on C3=any-reset/],
    [['C18'], 'READING_MALFORMED', /"C18" is not of the form/],
    [['C18=text=more'], 'READING_MALFORMED', /is not of the form/],
    [['C18=text', 'C18=recorded'], 'READING_AMBIGUOUS', /C18 has the two interpretations text and recorded/],
  ] as const)
    it(`refuses ${choices.join(' ')} as ${code}`, () => {
      expect(() => readingsFrom(choices))
        .to.throw(ProvtckError, message)
        .with.property('code', code);
    });
});
