/** Carries out actions one after the other. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Begins an action after the earlier ones have ended, whether they succeeded or not. */
  take<T>(act: () => Promise<T>): Promise<T> {
    const result = this.last.then(act);
    this.last = result.catch(() => {});
    return result;
  }
}
