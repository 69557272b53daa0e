import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const ExecutorSchema = v.looseObject({ buildName: v.string(), buildOrder: v.optional(v.number()) });
const TrendSchema = v.array(v.unknown());

/** Allure's names of its files. */
const EXECUTOR = 'executor.json';
const HISTORY = 'history';
const TREND = 'history-trend.json';
const PAGE = 'index.html';
/** How a page that is one file holds the files of the history. */
const PACKED = /\bd\('history\/([a-z-]+\.json)','([A-Za-z0-9+/=]*)'\)/g;

/**
 * The runs before this one, as Allure's page shows them. The page of a run keeps the history with that run in it, and
 * the next run's results take it up from there; a pipeline carries the folder `allure-report` from job to job.
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

  /** Takes up the history that the page of an earlier run has kept, and numbers this run after the last. */
  takeUp(): void {
    const kept = join(this.page, HISTORY);
    const run = read(this.executor, ExecutorSchema);
    // The page of the same run knows this run already; what it was made from still lies with the results.
    if (read(join(kept, EXECUTOR), ExecutorSchema)?.buildName !== run?.buildName && existsSync(kept)) {
      rmSync(this.former, { recursive: true, force: true });
      cpSync(kept, this.former, { recursive: true });
    }
    const runsBefore = read(join(this.former, TREND), TrendSchema)?.length ?? 0;
    writeFileSync(this.executor, JSON.stringify({ ...run, buildOrder: runsBefore + 1 }));
  }

  /** Keeps the history beside the page that has it in it, where the next run finds it. */
  keep(): void {
    const kept = join(this.page, HISTORY);
    mkdirSync(kept, { recursive: true });
    for (const [, name = '', content = ''] of readFileSync(join(this.page, PAGE), 'utf8').matchAll(PACKED))
      writeFileSync(join(kept, name), Buffer.from(content, 'base64'));
    cpSync(this.executor, join(kept, EXECUTOR));
  }
}

/** The contents of a file, undefined where it is not there or is something else: a history is worth no failure. */
function read<T>(file: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    const found = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
    return found.success ? found.output : undefined;
  } catch {
    return undefined;
  }
}
