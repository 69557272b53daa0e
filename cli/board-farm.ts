import { rmSync } from 'node:fs';
import type { Result } from '../judge/result-schema';
import type { ScenarioRecord } from '../judge/scenario-record';
import { ProvtckError } from '../ledger/error';
import type { ReportFolder } from '../reports/report-folder';
import type { WorkShare } from '../runtime/work-share';
import { scenariosWithBench } from './bench-scenarios';
import type { Connection } from './connection';
import { FarmIdentity } from './farm-identity';
import { joinJudged } from './join-parts';
import { isLost, portReturns } from './reconnect';
import { newParts } from './resume';
import { sharedConnection } from './run-part';
import { runSuite } from './suite';
import { KEPT_RUNS, type SuiteOptions } from './suite-options';
import { WEDGED } from './wedged';
import { WorkList } from './work-list';

/** Observer of a farm. */
export interface FarmListener {
  scenarioFinished(scenario: ScenarioRecord, port: string): void;
  /** A board executes no more scenarios. */
  boardLeft(port: string, why: string): void;
  /** The port of a board is lost, and the farm waits until it is back. */
  boardLost?(port: string): void;
}

/** One board, with the scenarios that it has taken. */
interface FarmBoard {
  readonly connection: Connection & { readonly port: string };
  /** Whether it has no bench, and other boards have one. */
  readonly isBare: boolean;
  /** Ids of scenarios that do not apply to it. Without a bench, that says nothing about the other boards. */
  readonly declined: Set<string>;
  /** Why it executes no more scenarios. */
  left?: string;
  /** Whether it is another part, or has another firmware, than the first board. */
  foreign?: boolean;
}

/**
 * Runs the suite on several boards of one part with one firmware. Each takes the next scenario when it is free. A board that
 * fails leaves, and the others execute its scenario again. Boards without a bench take the scenarios that need none.
 */
export class BoardFarm {
  private readonly boards: readonly FarmBoard[];
  /** Ids of the scenarios in which this process stalled. */
  private readonly repeated = new Set<string>();
  private readonly work = new WorkList();
  /** Ids of scenarios that need a bench. Only a farm with boards without one has to know them. */
  private readonly needBench: ReadonlySet<string>;
  private readonly identity = new FarmIdentity();
  /** Number of the last part. */
  private parts = 0;

  /**
   * @param options of the run; `connection` has what all boards share
   * @param order ids of the scenarios, in the order in which they are executed
   * @param reconnect ms to wait for a lost port; a board with a lost port leaves at once without it
   */
  constructor(
    private readonly options: SuiteOptions,
    boards: readonly Connection[],
    private readonly order: readonly string[],
    private readonly listener: FarmListener,
    private readonly reconnect = 0,
  ) {
    const connections = boards.map((board) => ({ ...options.connection, ...board, port: board.port ?? '' }));
    const hasBench = connections.some(({ bench }) => bench !== undefined);
    this.boards = connections.map((connection) => ({
      connection,
      isBare: hasBench && connection.bench === undefined,
      declined: new Set(),
    }));
    this.needBench = new Set(this.boards.some(({ isBare }) => isBare) ? scenariosWithBench() : []);
  }

  /**
   * Executes all scenarios and joins the parts to one result.
   *
   * @throws ProvtckError `FARM_EMPTY` if no board executed anything, or why the reports cannot be written
   */
  async run(out: string, signal: AbortSignal): Promise<Result> {
    const { options } = this;
    const parts = await newParts(out, options.keep ?? KEPT_RUNS, (folder) =>
      this.execute(folder, options, this.order, signal),
    );
    const result = await joinJudged(parts, options.scenarios, out);
    if (result !== undefined) return result;
    throw this.empty();
  }

  /** The error of a run in which no board has executed anything. */
  empty(): ProvtckError {
    return new ProvtckError(
      'FARM_EMPTY',
      `no board executed a scenario\n${this.boards.map(({ connection, left }) => `${connection.port}: ${left ?? 'nothing'}`).join('\n')}`,
      'Examine each board with `provtck doctor`.',
    );
  }

  /** Executes the scenarios of the options in rounds, until no scenario waits or no board that can execute one is left. */
  async execute(
    folder: ReportFolder,
    options: SuiteOptions,
    order: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    this.work.clear();
    this.parts = folder.lastPart();
    for (let { scenarios } = options; ; ) {
      const round = { ...options, ...(scenarios && { scenarios }) };
      const healthy = this.boards.filter(({ left }) => left === undefined);
      await Promise.all(healthy.map((board) => this.executeOn(board, round, order, folder, signal)));
      const waiting = this.work.waiting();
      const goesOn = this.boards.some(
        (board) => board.left === undefined && waiting.some((id) => this.suits(board, id)),
      );
      if (signal.aborted || !goesOn) return;
      scenarios = { limits: ['--board'], ids: [...waiting] };
    }
  }

  /** Executes scenarios on a board, also after its port was lost and is back. */
  private async executeOn(
    board: FarmBoard,
    options: SuiteOptions,
    order: readonly string[],
    folder: ReportFolder,
    signal: AbortSignal,
  ): Promise<void> {
    const { port } = board.connection;
    for (;;) {
      this.parts += 1;
      const lost = await this.executePart(board, { ...options, out: folder.part(this.parts) }, order, signal);
      if (!lost || signal.aborted) return;
      this.listener.boardLost?.(port);
      if (await portReturns(board.connection, this.reconnect, signal)) continue;
      return this.leave(board, `its port was not back within ${this.reconnect / 1_000} s`);
    }
  }

  /** Returns whether the port was lost and can come back. */
  private async executePart(
    board: FarmBoard,
    options: SuiteOptions & { readonly out: string },
    order: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const own = new Set<string>();
    const { bench: _ofRun, ...shared } = sharedConnection(options.connection);
    let lost = false;
    const share: WorkShare = {
      take: (id) => {
        if (signal.aborted || board.left !== undefined || !this.suits(board, id) || !this.work.take(id)) return false;
        own.add(id);
        return true;
      },
      finished: (record) => {
        lost = isLost(record.faultCode) && this.reconnect > 0;
        const why = this.faultOf(board, record);
        if (lost || why !== undefined) {
          if (!lost && why !== undefined) this.leave(board, why);
          return false;
        }
        this.take(board, record, own);
        return true;
      },
    };
    try {
      await runSuite({
        ...options,
        connection: { ...shared, ...board.connection },
        ...(board.isBare && { benchElsewhere: true as const }),
        order: { ids: this.orderFor(board, order) },
        keep: 0,
        reports: ['transcript'],
        share,
      });
    } catch (error) {
      if (board.left === undefined) this.leave(board, error instanceof Error ? error.message : String(error));
    }
    if (board.left !== undefined || lost) this.work.giveBack(own);
    // Nothing of another device belongs to the run.
    if (board.foreign === true) rmSync(options.out, { recursive: true, force: true });
    return lost && board.left === undefined;
  }

  /** A board has finished a scenario. */
  private take(board: FarmBoard, record: ScenarioRecord, own: Set<string>): void {
    // Another board can execute it, or the machine was too busy and it is tried once more.
    const isDeclined = board.isBare && record.verdict === 'not-applicable';
    const isStalled = record.faultCode === 'SUITE_STALLED' && !this.repeated.has(record.id);
    if (isDeclined) board.declined.add(record.id);
    if (isStalled) this.repeated.add(record.id);
    if (isDeclined || isStalled) {
      own.delete(record.id);
      this.work.giveBack([record.id]);
      return;
    }
    // A board that fails soon can be the reason of a scenario without a verdict.
    if (record.verdict !== 'inconclusive') own.delete(record.id);
    this.listener.scenarioFinished(record, board.connection.port);
  }

  /** Whether a board can execute a scenario, as far as its bench decides it. */
  private suits({ isBare, declined }: FarmBoard, id: string): boolean {
    return !isBare || !(this.needBench.has(id) || declined.has(id));
  }

  /** A board with a bench leaves the scenarios that need none to the others, as long as it has others. */
  private orderFor({ isBare }: FarmBoard, order: readonly string[]): readonly string[] {
    if (isBare || this.needBench.size === 0) return order;
    return [...order.filter((id) => this.needBench.has(id)), ...order.filter((id) => !this.needBench.has(id))];
  }

  private leave(board: FarmBoard, why: string): void {
    board.left = why;
    this.listener.boardLeft(board.connection.port, why);
  }

  /** Why a board leaves after a scenario; undefined if it stays. */
  private faultOf(board: FarmBoard, { device, faultCode, reason }: ScenarioRecord): string | undefined {
    board.foreign = device !== undefined && this.identity.differs(device, !board.isBare);
    if (board.foreign) return 'part, firmware or capabilities differ from the first board';
    return faultCode !== undefined && WEDGED.test(faultCode) ? (reason ?? faultCode) : undefined;
  }
}
