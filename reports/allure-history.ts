import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const ExecutorSchema = v.looseObject({ buildName: v.string(), buildOrder: v.optional(v.number()) });
const TrendSchema = v.array(v.unknown());

/** Names of Allure's files. */
const EXECUTOR = 'executor.json';
const HISTORY = 'history';
const TREND = 'history-trend.json';
const PAGE = 'index.html';
/** Format in which a one-file page contains the files of the history. */
const PACKED = /\bd\('history\/([a-z-]+\.json)','([A-Za-z0-9+/=]*)'\)/g;

/**
 * The earlier runs, as Allure's page shows them. The page of a run contains the history including that run, and the
 * results of the next run continue it. A pipeline passes the folder `allure-report` from job to job.
 */
export class AllureHistory {
  private readonly executor: string;
  private readonly former: string;

  /**
   * @param results folder of Allure's results
   * @param page folder of Allure's page
   */
  constructor(
    results: string,
    private readonly page: string,
  ) {
    this.executor = join(results, EXECUTOR);
    this.former = join(results, HISTORY);
  }

  /** Copies the history from the page of an earlier run, and numbers this run after the last one. */
  takeUp(): void {
    const kept = join(this.page, HISTORY);
    const run = read(this.executor, ExecutorSchema);
    // The page of the same run already contains this run; the earlier history is still beside the results.
    if (read(join(kept, EXECUTOR), ExecutorSchema)?.buildName !== run?.buildName && existsSync(kept)) {
      rmSync(this.former, { recursive: true, force: true });
      cpSync(kept, this.former, { recursive: true });
    }
    const runsBefore = read(join(this.former, TREND), TrendSchema)?.length ?? 0;
    writeFileSync(this.executor, JSON.stringify({ ...run, buildOrder: runsBefore + 1 }));
  }

  /** Copies the history beside the page that contains it, where the next run reads it. */
  keep(): void {
    const kept = join(this.page, HISTORY);
    mkdirSync(kept, { recursive: true });
    for (const [, name = '', content = ''] of readFileSync(join(this.page, PAGE), 'utf8').matchAll(PACKED))
      writeFileSync(join(kept, name), Buffer.from(content, 'base64'));
    cpSync(this.executor, join(kept, EXECUTOR));
  }
}

/** The contents of a file; undefined if it is missing or invalid, because a history must not fail a run. */
function read<T>(file: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    const found = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
    return found.success ? found.output : undefined;
  } catch {
    return undefined;
  }
}
