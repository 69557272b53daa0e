import ts from 'typescript';
import { CODE, isProse, type Passage, withoutCode } from './passage';

/** The comments of a TypeScript file and, outside of tests, the strings that read like messages. */
export function typescriptPassages(file: string, source: string): readonly Passage[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const lineOf = (position: number): number => tree.getLineAndCharacterOfPosition(position).line + 1;
  const messages = file.startsWith('test/') ? [] : messagesIn(tree);
  return [
    ...commentsIn(tree).flatMap(({ pos, text }) => commentPassages(file, lineOf(pos), text)),
    ...messages.map(({ pos, text }) => ({ file, line: lineOf(pos), text: withoutCode(text) })),
  ];
}

interface Piece {
  readonly pos: number;
  readonly text: string;
}

/** Comments in their order; adjacent line comments are one. */
function commentsIn(tree: ts.SourceFile): readonly Piece[] {
  const text = tree.getFullText();
  const ranges = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    const around = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    if (node.kind !== ts.SyntaxKind.JsxText) for (const { pos, end } of around) ranges.set(pos, end);
    for (const child of node.getChildren(tree)) visit(child);
  };
  visit(tree);
  const pieces: { pos: number; end: number }[] = [];
  for (const [pos, end] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = pieces.at(-1);
    const adjacent = last !== undefined && /^\n?[ \t]*$/.test(text.slice(last.end, pos));
    if (adjacent && text.startsWith('//', last.pos) && text.startsWith('//', pos)) last.end = end;
    else pieces.push({ pos, end });
  }
  return pieces.map(({ pos, end }) => ({ pos, text: text.slice(pos, end) }));
}

/** A comment as passages: a blank line, a tag and an item of a list each begin another one. */
function commentPassages(file: string, firstLine: number, comment: string): readonly Passage[] {
  const passages: { line: number; lines: string[] }[] = [];
  let begins = true;
  for (const [index, raw] of comment.split('\n').entries()) {
    const text = raw
      .replace(/^\s*(\/\*\*?|\/\/\/?|\*(?!\/))?\s?/, '')
      .replace(/\s*\*\/\s*$/, '')
      .trim();
    if (text === '' || /^(biome-ignore|@ts-|#region|#!)/.test(text)) {
      begins = true;
      continue;
    }
    if (/^(@\w+|[-*] )/.test(text)) begins = true;
    if (begins) passages.push({ line: firstLine + index, lines: [] });
    begins = false;
    passages.at(-1)?.lines.push(text.replace(/^@param\s+\S+\s*|^@\w+\s*|^[-*]\s+/, ''));
  }
  return passages.map(({ line, lines }) => ({ file, line, text: withoutCode(lines.join('\n')) }));
}

/** String literals, templates and texts of pages that read like prose. */
function messagesIn(tree: ts.SourceFile): readonly Piece[] {
  const pieces: Piece[] = [];
  const visit = (node: ts.Node): void => {
    const text = literalText(node);
    if (text !== undefined && isProse(text) && !isStyle(text))
      for (const line of text.split(/\n(?= {2})/)) pieces.push({ pos: node.getStart(tree), text: line });
    if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(tree);
  return pieces;
}

/** Whether a text is CSS. */
const isStyle = (text: string): boolean => /\{[^{}]*:[^{}]*;/.test(text);

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(CODE);
  return undefined;
}
