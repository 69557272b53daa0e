import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { AmbiguousKey, parseStrictJson } from '../../ledger/strict-json';

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const value = fc.jsonValue().filter((each) => {
  const text = JSON.stringify(each);
  return [...reserved].every((name) => !text.includes(JSON.stringify(name)));
});

describe('strict JSON', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), (each, indent) => {
        const text = JSON.stringify(each, undefined, indent);
        expect(parseStrictJson(text)).to.deep.equal(JSON.parse(text));
      }),
    );
  });

  it('refuses a name that occurs twice in one object, wherever the object is', () => {
    const member = fc.tuple(
      fc.string().filter((name) => !reserved.has(name)),
      fc.jsonValue(),
    );
    const space = fc.constantFrom('', ' ');
    const wrap = fc.constantFrom(
      (inner: string) => inner,
      (inner: string) => `[1, ${inner}]`,
      (inner: string) => `[1,${inner}]`,
      (inner: string) => `{"outer": {"inner" : ${inner}}}`,
    );
    fc.assert(
      fc.property(
        member,
        fc.jsonValue(),
        fc.array(member, { maxLength: 3 }),
        wrap,
        space,
        ([key, a], b, others, wrapped, gap) => {
          const members = [[key, a], ...others, [key, b]].map(
            ([name, each]) => `${JSON.stringify(name)}:${gap}${JSON.stringify(each)}`,
          );
          expect(() => parseStrictJson(wrapped(`{${members.join(`,${gap}`)}}`))).to.throw(AmbiguousKey);
        },
      ),
    );
  });

  it('knows a name however it is written', () => {
    expect(() => parseStrictJson(String.raw`{"id": 1, "\u0069d": 2}`)).to.throw(AmbiguousKey, '"id"');
    expect(() => parseStrictJson(String.raw`{"a\"": 1, "a\u0022": 2}`)).to.throw(AmbiguousKey);
  });

  it('allows one name in several objects, and as a value', () => {
    for (const text of ['{"a": {"a": 1}, "b": {"a": "a"}}', '[{"a": 1}, {"a": 2}]', '{"a": ["a", "a"], "b": "a"}'])
      expect(parseStrictJson(text)).to.deep.equal(JSON.parse(text));
  });

  it('refuses a name that a reader would drop, and takes it as a value', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', String.raw`\u005f_proto__`])
      for (const text of [`{"${name}": 1}`, `[{"a": {"${name}": {}}}]`])
        expect(() => parseStrictJson(text), text).to.throw(AmbiguousKey, 'no member');
    expect(parseStrictJson('["constructor", "__proto__"]')).to.deep.equal(['constructor', '__proto__']);
  });

  it('refuses what is not JSON', () => {
    for (const text of ['', '{', '{"a": 1,}', "{'a': 1}", '{"a" 1}'])
      expect(() => parseStrictJson(text)).to.throw(SyntaxError);
  });

  it('refuses what is nested more than 100 levels deep', () => {
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(() => parseStrictJson(nested(100))).to.not.throw();
    for (const levels of [102, 100_000]) expect(() => parseStrictJson(nested(levels))).to.throw(SyntaxError, /nests/);
  });
});
