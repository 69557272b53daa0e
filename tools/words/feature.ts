import { commentLines } from './data';
import { type Passage, withoutCode } from './passage';

const KEYWORD =
  /^\s*(?:(?:Feature|Rule|Background|Scenario Outline|Scenario Template|Scenario|Examples|Scenarios):\s*|(?:Given|When|Then|And|But|\*)\s+)/;

/** The comments, descriptions, titles and steps of a feature. Tags, tables and doc strings are left out. */
export function featurePassages(file: string, source: string): readonly Passage[] {
  const passages: { line: number; lines: string[] }[] = [];
  let quoted = false;
  let begins = true;
  for (const [index, text] of source.split('\n').entries()) {
    if (/^\s*"""/.test(text)) quoted = !quoted;
    if (quoted || /^\s*("""|@|\||#|$)/.test(text)) {
      begins = true;
      continue;
    }
    const keyword = KEYWORD.test(text);
    if (keyword || begins) passages.push({ line: index + 1, lines: [] });
    passages.at(-1)?.lines.push(text.replace(KEYWORD, '').replace(/<[^>]+>/g, 'CODE'));
    begins = keyword;
  }
  return [
    ...commentLines(file, source),
    ...passages
      .map(({ line, lines }) => ({ file, line, text: withoutCode(lines.join('\n')) }))
      .filter(({ text }) => text.trim() !== ''),
  ];
}
