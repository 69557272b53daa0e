import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';

const Entry = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^A-\d$/, 'an id such as A-1')),
    level: v.picklist(['MUST', 'MAY']),
    weight: v.optional(v.number()),
  }),
  v.check((entry) => entry.level !== 'MAY' || entry.weight === undefined, 'weight goes with MUST only'),
);

const folder = mkdtempSync(join(tmpdir(), 'read-data-'));

function failureOf(text: string, name = 'entries.json'): ProvtckError {
  const file = join(folder, name);
  writeFileSync(file, text);
  return errorFrom(() => readData(file, v.array(Entry)));
}

function errorFrom(action: () => unknown): ProvtckError {
  try {
    action();
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
  throw new Error('expected a ProvtckError');
}

describe('readData', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('reads YAML by the ending of the name, and refuses a key that stands there twice', () => {
    const file = join(folder, 'entries.yaml');
    writeFileSync(file, '- id: A-1\n  level: MUST\n  weight: 2\n');
    expect(readData(file, v.array(Entry))).to.deep.equal([{ id: 'A-1', level: 'MUST', weight: 2 }]);
    const twice = failureOf('- id: A-1\n  id: A-2\n  level: MAY\n', 'twice.yaml');
    expect(twice.code).to.equal('DATA_NOT_YAML');
    expect(twice.message).to.contain('line 2');
  });

  it('returns what fits the schema', () => {
    const file = join(folder, 'good.json');
    writeFileSync(file, '\uFEFF[{ "id": "A-1", "level": "MUST", "weight": 2 }]');
    expect(readData(file, v.array(Entry))).to.deep.equal([{ id: 'A-1', level: 'MUST', weight: 2 }]);
  });

  it('names the file, the place and the choices of a wrong value', () => {
    const error = failureOf('[{ "id": "A-1", "level": "MUST" }, { "id": "A-2", "level": "MUSTY" }]');
    expect(error.code).to.equal('DATA_INVALID');
    expect(error.message).to.equal(
      `${join(folder, 'entries.json')}: [1].level: expected one of MUST, MAY but got "MUSTY"`,
    );
    expect(error.hint).to.not.equal('');
  });

  it('tells unknown, missing and malformed fields apart', () => {
    const error = failureOf('[{ "id": "B", "levl": "MUST" }]');
    expect(error.message).to.contain('[0].level: required field is missing');
    expect(error.message).to.contain('[0].levl: unknown field');
    expect(error.message).to.contain('[0].id: an id such as A-1; got "B"');
  });

  it('reports a broken relation between fields in the words of the schema', () => {
    expect(failureOf('[{ "id": "A-1", "level": "MAY", "weight": 1 }]').message).to.match(
      /: \[0\]: weight goes with MUST only$/,
    );
  });

  it('shortens a long list of problems', () => {
    const error = failureOf(JSON.stringify(Array.from({ length: 40 }, () => ({ id: 'A-1', level: 'x' }))));
    expect(error.message.split('\n')).to.have.length(11);
    expect(error.message).to.match(/… and 30 more$/);
  });

  it('distinguishes a missing file from one that is not JSON', () => {
    const missing = errorFrom(() => readData(join(folder, 'absent.json'), v.unknown()));
    expect(missing.code).to.equal('DATA_UNREADABLE');
    expect(missing.cause).to.be.instanceOf(Error);
    expect(failureOf('[1,]', 'comma.json').code).to.equal('DATA_NOT_JSON');
  });

  it("shows the suite's own files relative to the package", () => {
    const error = errorFrom(() => readData(join(packageRoot(), 'ledger', 'data', 'functions.json'), v.number()));
    expect(error.message).to.match(/^ledger.data.functions\.json: expected number but got Array$/);
  });
});
