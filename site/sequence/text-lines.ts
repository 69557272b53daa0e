import { clipped } from '../../reports/terminal';

/** Maximum number of characters of a message in a drawing. */
const longest = 140;

/** Approximate width of a text in the diagram's font, in its units, for the wider of the usual fonts. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[A-Z_0-9mw"]/.test(sign) ? 8.2 : 6.4), 0);

/** Possible line breaks inside a word that is wider than a line: after underscores and slashes, and in a name. */
const WITHIN = /(?<=[_/])|(?<=[a-z])(?=[A-Z])/;

/** The parts of a text between which a line can break. A name that fits on a line stays whole. */
const piecesOf = (text: string, width: number): readonly string[] =>
  text.split(/(?<=\s)/).flatMap((word) => (widthOf(word.trimEnd()) > width ? word.split(WITHIN) : [word]));

/** A text in lines of this width; a part without a possible line break is broken anywhere. */
export function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of piecesOf(clipped(text, longest), width)) {
    if (widthOf(line + piece.trimEnd()) > width) end();
    for (const sign of piece) {
      if (widthOf(line + sign.trimEnd()) > width) end();
      line += sign;
    }
  }
  end();
  return lines;
}
