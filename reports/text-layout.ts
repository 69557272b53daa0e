import { printable, type Terminal, wrapped } from './terminal';

/** Nobody reads longer lines with ease. */
const widest = 100;
/** Column of what stands behind a label. */
const column = 18;
/** How far a text stands in from the margin. */
const indent = 2;

/** A page of text on a terminal, no wider than that is. Whatever it is told is shown and never obeyed. */
export class TextLayout {
  private readonly width: number;

  constructor(private readonly terminal: Terminal) {
    this.width = Math.min(terminal.width ?? widest, widest);
  }

  /** A heading, with an empty line before it. */
  heading(text: string): void {
    this.terminal.line();
    this.title(text);
  }

  /** A heading at the top. */
  title(text: string): void {
    for (const line of fitted(text, this.width)) this.terminal.line(this.terminal.style('bold', line));
  }

  /** A paragraph; its later lines stand `hanging` further in than its first. */
  paragraph(text: string, inset = indent, hanging = 0): void {
    fitted(text, this.width - inset - hanging).forEach((line, index) => {
      this.terminal.line(' '.repeat(inset + (index === 0 ? 0 : hanging)) + line);
    });
  }

  /** A point of a list. */
  item(text: string): void {
    this.paragraph(`- ${text}`, indent, 2);
  }

  /** A label and what it stands for, each text on lines of its own. */
  fact(label: string, ...texts: readonly string[]): void {
    const head = `${' '.repeat(indent)}${label.padEnd(column - 1)} `;
    const lines = texts.flatMap((text) => fitted(text, this.width - head.length));
    lines.forEach((line, index) => {
      this.terminal.line(`${index === 0 ? this.terminal.style('dim', head) : ' '.repeat(head.length)}${line}`);
    });
  }

  /** Rows of cells in columns; one under the other where they do not fit beside each other. */
  table(rows: readonly (readonly string[])[], inset: number): void {
    const shown = rows.map((row) => row.map(printable));
    const widths = (shown[0] ?? []).map((_, index) => Math.max(...shown.map((row) => row[index]?.length ?? 0)));
    const total = inset + widths.reduce((sum, width) => sum + width + 3, 1);
    for (const row of shown) {
      const cells = total > this.width ? row : row.map((cell, index) => cell.padEnd(widths[index] ?? 0));
      this.paragraphAsIs(`| ${cells.join(' | ')} |`, inset);
    }
  }

  /** A text to be copied, which no line may break. */
  verbatim(text: string): void {
    this.terminal.line(' '.repeat(indent) + printable(text));
  }

  private paragraphAsIs(text: string, inset: number): void {
    if (inset + text.length <= this.width) this.terminal.line(' '.repeat(inset) + text);
    else this.paragraph(text.replace(/ +/g, ' '), inset, 2);
  }
}

/** The words of a text in lines; what is too long for one, such as an address, is broken. */
const fitted = (text: string, width: number): string[] =>
  wrapped(printable(text), width).flatMap(
    (line) => line.match(new RegExp(`.{1,${Math.max(1, width)}}`, 'gsu')) ?? [''],
  );
