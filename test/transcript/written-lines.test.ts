import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { endTranscript } from '../../transcript/merge';
import type { TranscriptRecord } from '../../transcript/record';
import { Recording } from '../../transcript/recording';
import { isAsWritten, Transcript } from '../../transcript/writer';
import { conversation, header } from './records';

const folder = mkdtempSync(join(tmpdir(), 'written-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'transcript.jsonl');

/** Writes a transcript with these records. They can be wrong. */
function written(...records: readonly object[]): void {
  const transcript = new Transcript(file, () => 7, header);
  for (const record of records) transcript.append({ ...record } as TranscriptRecord);
  transcript.close();
  endTranscript(file, 7);
}

function isReadable(): boolean {
  try {
    Recording.open(file);
    return true;
  } catch {
    return false;
  }
}

const value = fc.constantFrom<unknown>(
  ...[0, 3, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 'a text', true, null, undefined],
  ...[{}, { a: 1 }, { toJSON: () => 1 }, { constructor: 1 }, { a: { prototype: 1 } }, new Date(0), new Map()],
  ...[[], [{ a: [] }], JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)],
);

/** A record with one member changed, removed or added. */
const changed = fc
  .tuple(fc.constantFrom(...conversation), fc.nat(8), value, fc.boolean())
  .map(([record, place, given, isRemoved]) => {
    const members = Object.entries(record);
    const [name = 'more'] = members[place] ?? [];
    const others = members.filter(([member]) => member !== name);
    return Object.fromEntries(isRemoved ? others : [...others, [name, given]]);
  });

describe('lines that were just written', () => {
  it('are known to be valid', () => {
    written(...conversation);
    expect(isAsWritten(file)).to.equal(true);
    expect(isReadable()).to.equal(true);
  });

  it('are never said to be valid where a reader refuses them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(changed, fc.constantFrom(...conversation)), { maxLength: 5 }), (records) => {
        written(...conversation.slice(0, 3), ...records);
        if (isAsWritten(file)) expect(isReadable()).to.equal(true);
      }),
    );
  });

  it('are not valid with a member, a time or a scenario that cannot be there', () => {
    const [scenario = {}, step = {}, reset = {}] = conversation;
    for (const wrong of [
      { kind: 'wait', t: 5, more: 1 },
      { kind: 'wait', t: -5 },
      { kind: 'wait', t: Number.NaN },
      { kind: 'return', t: 5, function: 'sl_Start', code: 0, value: new Date(0) },
      { kind: 'return', t: 5, function: 'sl_Start', code: 0, value: { constructor: 1 } },
      { kind: 'event', t: 5, at: 6, name: 'an event', data: {} },
      scenario,
    ]) {
      written(scenario, step, reset, { kind: 'wait', t: 5 }, wrong);
      expect(isAsWritten(file), JSON.stringify(wrong)).to.equal(false);
      expect(isReadable(), JSON.stringify(wrong)).to.equal(false);
    }
  });

  it('are not those of a file that has changed since', () => {
    written(...conversation);
    const text = readFileSync(file, 'utf8');
    for (const other of [
      text.replace('"code":0', '"code":1'),
      text.replace(/(.*\n)(.*\n)(.*\n)/, '$1$3'),
      text.slice(0, -10),
      text.slice(0, text.lastIndexOf('{')),
      `${text}\n`,
      text.replace(/"kind":"end","chain":"./, '"kind":"end","chain":"x'),
      '',
    ]) {
      writeFileSync(file, other);
      expect(isAsWritten(file), other.slice(-60)).to.equal(false);
    }
    writeFileSync(file, text);
    expect(isAsWritten(file)).to.equal(true);
    appendFileSync(file, text.slice(text.lastIndexOf('{')));
    expect(isAsWritten(file)).to.equal(false);
  });

  it('are unknown where this process has not written the file', () => {
    expect(isAsWritten(join(folder, 'other.jsonl'))).to.equal(false);
  });
});
