import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempting, writeOut } from './out-file';

/** Holds the paths of a site's pages, one a line: what else lies in its folder is not the suite's to remove. */
const LIST = 'pages.txt';
/** Where a reader begins. */
const FIRST = 'index.html';
/** A page of the site; whoever has changed the list cannot point it out of the folder. */
const PAGE = /^(?:[a-z]+\/)?[\w-][\w.-]*\.html$/;

/** The folder of a site. Files that are not the site's own may lie in it and stay. */
export class SiteFolder {
  constructor(private readonly folder: string) {}

  /** Whether a page is there, of a site that was written to its end. */
  has(page: string): boolean {
    return existsSync(join(this.folder, FIRST)) && existsSync(join(this.folder, page));
  }

  /**
   * Puts these pages in place of those of an earlier site. However it is stopped, no reader finds pages of both, and the
   * first page lies there only with all the others.
   *
   * @throws ProvtckError `OUT_UNWRITABLE`
   */
  replace(pages: ReadonlyMap<string, string>): void {
    this.clear();
    // Of a site without its list the first page would otherwise lead to pages of both.
    attempting(this.folder, () => rmSync(join(this.folder, FIRST), { force: true }));
    writeOut(join(this.folder, LIST), `${[...pages.keys()].join('\n')}\n`);
    for (const [path, html] of pages) if (path !== FIRST) writeOut(join(this.folder, path), html);
    const first = pages.get(FIRST);
    if (first !== undefined) writeOut(join(this.folder, FIRST), first);
  }

  /**
   * Removes an earlier site, the first page first; and the folder, where nothing else is in it.
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
