import { type Passage, withoutCode } from './passage';

/** A line that begins a passage of its own: a heading, an item of a list, a row of a table, a quotation. */
const BEGINS = /^\s*(#{1,6}\s|[-*+]\s|\d+\.\s|\||>)/;
const MARK = /^\s*(#{1,6}\s+|[-*+]\s+|\d+\.\s+|>\s*)/;

/** The prose of a Markdown page. Code blocks, comments and generated parts are left out. */
export function markdownPassages(file: string, markdown: string): readonly Passage[] {
  const passages: Passage[] = [];
  let open: { line: number; lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) passages.push({ file, line: open.line, text: withoutCode(plain(open.lines.join('\n'))) });
    open = undefined;
  };
  for (const { line, text } of prose(markdown)) {
    if (text.trim() === '') close();
    else if (text.trimStart().startsWith('|')) {
      close();
      for (const cell of text.split(/(?<!\\)\|/)) passages.push({ file, line, text: withoutCode(plain(cell)) });
    } else {
      if (BEGINS.test(text)) close();
      open ??= { line, lines: [] };
      open.lines.push(text.replace(MARK, ''));
      if (/^\s*#/.test(text)) close();
    }
  }
  close();
  return passages.filter(({ text }) => text.trim() !== '');
}

/** The lines outside of code blocks, comments and generated parts; a blank line in their place. */
function* prose(markdown: string): Generator<{ line: number; text: string }> {
  let until: RegExp | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    if (until !== undefined) {
      if (until.test(text)) until = undefined;
      yield { line, text: '' };
    } else if (/^\s*```/.test(text)) {
      until = /^\s*```/;
      yield { line, text: '' };
    } else if (/^<!-- generated:/.test(text)) {
      until = /^<!-- end -->/;
      yield { line, text: '' };
    } else yield { line, text: /^\s*<!--.*-->\s*$/.test(text) ? '' : text };
  }
}

/** Links and emphasis without their marks. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\*\*|__/g, '');
