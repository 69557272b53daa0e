import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import type { Trace } from '../../../adapters/adapter';
import { bytesOf } from '../../../adapters/byte-text';
import { checks, contractTest } from '../../../adapters/contract-test/contract-test';
import { type Method, methods } from '../../../adapters/process/protocol';
import { packageRoot } from '../../../ledger/package-root';
import { protocolSchema, protocolSchemaFile } from '../../../tools/schemas/adapter-protocol';
import { adapterFor, simulator } from './program';

const Line = v.object({ id: v.number(), method: v.optional(v.string()), result: v.optional(v.unknown()) });

describe('the JSON Schema of the adapter protocol', () => {
  it('is in the package as it is in the suite (npm run schemas)', () => {
    expect(readFileSync(protocolSchemaFile, 'utf8')).to.equal(protocolSchema());
  });

  it('fits every line of a conversation, and the results their requests', async () => {
    const ajv = new Ajv({ strict: false });
    ajv.addSchema(JSON.parse(protocolSchema()), 'protocol');
    const said: string[] = [];
    const trace = ({ text }: Trace): void => {
      said.push(Buffer.from(bytesOf(text)).toString('utf8'));
    };
    let findings = 0;
    for await (const _ of contractTest(adapterFor(simulator(), undefined, trace))) findings += 1;
    expect(findings).to.be.greaterThan(checks.length);
    expect(said.length).to.be.greaterThan(100);
    const asked = new Map<number, string>();
    for (const text of said) {
      const line: unknown = JSON.parse(text);
      expect(ajv.validate('protocol', line), `${text}: ${ajv.errorsText()}`).to.equal(true);
      const { id, method, result } = v.parse(Line, line);
      if (method !== undefined) asked.set(id, method);
      else if (result !== undefined)
        expect(
          ajv.validate(`protocol#/$defs/${asked.get(id)}.result`, result),
          `${text}: ${ajv.errorsText()}`,
        ).to.equal(true);
    }
  });

  it('tells wrong lines from right ones', () => {
    const ajv = new Ajv({ strict: false });
    ajv.addSchema(JSON.parse(protocolSchema()), 'protocol');
    const { params, result } = { params: 'protocol#/$defs/reset.params', result: 'protocol#/$defs/call.result' };
    expect(ajv.validate(result, { outcome: { kind: 'returned', code: 0 }, now: 1 })).to.equal(true);
    for (const wrong of [
      {},
      { outcome: { kind: 'returned', code: 0 } },
      { outcome: { kind: 'returned' }, now: 1 },
      { outcome: { kind: 'returned', code: 0.5 }, now: 1 },
      { outcome: { kind: 'pending', code: 0 }, now: 1 },
      { outcome: { kind: 'pending' }, now: -1 },
      { outcome: { kind: 'pending' }, now: 1, event: [] },
      { outcome: { kind: 'pending' }, now: 1, events: [{ at: 1, name: 'x' }] },
    ])
      expect(ajv.validate(result, wrong), JSON.stringify(wrong)).to.equal(false);
    expect(ajv.validate(params, { role: 'STA' })).to.equal(false);
  });
});

describe('the page on the adapter protocol', () => {
  const page = readFileSync(`${packageRoot()}/docs/adapter-protocol.md`, 'utf8');

  it('names every method and every field', () => {
    for (const method of Object.keys(methods) as Method[]) {
      expect(page).to.include(`\`${method}\``);
      for (const schema of [methods[method].params, methods[method].result])
        for (const field of Object.keys(schema.entries)) expect(page, `${method}: ${field}`).to.match(word(field));
    }
  });
});

const word = (text: string): RegExp => new RegExp(`\\b${text}\\b`);
