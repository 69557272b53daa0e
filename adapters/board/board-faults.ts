import { ProvtckError } from '../../ledger/error';
import { isLineFault, lineFaultNames } from './line-faults';

/** Faults of a board during a run. */
export const BOARD_FAULTS = [
  'mute', // sends no more responses
  'flood', // sends random text without end
  'garbage', // sends a hundred thousand lines of random bytes
  'reset', // restarts instead of sending a response
  'unplug-before', // disconnects before the response to the command
  'unplug-during', // disconnects in the middle of the echo
  'unplug-after', // disconnects immediately after the response
] as const;
export type BoardFaultKind = (typeof BOARD_FAULTS)[number];

/** A fault and the number of the command at which it occurs, counted from 1. */
interface BoardFault {
  readonly kind: BoardFaultKind;
  readonly at: number;
}

/** Faults of a board, separated into faults of the line and faults of the board itself. */
interface Faults {
  readonly line: readonly string[];
  readonly board: readonly BoardFault[];
}

/**
 * Parses faults in the user's notation: `bytewise`, `slices:3`, `mute:20`.
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
