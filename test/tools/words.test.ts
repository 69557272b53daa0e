import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { findingsIn, readWordRules } from '../../tools/words/check';
import { dataPassages } from '../../tools/words/data';
import { featurePassages } from '../../tools/words/feature';
import { markdownPassages } from '../../tools/words/markdown';
import { isProse, type Passage, sentencesOf } from '../../tools/words/passage';
import { misspelt } from '../../tools/words/spelling';
import { typescriptPassages } from '../../tools/words/typescript';

const rules = readWordRules();
const passage = (text: string): Passage => ({ file: 'a.md', line: 1, text });
const found = (text: string): readonly string[] =>
  findingsIn(markdownPassages('a.md', text), rules).map(({ words }) => words);
const places = (passages: readonly Passage[]): readonly [number, string][] =>
  passages.map(({ line, text }) => [line, text]);

describe('the check of words', () => {
  for (const [text, words] of [
    ['What becomes of a failed profile is recorded.', 'What becomes of'],
    ['Nobody fetches the result.', 'Nobody'],
    ['The host is told of it.', 'told'],
    ['The word stands in the table.', 'stands'],
    ['What the first way comes to.', 'comes to'],
    ['It fails for want of an address.', 'for want of'],
    ['It is permitted that a command ends the process.', 'It is permitted that'],
    ['How many rules one sees.', 'one sees'],
    ['The name is not unlike the other.', 'not unlike'],
    ['See chameleons and deeds.', 'chameleons'],
    ['Which status follows is not\nsaid here.', 'is not said'],
  ] as const)
    it(`refuses "${words}"`, () => {
      expect(found(text)).to.include(words);
    });

  it('accepts plain sentences and quoted words', () => {
    expect(found('The device must not unblock the APIs before status 16. The `told` field is code.')).to.deep.equal([]);
  });

  it('finds a banned word in its line, with what to write', () => {
    expect(findingsIn([{ file: 'x.md', line: 7, text: 'One.\nTwo.\nThe host is told.' }], rules)).to.deep.equal([
      { file: 'x.md', line: 9, words: 'told', write: '"reported", "stated" or "informed"' },
    ]);
  });

  it('allows as many words in a sentence as the data say, and not one more', () => {
    const sentence = (words: number): string => `Word${' word'.repeat(words - 1)}.`;
    expect(found(sentence(rules.longestSentence))).to.deep.equal([]);
    const [finding] = findingsIn([passage(`Short one.\n${sentence(rules.longestSentence + 1)}`)], rules);
    expect(finding).to.include({ line: 2 });
    expect(finding?.write).to.match(/at most 30 words; this one has 31$/);
  });

  it('splits a passage into sentences without losing a word', () => {
    const words = fc.array(fc.constantFrom('A', 'word', 'p.211', 'ends.', 'Then', 'why?', '\n', 'sl_Stop'), {
      maxLength: 30,
    });
    void fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const sentences = sentencesOf(passage(text));
        expect(sentences.map((sentence) => sentence.text).join(' ')).to.equal(text.trim().split(/\s+/).join(' '));
        for (const { line } of sentences) expect(line).to.be.at.most(text.split('\n').length);
      }),
    );
  });

  it('keeps abbreviations and numbers in one sentence', () => {
    expect(sentencesOf(passage('See SWRU455A p.211 and 7.5. Then stop.'))).to.have.length(2);
  });

  it('reads comments and messages of TypeScript', () => {
    const source = [
      '/**',
      ' * First line',
      ' * second line.',
      ' *',
      ' * @param a the value to use',
      ' */',
      "import x from 'a module with four words';",
      '// One part,',
      '// the other part.',
      "const code = 'SL_A SL_B';",
      ['const text = `the adapter $', "{'x'} has no name here`; // biome-ignore lint: no"].join(''),
    ].join('\n');
    expect(places(typescriptPassages('cli/a.ts', source))).to.deep.equal([
      [2, 'First line\nsecond line.'],
      [5, 'the value to use'],
      [8, 'One part,\nthe other part.'],
      [11, 'the adapter CODE has no name here'],
    ]);
    expect(places(typescriptPassages('test/a.test.ts', source))).to.have.length(3);
  });

  it('reads texts of pages in TypeScript', () => {
    const source = 'const page = <p>The device has one name here</p>;';
    expect(places(typescriptPassages('site/a.tsx', source))).to.deep.equal([[1, 'The device has one name here']]);
  });

  it('reads Markdown without code and generated parts', () => {
    const page = [
      '# Title',
      'A [link](x.md) and `code`',
      'go on.',
      '- an item',
      '```',
      'nobody',
      '```',
      '| a | b |',
      '<!-- generated: t -->',
      'nobody',
      '<!-- end -->',
      'Last.',
    ].join('\n');
    expect(places(markdownPassages('a.md', page)).map(([line, text]) => [line, text.trim()])).to.deep.equal([
      [1, 'Title'],
      [2, 'A link and CODE\ngo on.'],
      [4, 'an item'],
      [8, 'a'],
      [8, 'b'],
      [12, 'Last.'],
    ]);
  });

  it('reads the texts of data and their lines', () => {
    expect(places(dataPassages('a.json', '{\n"id": "x",\n"text": "the device has a name"\n}'))).to.deep.equal([
      [3, 'the device has a name'],
    ]);
    expect(
      places(dataPassages('a.yaml', '# A comment\n# of two lines\na: 1\nb: >-\n  the device has\n  a name\n')),
    ).to.deep.equal([
      [1, 'A comment\nof two lines'],
      [4, 'the device has a name'],
    ]);
  });

  it('reads the titles, descriptions and steps of features', () => {
    const feature = [
      '# A comment',
      '@PROV-7.5-01',
      'Feature: A title',
      '',
      '  A description',
      '  of two lines.',
      '',
      '  Scenario Outline: One <case>',
      '    Given the host starts',
      '      """',
      '      nobody',
      '      """',
      '    Examples:',
      '      | case |',
    ].join('\n');
    expect(places(featurePassages('a.feature', feature)).map(([line, text]) => [line, text.trim()])).to.deep.equal([
      [1, 'A comment'],
      [3, 'A title'],
      [5, 'A description\n  of two lines.'],
      [8, 'One CODE'],
      [9, 'the host starts'],
    ]);
  });

  it('tells prose from names and codes', () => {
    expect(isProse('the device has a name')).to.equal(true);
    for (const text of ['7.5-01 7.5-02 7.5-03 7.5-04', 'SL_A SL_B SL_C SL_D', 'host driver'])
      expect(isProse(text)).to.equal(false);
  });

  it('finds misspelt words with their lines, and knows the words of the project', () => {
    const text = 'The LaunchPad synchronises with SmartConfig.\nThe transcipt of `xqzt` and sl_Stop in docs/xqzt.md.';
    expect(misspelt(markdownPassages('a.md', text)).map(({ line, words }) => [line, words])).to.deep.equal([
      [2, 'transcipt'],
    ]);
  });
});
