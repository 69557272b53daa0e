import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProvtckError } from '../ledger/error';

/** Names the browser, where the search does not find it. */
const BROWSER = 'PROVTCK_CHROMIUM';
/** Names of the browsers that can print, the best first. */
const NAMES: readonly string[] = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Longest time to print, in ms of the wall clock. */
const PATIENCE_MS = 300_000;

/**
 * The browser that prints.
 *
 * @throws ProvtckError `BROWSER_MISSING`
 */
export function findBrowser({ [BROWSER]: named, PATH = '' }: NodeJS.ProcessEnv = process.env): string {
  const found =
    named === undefined || named === ''
      ? PATH.split(delimiter)
          .flatMap((folder) => NAMES.map((name) => join(folder, name)))
          .sort((a, b) => rank(a) - rank(b))
          .find(existsSync)
      : [named].find(existsSync);
  if (found !== undefined) return found;
  throw new ProvtckError(
    'BROWSER_MISSING',
    named === undefined || named === ''
      ? 'there is no Chromium to print the document'
      : `there is no browser at ${named}`,
    `Install Chromium (apt-get install chromium) or name a browser in ${BROWSER}.`,
  );
}

const rank = (path: string): number => NAMES.findIndex((name) => path.endsWith(name));

/**
 * Prints a page twice: the first time to find the page numbers of its contents.
 *
 * @param pageWith gives the page with these page numbers, by the anchors that its links name
 * @throws ProvtckError `PRINT_FAILED`
 */
export function printPdf(browser: string, pageWith: (numbers: ReadonlyMap<string, number>) => string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-print-'));
  try {
    const draft = print(browser, folder, pageWith(new Map()));
    return print(browser, folder, pageWith(pageNumbers(draft)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(browser: string, folder: string, html: string): Buffer {
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
  writeFileSync(page, html);
  rmSync(pdf, { force: true });
  const { status, error, stderr } = spawnSync(
    browser,
    [
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      // The page is our own and runs no script. Root cannot have a sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ],
    { timeout: PATIENCE_MS, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (existsSync(pdf)) return readFileSync(pdf);
  const why = error?.message ?? (stderr.trim().split('\n').at(-1) || `exit code ${status}`);
  throw new ProvtckError('PRINT_FAILED', `${browser} has printed nothing: ${why}`, 'Try a newer Chromium.');
}

/**
 * The numbers of the pages to which links of a PDF lead, by their anchors. Chromium writes the tree of its pages and
 * the targets of links without compression; a PDF of another form has no numbers.
 */
export function pageNumbers(pdf: Buffer): ReadonlyMap<string, number> {
  const text = pdf.toString('latin1');
  const order = pageOrder(text);
  const numbers = new Map<string, number>();
  for (const [, anchor = '', page = ''] of text.matchAll(/\/([^\s/[\]<>]+) \[(\d+) 0 R \/XYZ/g)) {
    const index = order.indexOf(page);
    if (index >= 0)
      numbers.set(
        anchor.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => charOf(hex)),
        index + 1,
      );
  }
  return numbers;
}

const charOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** The object numbers of all pages, in their order. */
function pageOrder(text: string): readonly string[] {
  const kids = new Map<string, readonly string[]>();
  let root: string | undefined;
  for (const [, object = '', body = ''] of text.matchAll(/\n(\d+) 0 obj\n(<<\/Type \/Pages\b[\s\S]*?>>)\nendobj/g)) {
    const [, list = ''] = /\/Kids \[([^\]]*)\]/.exec(body) ?? [];
    kids.set(
      object,
      [...list.matchAll(/(\d+) 0 R/g)].map(([, kid = '']) => kid),
    );
    if (!body.includes('/Parent')) root = object;
  }
  const pagesUnder = (object: string): readonly string[] => kids.get(object)?.flatMap(pagesUnder) ?? [object];
  return root === undefined ? [] : pagesUnder(root);
}
