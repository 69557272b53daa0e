import { rmSync } from 'node:fs';
import type { Result } from '../judge/result-schema';
import type { ScenarioRecord } from '../judge/scenario-record';
import { ProvtckError } from '../ledger/error';
import type { ReportFolder } from '../reports/report-folder';
import type { WorkShare } from '../runtime/work-share';
import type { Connection } from './connection';
import { joinJudged } from './join-parts';
import { newParts } from './resume';
import { runSuite } from './suite';
import { KEPT_RUNS, type SuiteOptions } from './suite-options';

/** Faults after which a board executes no more scenarios. */
const WEDGED =
  /^(PORT_\w+|RESET_FAILED|BOARD_BLOCKED|NWP_(SILENT|BLOCKED)|CONSOLE_(SILENT|FLOOD)|BENCH_(ABSENT|LOST|SILENT))$/;

/** Observer of a farm. */
export interface FarmListener {
  scenarioFinished(scenario: ScenarioRecord, port: string): void;
  /** A board executes no more scenarios. */
  boardLeft(port: string, why: string): void;
}

/** One board, with the scenarios that it has taken. */
interface FarmBoard {
  readonly connection: Connection & { readonly port: string };
  /** Why it executes no more scenarios. */
  left?: string;
  /** Whether it is another part, or has another firmware, than the first board. */
  foreign?: boolean;
}

/**
 * Runs the suite on several boards of one part with one firmware. Each takes the next scenario when it is free. A board that
 * fails leaves, and the others execute its scenario again.
 */
export class BoardFarm {
  private readonly boards: readonly FarmBoard[];
  /** Ids of scenarios that a board has taken and not returned. */
  private readonly taken = new Set<string>();
  /** Ids of scenarios that a board returned because it failed. */
  private returned = new Set<string>();
  /** Identity of the first board. */
  private identity: string | undefined;

  /**
   * @param options of the run; `connection` has what all boards share
   * @param order ids of the scenarios, in the order in which they are executed
   */
  constructor(
    private readonly options: SuiteOptions,
    boards: readonly Connection[],
    private readonly order: readonly string[],
    private readonly listener: FarmListener,
  ) {
    this.boards = boards.map((board) => ({
      connection: { ...options.connection, ...board, port: board.port ?? '' },
    }));
  }

  /**
   * Executes all scenarios and joins the parts to one result.
   *
   * @throws ProvtckError `FARM_EMPTY` if no board executed anything, or why the reports cannot be written
   */
  async run(out: string, signal: AbortSignal): Promise<Result> {
    const parts = await newParts(out, this.options.keep ?? KEPT_RUNS, (folder) => this.execute(folder, signal));
    const result = await joinJudged(parts, this.options.scenarios, out);
    if (result !== undefined) return result;
    throw new ProvtckError(
      'FARM_EMPTY',
      `no board executed a scenario\n${this.boards.map(({ connection, left }) => `${connection.port}: ${left ?? 'nothing'}`).join('\n')}`,
      'Examine each board with `provtck doctor`.',
    );
  }

  /** Rounds, until no scenario is returned or no board is left. */
  private async execute(folder: ReportFolder, signal: AbortSignal): Promise<void> {
    let parts = 0;
    for (let scenarios = this.options.scenarios; ; ) {
      const healthy = this.boards.filter(({ left }) => left === undefined);
      await Promise.all(
        healthy.map((board) => {
          parts += 1;
          return this.executeOn(
            board,
            { ...this.options, ...(scenarios && { scenarios }) },
            folder.part(parts),
            signal,
          );
        }),
      );
      if (signal.aborted || this.returned.size === 0 || this.boards.every(({ left }) => left !== undefined)) return;
      scenarios = { limits: ['--board'], ids: [...this.returned] };
      for (const id of this.returned) this.taken.delete(id);
      this.returned = new Set();
    }
  }

  private async executeOn(board: FarmBoard, options: SuiteOptions, out: string, signal: AbortSignal): Promise<void> {
    const own = new Set<string>();
    const { port } = board.connection;
    const leave = (why: string): void => {
      board.left = why;
      this.listener.boardLeft(port, why);
    };
    const share: WorkShare = {
      take: (id) => {
        if (signal.aborted || board.left !== undefined || this.taken.has(id)) return false;
        this.taken.add(id);
        own.add(id);
        return true;
      },
      finished: (record) => {
        board.foreign = this.isForeign(record);
        const why = board.foreign ? 'part or firmware differs from the first board' : wedgedBy(record);
        if (why === undefined) {
          // A board that fails soon can be the reason of a scenario without a verdict.
          if (record.verdict !== 'inconclusive') own.delete(record.id);
          this.listener.scenarioFinished(record, port);
          return true;
        }
        leave(why);
        return false;
      },
    };
    try {
      await runSuite({
        ...options,
        connection: board.connection,
        order: { ids: this.order },
        out,
        keep: 0,
        reports: ['transcript'],
        share,
      });
    } catch (error) {
      if (board.left === undefined) leave(error instanceof Error ? error.message : String(error));
    }
    if (board.left !== undefined) for (const id of own) this.returned.add(id);
    // Nothing of another device belongs to the run.
    if (board.foreign === true) rmSync(out, { recursive: true, force: true });
  }

  private isForeign({ device }: ScenarioRecord): boolean {
    if (device === undefined) return false;
    const identity = JSON.stringify([device.part, device.versions]);
    this.identity ??= identity;
    return identity !== this.identity;
  }
}

/** Why a board leaves after a scenario; undefined if it stays. */
const wedgedBy = ({ faultCode, reason }: ScenarioRecord): string | undefined =>
  faultCode !== undefined && WEDGED.test(faultCode) ? (reason ?? faultCode) : undefined;
