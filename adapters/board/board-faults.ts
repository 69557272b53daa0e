import { ProvtckError } from '../../ledger/error';
import { isLineFault, lineFaultNames } from './line-faults';

/** Ways a board can fail in front of a run. */
export const BOARD_FAULTS = [
  'mute', // does not answer any more
  'flood', // never stops talking nonsense
  'garbage', // says a hundred thousand lines of random bytes
  'reset', // starts anew instead of answering
  'unplug-before', // is gone before it has answered anything to the command
  'unplug-during', // is gone in the middle of the echo
  'unplug-after', // is gone right after the answer
] as const;
export type BoardFaultKind = (typeof BOARD_FAULTS)[number];

/** A fault and the number of the command at which it strikes, counted from 1. */
interface BoardFault {
  readonly kind: BoardFaultKind;
  readonly at: number;
}

/** Faults of a board, sorted into those of the line and those of the board itself. */
interface Faults {
  readonly line: readonly string[];
  readonly board: readonly BoardFault[];
}

/**
 * Reads faults as a user writes them: `bytewise`, `slices:3`, `mute:20`.
 *
 * @throws ProvtckError `FAULT_UNKNOWN`
 */
export function faultsFrom(names: readonly string[]): Faults {
  const board: BoardFault[] = [];
  const line: string[] = [];
  for (const name of names) {
    const [kindName = '', at = '1'] = name.split(':');
    const kind = BOARD_FAULTS.find((known) => known === kindName);
    if (kind !== undefined && /^\d+$/.test(at)) board.push({ kind, at: Number(at) });
    else if (isLineFault(name)) line.push(name);
    else
      throw new ProvtckError(
        'FAULT_UNKNOWN',
        `there is no fault named ${name}`,
        `Choose some of: ${[...BOARD_FAULTS, ...lineFaultNames()].join(', ')}; a number may follow after a colon.`,
      );
  }
  return { line, board };
}
