import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { killMatrixSchema, killMatrixSchemaFile } from '../../tools/schemas/kill-matrix';
import { device, matrix } from './matrices';

const validate = new Ajv({ strict: false }).compile(JSON.parse(killMatrixSchema()));

describe('the JSON Schema of a kill matrix', () => {
  it('is current in the package (npm run schemas)', () => {
    expect(readFileSync(killMatrixSchemaFile, 'utf8')).to.equal(killMatrixSchema());
  });

  it('accepts a matrix, and rejects a missing or an unknown member', () => {
    const found = matrix([device('seen', { failed: { 'PROV-7.5-01': 1 } }), device('broken', { error: 'Oh.' })]);
    expect(validate(found), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ ...found, more: 1 })).to.equal(false);
    for (const member of Object.keys(found)) {
      const { [member as keyof typeof found]: _removed, ...rest } = found;
      expect(validate(rest), `without ${member}`).to.equal(false);
    }
  });
});
