/** Maximum number and length of stored texts. */
const REMEMBERED = 4_096;
const LONGEST = 256;

/** A limited cache of the results for repeated texts of a log. */
export class TextMemory<Made> {
  private readonly made = new Map<string, Made>();

  /** The cached result of a text, or a new one. */
  recall(text: string, make: (text: string) => Made): Made {
    const before = this.made.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (text.length > LONGEST) return made;
    if (this.made.size >= REMEMBERED) this.made.clear();
    this.made.set(copyOf(text), made);
    return made;
  }

  clear(): void {
    this.made.clear();
  }
}

/** A copy of the text: a substring would keep the larger text in memory. */
export const copyOf = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
