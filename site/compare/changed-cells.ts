import type { Ledger } from '../../ledger/ledger';
import type { Answer, Evidence } from '../matrix/evidence';
import { type Cell, eventMatrix, functionMatrix } from '../matrix/matrix';
import { type ProcessState, processStates } from '../matrix/process-states';

/** A cell of a matrix in which two runs recorded different answers. */
export interface CellChange {
  /** The function or the event. */
  readonly name: string;
  readonly state: ProcessState;
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
  readonly meaning: Cell['meaning'];
}

/** The cells in which both runs recorded answers, and other ones. */
export function changedCells(ledger: Ledger, before: Evidence, after: Evidence): readonly CellChange[] {
  const cellsOf = (recorded: Evidence) =>
    [...functionMatrix(ledger, { model: undefined, recorded }), ...eventMatrix({ model: undefined, recorded })].flatMap(
      ({ rows }) => rows,
    );
  const later = cellsOf(after);
  return cellsOf(before).flatMap(({ name, cells }, row) =>
    cells.flatMap((was, column): CellChange[] => {
      const is = later[row]?.cells[column];
      const state = processStates()[column];
      if (is === undefined || state === undefined || was.recorded.size === 0 || is.recorded.size === 0) return [];
      const [old, recent] = [[...was.recorded.keys()].sort(), [...is.recorded.keys()].sort()];
      if (old.join() === recent.join()) return [];
      return [{ name, state, before: old, after: recent, meaning: was.meaning }];
    }),
  );
}
