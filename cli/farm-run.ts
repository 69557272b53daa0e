import { ProvtckError } from '../ledger/error';
import { farmOrder } from '../plan/farm-order';
import { type PlannedScenario, timesOf } from '../plan/planned-scenario';
import { ReportFolder } from '../reports/report-folder';
import { selectedOf } from './bench-time';
import { BoardFarm } from './board-farm';
import { boardsFrom } from './board-list';
import type { Connection } from './connection';
import { LabgridPlaces } from './labgrid-places';
import type { Listener, PartEnd } from './long-run';
import { boardWithBench, plannedOnBoards } from './planned-boards';
import { printUnstable, repeatRun } from './repeats';
import { resumeRun } from './resume';
import { givenAgain } from './resume-flags';
import type { RunFlags } from './run';
import { sharedConnection } from './run-part';
import { countScenarios } from './scenario-costs';
import { selectedRun } from './selected-run';
import type { SuiteOptions } from './suite-options';

/**
 * Runs, repeats or resumes a run on several boards.
 *
 * @throws ProvtckError about the list of boards, or why the parts cannot be executed or joined
 */
export async function runOnBoards(
  { board = [], ...flags }: RunFlags,
  given: SuiteOptions,
  listener: Listener,
): Promise<PartEnd> {
  const places = new LabgridPlaces();
  const entries = boardsFrom(board);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const boards = await places.connectionsOf(entries);
    const farm = new FarmRun(flags, { adapter: 'serial', ...given }, boards, listener, controller.signal);
    return { result: await farm.execute(), aborted: controller.signal.aborted };
  } finally {
    places.close();
    process.off('SIGINT', stop).off('SIGTERM', stop);
    listener?.end();
  }
}

/** One command of the user for several boards. */
class FarmRun {
  private done = 0;
  private expected = 0;

  constructor(
    private readonly flags: RunFlags,
    private readonly options: SuiteOptions,
    private readonly boards: readonly Connection[],
    private readonly listener: Listener,
    private readonly signal: AbortSignal,
  ) {}

  async execute() {
    const { flags, signal } = this;
    if (flags.resume) return this.resume();
    // The bench of the boards decides what can be planned.
    const { options: selected, planned = [] } = await selectedRun(flags, plannedOnBoards(this.boards, this.options));
    const { scenarios } = selected;
    const options = { ...this.options, ...(scenarios && { scenarios }) };
    if (flags.repeat === undefined) return this.farm(options, planned).run(flags.out, signal);
    const farm = this.farm(options, planned, flags.repeat);
    const repeated = await repeatRun(flags.out, flags.repeat, options, async ({ out: _out, ...again }) => {
      await farm.execute(new ReportFolder(flags.out), again, farmOrder(planned), signal);
      return !signal.aborted;
    });
    printUnstable(repeated.unstable, flags.repeat);
    return repeated.result;
  }

  /** Any board of the part and firmware of the run can continue it, with the kind of its bench. */
  private resume() {
    const bench = boardWithBench(this.boards)?.bench;
    const { connection, ...same } = givenAgain(this.flags, this.options);
    const given = { ...same, connection: { ...connection, ...(bench !== undefined && { bench }) } };
    return resumeRun(this.flags.out, given, async ({ out: _out, reports: _reports, ...ofRun }) => {
      const { bench: benchOfRun, ...shared } = sharedConnection(ofRun.connection);
      if (bench === undefined && benchOfRun !== undefined) throw needsBench();
      // A transcript does not contain the devices of this process. The bench of another board is none of a board without one.
      const { adapters } = this.options;
      const options: SuiteOptions = {
        ...ofRun,
        connection: { ...shared, ...this.options.connection },
        ...(adapters && { adapters }),
      };
      const forPlan = plannedOnBoards(this.boards, options);
      const planned = selectedOf(forPlan, await countScenarios(forPlan), new Map());
      const folder = new ReportFolder(this.flags.out);
      await this.farm(options, planned).execute(folder, options, farmOrder(planned), this.signal);
    });
  }

  private farm(options: SuiteOptions, planned: readonly PlannedScenario[], times = 1): BoardFarm {
    this.expected = planned.length * times;
    this.listener?.expect(timesOf(planned), this.boards.length);
    return new BoardFarm(
      options,
      this.boards,
      farmOrder(planned),
      {
        scenarioFinished: (scenario) => {
          this.done += 1;
          this.listener?.scenarioFinished(scenario, this.done, Math.max(this.done, this.expected));
        },
        boardLeft: (port, why) => process.stderr.write(`${port} executes no more scenarios: ${why}\n`),
        boardLost: (port) => process.stderr.write(`${port} is lost; waiting until it is back\n`),
      },
      this.flags.reconnect,
    );
  }
}

const needsBench = (): ProvtckError =>
  new ProvtckError(
    'RESUME_DIFFERS',
    'the run to resume has a bench, and no board of --board has one',
    'Name the bench of at least one board: --board port=…,bench=….',
  );
