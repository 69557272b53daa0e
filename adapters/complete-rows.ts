/** A row of a table by its name. With `like` it states only its differences from an earlier row. */
interface TableRow {
  readonly name: string;
  readonly like?: string;
}

/**
 * The rows of a table with all members.
 *
 * @throws Error for a row like one that is not before it
 */
export function completeRows(table: readonly TableRow[]): readonly object[] {
  const complete = new Map<string, object>();
  for (const { like, ...own } of table) {
    const base = like === undefined ? {} : complete.get(like);
    if (base === undefined) throw new Error(`the row ${own.name} is like ${like}, which is not before it`);
    complete.set(own.name, { ...base, ...own });
  }
  return [...complete.values()];
}
