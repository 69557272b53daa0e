import { Terminal } from '../reports/terminal';
import { boardsFrom } from './board-list';
import { plannedOnBoards } from './planned-boards';
import { printList, printPlan } from './print-plan';
import type { RunFlags } from './run';
import type { SuiteOptions } from './suite-options';

/**
 * Prints what a run would execute: its scenarios alone with `--list`, otherwise its times and its actions by hand too.
 *
 * @returns the exit code
 * @throws ProvtckError if an option is invalid
 */
export function showPlan(flags: RunFlags, options: SuiteOptions): Promise<number> {
  const boards = boardsFrom(flags.board ?? []);
  const planned = boards.length === 0 ? options : plannedOnBoards(boards, options);
  const terminal = new Terminal(process.stdout);
  if (flags.list) return printList(flags, planned, terminal);
  return printPlan(flags, planned, terminal, true, Math.max(1, boards.length));
}
