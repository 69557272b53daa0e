import type { Connection } from './connection';
import type { SuiteOptions } from './suite-options';

/** A board with a bench, if any has one; otherwise the first. */
export const boardWithBench = <Board extends Pick<Connection, 'bench'>>(boards: readonly Board[]): Board | undefined =>
  boards.find(({ bench }) => bench !== undefined) ?? boards[0];

/** Options to plan a run on several boards: the bench of one decides what can be planned for all. */
export function plannedOnBoards(
  boards: readonly (Connection & { readonly labgrid?: string })[],
  options: SuiteOptions,
): SuiteOptions {
  const { labgrid: _place, ...connection } = boardWithBench(boards) ?? {};
  return { adapter: 'serial', ...options, connection: { ...options.connection, ...connection } };
}
