import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSite } from '../../cli/spec';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';

/** A folder in which runs leave their reports, and the site over them. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'provtck-site-'));

  /**
   * Runs the suite into a folder of its own and returns the path of its result. It writes what a site is built of,
   * unless the options name the reports.
   */
  async run(name: string, options: SuiteOptions): Promise<string> {
    const out = join(this.folder, name);
    await runSuite({ reports: ['result', 'transcript'], ...options, out });
    return join(out, 'result.json');
  }

  /** Builds the site over these results, as a user does, and returns its folder. */
  async site(name: string, ...results: readonly string[]): Promise<string> {
    const out = join(this.folder, name);
    await writeSite({ result: results, out });
    return out;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Cells of the longest row of any table of a page. */
const columnsOf = (html: string): number =>
  Math.max(...html.split('<tr').map((row) => (row.split('</tr>')[0] ?? '').split(/<t[hd]\b/).length - 1));

/** Pages of each type: every page at the top, and of each folder the one with the widest table and those named. */
export function pageTypes(site: string, ...named: readonly string[]): string[] {
  const pages = readdirSync(site, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name.endsWith('.html') ? [entry.name] : [];
    const all = readdirSync(join(site, entry.name)).map((name) => join(entry.name, name));
    const columns = new Map(all.map((path) => [path, columnsOf(readFileSync(join(site, path), 'utf8'))]));
    const widest = Math.max(...columns.values());
    return [
      ...new Set([
        ...all.filter((path) => columns.get(path) === widest).slice(0, 1),
        ...named.filter((path) => columns.has(path)),
      ]),
    ];
  });
  return pages.sort();
}
