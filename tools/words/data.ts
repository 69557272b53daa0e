import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { isProse, type Passage, withoutCode } from './passage';

/** The texts of a JSON or YAML file, and the comments of a YAML file. */
export function dataPassages(file: string, source: string): readonly Passage[] {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const passages: Passage[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string' || !isProse(node.value)) return;
      const line = counter.linePos(node.range?.[0] ?? 0).line;
      passages.push({ file, line, text: withoutCode(node.value) });
    },
  });
  return file.endsWith('.json') ? passages : [...commentLines(file, source), ...passages];
}

/** Lines that are comments only; adjacent ones are one passage. */
export function commentLines(file: string, source: string): readonly Passage[] {
  const passages: { line: number; lines: string[] }[] = [];
  let last = Number.NaN;
  for (const [index, text] of source.split('\n').entries()) {
    if (!/^\s*#/.test(text)) continue;
    const line = index + 1;
    if (line !== last + 1) passages.push({ line, lines: [] });
    passages.at(-1)?.lines.push(text.replace(/^\s*#+\s?/, ''));
    last = line;
  }
  return passages.map(({ line, lines }) => ({ file, line, text: withoutCode(lines.join('\n')) }));
}
