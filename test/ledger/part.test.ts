import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { ProvtckError } from '../../ledger/error';
import { loadPart, partNames, readPart } from '../../ledger/part';

const folder = mkdtempSync(join(tmpdir(), 'ics-'));

function written(statement: object): string {
  const file = join(folder, 'device.json');
  writeFileSync(file, JSON.stringify(statement));
  return file;
}

describe('the parts', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('exist for the thirteen parts of the title', () => {
    expect(partNames()).to.deep.equal([
      'CC3120',
      'CC3120MOD',
      'CC3135',
      'CC3135MOD',
      'CC3220MOD',
      'CC3220MODA',
      'CC3220R',
      'CC3220S',
      'CC3220SF',
      'CC3235MODS',
      'CC3235MODSF',
      'CC3235S',
      'CC3235SF',
    ]);
  });

  for (const name of partNames())
    it(`agree with what the name ${name} says`, () => {
      const device = loadPart(name);
      expect(device.part).to.equal(name);
      expect(device.generation).to.equal(name.slice(4, 6) === '20' ? 'CC3x20' : 'CC3x35');
      expect(device.kind).to.equal(name.startsWith('CC31') ? 'network processor' : 'wireless MCU');
      expect(device.module).to.equal(name.includes('MOD'));
      expect(device.httpVersion).to.equal('R2.0');
    });

  it('are found whatever the case of the name', () => {
    expect(loadPart('cc3235sf')).to.deep.equal(loadPart('CC3235SF'));
  });

  it('are refused for a part that is not there, with the names that are', () => {
    expect(() => loadPart('CC3200'))
      .to.throw(ProvtckError, /CC3200; the suite knows CC3120, CC3120MOD, .*CC3235SF/)
      .with.property('code', 'PART_UNKNOWN');
    expect(() => loadPart('../rules/7'))
      .to.throw(ProvtckError)
      .with.property('code', 'PART_UNKNOWN');
  });

  it('may not carry unknown fields or contradict themselves', () => {
    const good = loadPart('CC3220SF');
    expect(() => readPart(written({ ...good, band: '2.4 GHz' }))).to.throw(ProvtckError, 'band: unknown field');
    expect(() => readPart(written({ ...good, bands: ['2.4 GHz', '5 GHz'] }))).to.throw(
      ProvtckError,
      'only generation CC3x35 has the 5 GHz band',
    );
  });
});
