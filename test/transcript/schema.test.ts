import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { transcriptSchema, transcriptSchemaFile } from '../../tools/schemas/transcript';
import { forged, type LooseRecord } from './forge';
import { conversation, header } from './records';

const validate = new Ajv({ strict: false }).compile(JSON.parse(transcriptSchema()));
const linesOf = (records: readonly object[]): LooseRecord[] =>
  forged(records)
    .trimEnd()
    .split('\n')
    .map((text): LooseRecord => JSON.parse(text));

describe('the JSON Schema of a transcript', () => {
  it('is in the package as it is in the suite (npm run schemas)', () => {
    expect(readFileSync(transcriptSchemaFile, 'utf8')).to.equal(transcriptSchema());
  });

  it('fits every line', () => {
    for (const line of linesOf([header, ...conversation, { kind: 'end' }]))
      expect(validate(line), JSON.stringify([line, validate.errors])).to.equal(true);
  });

  it('does not fit a line with anything missing or anything more', () => {
    for (const line of linesOf([header, ...conversation])) {
      expect(validate({ ...line, more: 1 })).to.equal(false);
      for (const member of Object.keys(line)) {
        const { [member]: _gone, ...rest } = line;
        if (line.kind !== 'step' || member !== 't')
          expect(validate(rest), `${line.kind} without ${member}`).to.equal(false);
      }
    }
  });
});
