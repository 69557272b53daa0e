import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempting, writeOut } from './out-file';

/** Lists the paths of a site's pages, one on each line: the suite removes only these files. */
const LIST = 'pages.txt';
/** The first page. */
const FIRST = 'index.html';
/** A page of the site; a manipulated list cannot name a file outside the folder. */
const PAGE = /^(?:[a-z]+\/)?[\w-][\w.-]*\.html$/;

/** The folder of a site. It can contain other files, which stay. */
export class SiteFolder {
  constructor(private readonly folder: string) {}

  /** Whether a page exists and its site was written completely. */
  has(page: string): boolean {
    return existsSync(join(this.folder, FIRST)) && existsSync(join(this.folder, page));
  }

  /**
   * Replaces the pages of an earlier site with these pages. If it is interrupted, the folder never contains pages of
   * both sites, and the first page exists only together with all others.
   *
   * @throws ProvtckError `OUT_UNWRITABLE`
   */
  replace(pages: ReadonlyMap<string, string>): void {
    this.clear();
    // Without this, the first page of a site without a list would link to pages of both.
    attempting(this.folder, () => rmSync(join(this.folder, FIRST), { force: true }));
    writeOut(join(this.folder, LIST), `${[...pages.keys()].join('\n')}\n`);
    for (const [path, html] of pages) if (path !== FIRST) writeOut(join(this.folder, path), html);
    const first = pages.get(FIRST);
    if (first !== undefined) writeOut(join(this.folder, FIRST), first);
  }

  /**
   * Removes an earlier site, the first page first, and the folder if it is then empty.
   *
   * @throws ProvtckError `OUT_UNWRITABLE`
   */
  clear(): void {
    const list = join(this.folder, LIST);
    if (!existsSync(list)) return;
    attempting(this.folder, () => {
      const own = readFileSync(list, 'utf8')
        .split('\n')
        .filter((path) => PAGE.test(path));
      for (const path of [FIRST, ...own.filter((each) => each !== FIRST)])
        rmSync(join(this.folder, path), { force: true });
      rmSync(list);
      const folders = new Set(own.map(dirname).filter((name) => name !== '.'));
      for (const folder of [...[...folders].map((name) => join(this.folder, name)), this.folder])
        if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
    });
  }
}
