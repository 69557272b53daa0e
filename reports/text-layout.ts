import { printable, type Terminal, wrapped } from './terminal';

/** Maximum line width that is easy to read. */
const widest = 100;
/** Column of the text after a label. */
const column = 18;
/** Indentation of a text. */
const indent = 2;

/** A page of text on a terminal, at most as wide as the terminal. Control characters are escaped. */
export class TextLayout {
  private readonly width: number;

  constructor(private readonly terminal: Terminal) {
    this.width = Math.min(terminal.width ?? widest, widest);
  }

  /** A heading with an empty line before it. */
  heading(text: string): void {
    this.terminal.line();
    this.title(text);
  }

  /** The heading of the page. */
  title(text: string): void {
    for (const line of fitted(text, this.width)) this.terminal.line(this.terminal.style('bold', line));
  }

  /** A paragraph; its second and later lines are indented by `hanging`. */
  paragraph(text: string, inset = indent, hanging = 0): void {
    fitted(text, this.width - inset - hanging).forEach((line, index) => {
      this.terminal.line(' '.repeat(inset + (index === 0 ? 0 : hanging)) + line);
    });
  }

  /** An item of a list. */
  item(text: string): void {
    this.paragraph(`- ${text}`, indent, 2);
  }

  /** A label with its texts, each on its own lines. */
  fact(label: string, ...texts: readonly string[]): void {
    const head = `${' '.repeat(indent)}${label.padEnd(column - 1)} `;
    const lines = texts.flatMap((text) => fitted(text, this.width - head.length));
    lines.forEach((line, index) => {
      this.terminal.line(`${index === 0 ? this.terminal.style('dim', head) : ' '.repeat(head.length)}${line}`);
    });
  }

  /** Rows of cells in columns; one cell below the other if they do not fit. */
  table(rows: readonly (readonly string[])[], inset: number): void {
    const shown = rows.map((row) => row.map(printable));
    const widths = (shown[0] ?? []).map((_, index) => Math.max(...shown.map((row) => row[index]?.length ?? 0)));
    const total = inset + widths.reduce((sum, width) => sum + width + 3, 1);
    for (const row of shown) {
      const cells = total > this.width ? row : row.map((cell, index) => cell.padEnd(widths[index] ?? 0));
      this.paragraphAsIs(`| ${cells.join(' | ')} |`, inset);
    }
  }

  /** A text to copy, which is never wrapped. */
  verbatim(text: string): void {
    this.terminal.line(' '.repeat(indent) + printable(text));
  }

  /** A text after a head of fixed width, which is printed as it is. */
  row(head: string, text: string): void {
    fitted(text, Math.max(1, this.width - head.length)).forEach((line, index) => {
      this.terminal.line((index === 0 ? head : ' '.repeat(head.length)) + line);
    });
  }

  private paragraphAsIs(text: string, inset: number): void {
    if (inset + text.length <= this.width) this.terminal.line(' '.repeat(inset) + text);
    else this.paragraph(text.replace(/ +/g, ' '), inset, 2);
  }
}

/** The words of a text in lines; a word that is too long, such as an address, is broken. */
const fitted = (text: string, width: number): string[] =>
  wrapped(printable(text), width).flatMap(
    (line) => line.match(new RegExp(`.{1,${Math.max(1, width)}}`, 'gsu')) ?? [''],
  );
