/** The scenarios of a run that several boards take one after the other. */
export class WorkList {
  private readonly taken = new Set<string>();
  /** Those that a board gave back and no other board has taken since. */
  private readonly open = new Set<string>();

  /** Takes a scenario for a board. Returns false if another board has taken it. */
  take(id: string): boolean {
    if (this.taken.has(id)) return false;
    this.taken.add(id);
    this.open.delete(id);
    return true;
  }

  /** A board has taken scenarios and has no verdict on them. */
  giveBack(ids: Iterable<string>): void {
    for (const id of ids) {
      this.taken.delete(id);
      this.open.add(id);
    }
  }

  /** Ids of the scenarios that wait for another board. */
  waiting(): readonly string[] {
    return [...this.open];
  }

  /** Every scenario can be taken again. */
  clear(): void {
    this.taken.clear();
    this.open.clear();
  }
}
