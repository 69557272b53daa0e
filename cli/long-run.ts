import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import type { Progress } from '../reports/progress';
import { ReportFolder } from '../reports/report-folder';
import type { VerdictList } from '../reports/verdict-list';
import { indexScenarios } from '../runtime/scenario-index';
import { LostPort, portReturns } from './reconnect';
import { nextPart, printUnstable, repeatRun } from './repeats';
import { resumeRun } from './resume';
import { checkResumed, givenAgain } from './resume-flags';
import type { RunFlags } from './run';
import { type SelectedRun, selectedAgain, selectedRun } from './selected-run';
import type { SuiteOptions } from './suite-options';

/** How a part of a run ended. */
export interface PartEnd {
  readonly result: Result;
  /** Whether the user stopped it. */
  readonly aborted: boolean;
}

/** Executes a part of the run and writes its reports. */
type ExecutePart = (selected: SelectedRun) => Promise<PartEnd & { readonly unreported: unknown }>;

export type Listener = Progress | VerdictList | undefined;

/**
 * A run that is made of several parts: on several boards, repeated, resumed, or continued after its port was lost.
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
  if (flags.resume) checkResumed(flags);
  if ((flags.board ?? []).length > 0) {
    const { runOnBoards } = await import('./farm-run');
    return runOnBoards(flags, options, listener);
  }
  const run = new OnePort(flags, options, async (of) => {
    const end = await execute(of);
    if (end.unreported !== undefined) throw end.unreported;
    return end;
  });
  return run.execute();
}

/** A run in parts on one device. */
class OnePort {
  private readonly controller = new AbortController();
  private aborted = false;
  private port: string | undefined;

  constructor(
    private readonly flags: RunFlags,
    private readonly options: SuiteOptions,
    private readonly executePart: ExecutePart,
  ) {
    this.port = options.connection?.port;
  }

  async execute(): Promise<PartEnd> {
    const stop = (): void => this.controller.abort();
    process.once('SIGINT', stop);
    try {
      const { flags } = this;
      const result = flags.repeat === undefined ? await this.continued() : await this.repeated(flags.repeat);
      return { result, aborted: this.aborted };
    } finally {
      process.off('SIGINT', stop);
    }
  }

  /** The run, or the rest of it, and what is left after each loss of the port. */
  private async continued(): Promise<Result> {
    let share = new LostPort();
    let result = this.flags.resume ? await this.resume(share) : await this.begin(share);
    while (share.lost && (await this.returns())) {
      share = new LostPort();
      result = await this.resume(share);
    }
    return result;
  }

  private async begin(share: LostPort): Promise<Result> {
    this.checkPort();
    return this.part(await selectedRun(this.flags, this.options), share);
  }

  private resume(share: LostPort): Promise<Result> {
    const { flags, options } = this;
    // What continues by itself has its own options.
    return resumeRun(flags.out, flags.resume ? givenAgain(flags, options) : {}, async (of) => {
      this.port = of.connection?.port;
      if (flags.reconnect !== undefined) this.checkPort();
      await this.part(await selectedAgain(flags, of), share);
    });
  }

  private async part({ options, planned }: SelectedRun, share: LostPort): Promise<Result> {
    const { result, aborted } = await this.executePart({
      ...(planned && { planned }),
      options: { ...options, ...(this.flags.reconnect !== undefined && { share }) },
    });
    this.aborted = aborted;
    return result;
  }

  private async repeated(times: number): Promise<Result> {
    if (this.flags.reconnect !== undefined) this.checkPort();
    const selected = await selectedRun(this.flags, this.options);
    const { result, unstable } = await repeatRun(this.flags.out, times, selected.options, async (options) => {
      const folder = new ReportFolder(this.flags.out);
      const open = new Set(options.scenarios?.ids ?? indexScenarios().map(({ identity }) => identity.id));
      for (let part = options; ; part = nextPart({ ...options, scenarios: restOf(options, open) }, folder)) {
        const share = new LostPort();
        await this.part({ ...selected, options: part }, share);
        if (!share.lost) return !this.aborted;
        for (const id of share.executed) open.delete(id);
        if (!(await this.returns())) return false;
      }
    });
    printUnstable(unstable, times);
    return result;
  }

  /** Waits until the lost port is back. */
  private async returns(): Promise<boolean> {
    const { port, aborted, controller, flags } = this;
    if (port === undefined || aborted || controller.signal.aborted) return false;
    process.stderr.write(`${port} is lost; waiting until it is back\n`);
    const bench = this.options.connection?.bench;
    return portReturns({ port, ...(bench !== undefined && { bench }) }, flags.reconnect ?? 0, controller.signal);
  }

  private checkPort(): void {
    if (this.port !== undefined) return;
    throw new ProvtckError(
      'OPTION_NOT_FOR_ADAPTER',
      '--reconnect is only for a device behind a port',
      'Omit it, or name the port with --port.',
    );
  }
}

const restOf = ({ scenarios }: SuiteOptions, open: ReadonlySet<string>) => ({
  limits: scenarios?.limits ?? ['--repeat'],
  ids: [...open],
});

/** @throws ProvtckError `OPTIONS_CONTRADICT` about options that a run in parts does not have */
function checkParts({ board = [], repeat, reconnect, ...flags }: RunFlags): void {
  const several = { board: board[0], repeat, reconnect };
  const first = Object.entries(several).find(([, value]) => value !== undefined)?.[0];
  const { certify, key, features, onlyOwn, explore, bail, ui, port, order, parallel, format } = flags;
  const refused = Object.entries({ certify, key, features, 'only-own': onlyOwn, explore, ui }).find(
    ([, value]) => value !== undefined,
  )?.[0];
  const other =
    (refused === undefined ? undefined : `--${refused}`) ??
    (board.length > 0 && port !== undefined ? '--port' : undefined) ??
    (board.length > 0 && bail === true ? '--bail' : undefined) ??
    (board.length > 0 && order !== undefined ? '--order' : undefined) ??
    (parallel > 1 ? '--parallel' : undefined) ??
    (flags.require.length > 0 ? '--require' : undefined) ??
    (format.length > 0 ? '--format' : undefined);
  if (first === undefined || other === undefined) return;
  throw new ProvtckError(
    'OPTIONS_CONTRADICT',
    `--${first} makes a run in parts, in one process and unsigned, and ${other} does not fit to it`,
    'Omit one of the two options.',
  );
}
