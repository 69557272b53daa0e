import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { farmOrder } from '../plan/farm-order';
import { timesOf } from '../plan/planned-scenario';
import type { Progress } from '../reports/progress';
import type { VerdictList } from '../reports/verdict-list';
import { BoardFarm } from './board-farm';
import { boardsFrom } from './board-list';
import { LostPort, portReturns } from './reconnect';
import { repeatRun } from './repeats';
import { resumeRun } from './resume';
import type { RunFlags } from './run';
import { type SelectedRun, selectedAgain, selectedRun } from './selected-run';
import type { SuiteOptions } from './suite-options';

/** How a part of a run ended. */
interface PartEnd {
  readonly result: Result;
  /** Whether the user stopped it. */
  readonly aborted: boolean;
}

/** Executes a part of the run and writes its reports. */
type ExecutePart = (selected: SelectedRun) => Promise<PartEnd & { readonly unreported: unknown }>;

type Listener = Progress | VerdictList | undefined;

/**
 * A run that is made of several parts: on several boards, repeated, or continued after its port was lost.
 *
 * @throws ProvtckError `OPTIONS_CONTRADICT`, or why the parts cannot be executed or joined
 */
export async function runInParts(
  flags: RunFlags,
  options: SuiteOptions,
  execute: ExecutePart,
  listener: Listener,
): Promise<PartEnd> {
  checkParts(flags);
  const { board = [], reconnect, repeat, out } = flags;
  const part: ExecutePart = async (of) => {
    const end = await execute(of);
    if (end.unreported !== undefined) throw end.unreported;
    return end;
  };
  if (board.length > 0) return onBoards(boardsFrom(board), flags, options, listener);
  const selected = await selectedRun(flags, options);
  if (repeat !== undefined) return repeated(repeat, out, selected, part);
  return reconnected(reconnect ?? 0, flags, selected, part);
}

async function onBoards(
  boards: ReturnType<typeof boardsFrom>,
  flags: RunFlags,
  given: SuiteOptions,
  listener: Listener,
): Promise<PartEnd> {
  const onBoard: SuiteOptions = { adapter: 'serial', ...given };
  // The boards have a bench each, which decides what can be planned.
  const { options, planned = [] } = await selectedRun(flags, {
    ...onBoard,
    connection: { ...onBoard.connection, ...boards[0] },
  });
  let done = 0;
  listener?.expect(timesOf(planned), boards.length);
  const farm = new BoardFarm(
    { ...onBoard, ...(options.scenarios && { scenarios: options.scenarios }) },
    boards,
    farmOrder(planned),
    {
      scenarioFinished: (scenario) => {
        done += 1;
        listener?.scenarioFinished(scenario, done, Math.max(done, planned.length));
      },
      boardLeft: (port, why) => process.stderr.write(`${port} executes no more scenarios: ${why}\n`),
    },
  );
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const result = await farm.run(flags.out, controller.signal);
    return { result, aborted: controller.signal.aborted };
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    listener?.end();
  }
}

async function repeated(times: number, out: string, selected: SelectedRun, execute: ExecutePart): Promise<PartEnd> {
  let aborted = false;
  const { result, unstable } = await repeatRun(out, times, selected.options, async (options) => {
    ({ aborted } = await execute({ ...selected, options }));
    return !aborted;
  });
  for (const { id, verdicts } of unstable) process.stdout.write(`unstable  ${id}  ${verdicts.join(', ')}\n`);
  if (unstable.length === 0) process.stdout.write(`Every scenario had the same verdict in all ${times} runs.\n`);
  return { result, aborted };
}

async function reconnected(
  within: number,
  flags: RunFlags,
  { options, planned }: SelectedRun,
  execute: ExecutePart,
): Promise<PartEnd> {
  const { port } = options.connection ?? {};
  if (port === undefined)
    throw new ProvtckError(
      'OPTION_NOT_FOR_ADAPTER',
      '--reconnect is only for a device behind a port',
      'Omit it, or name the port with --port.',
    );
  let share = new LostPort();
  let end: PartEnd = await execute({ ...(planned && { planned }), options: { ...options, share } });
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  while (share.lost && !end.aborted && !controller.signal.aborted) {
    process.stderr.write(`${port} is lost; waiting until it is back\n`);
    if (!(await portReturns(port, within, controller.signal))) break;
    share = new LostPort();
    let aborted = false;
    const result = await resumeRun(flags.out, {}, async (of) => {
      const again = await selectedAgain(flags, of);
      ({ aborted } = await execute({ ...again, options: { ...again.options, share } }));
    });
    end = { result, aborted };
  }
  process.off('SIGINT', stop);
  return end;
}

/** @throws ProvtckError `OPTIONS_CONTRADICT` about options that a run in parts does not have */
function checkParts({ board = [], repeat, reconnect, ...flags }: RunFlags): void {
  const several = [
    ...(board.length > 0 ? ['--board'] : []),
    ...(repeat === undefined ? [] : ['--repeat']),
    ...(reconnect === undefined ? [] : ['--reconnect']),
  ];
  const { certify, key, features, onlyOwn, explore, bail, ui, port, order, parallel, format } = flags;
  const refused = Object.entries({ certify, key, features, 'only-own': onlyOwn, explore, ui }).find(
    ([, value]) => value !== undefined,
  )?.[0];
  const other =
    several[1] ??
    (refused === undefined ? undefined : `--${refused}`) ??
    (board.length > 0 && port !== undefined ? '--port' : undefined) ??
    (board.length > 0 && bail === true ? '--bail' : undefined) ??
    (board.length > 0 && order !== undefined ? '--order' : undefined) ??
    (parallel > 1 ? '--parallel' : undefined) ??
    (flags.require.length > 0 ? '--require' : undefined) ??
    (format.length > 0 ? '--format' : undefined);
  if (other === undefined) return;
  throw new ProvtckError(
    'OPTIONS_CONTRADICT',
    `${several[0]} makes a run in parts, in one process and unsigned, and ${other} does not fit to it`,
    'Omit one of the two options.',
  );
}
