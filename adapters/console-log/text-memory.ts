/** How many texts are remembered, and how long they may be. */
const REMEMBERED = 4_096;
const LONGEST = 256;

/** What was made of the texts that a log repeats; bounded. */
export class TextMemory<Made> {
  private readonly made = new Map<string, Made>();

  /** What was made of the text, or is made now. */
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

/** A text of its own: a part of a larger one would keep all of that in memory. */
export const copyOf = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
