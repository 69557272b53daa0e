import type { AdapterOptions } from '../../../adapters/adapter';
import { Board, type PluggedBoard } from '../../../adapters/board/board';
import type { BoardOptions } from '../../../adapters/board/board-options';

/** A virtual board on any free ports, by default on a pseudo-terminal with a driven clock. */
export const plugIn = (options: Partial<BoardOptions> = {}): Promise<PluggedBoard> =>
  Board.plugIn({
    part: 'CC3220SF',
    profile: 'ti-at+prov',
    hostDriver: 'reference',
    console: 'pty',
    benchPort: 0,
    httpPort: 0,
    timeScale: 0,
    faults: [],
    ...options,
  });

/** Plugs a board in, and takes it off whatever becomes of `use`. */
export async function withBoard<T>(
  options: Partial<BoardOptions>,
  use: (board: PluggedBoard) => Promise<T>,
): Promise<T> {
  const plugged = await plugIn(options);
  try {
    return await use(plugged);
  } finally {
    plugged.unplug();
  }
}

/** How a run reaches the board. */
export const connectionTo = ({ console, bench, board }: PluggedBoard): AdapterOptions & { readonly port: string } => ({
  part: board.options.part,
  port: console,
  bench,
  timeScale: board.options.timeScale,
});
