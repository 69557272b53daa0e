import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The accessibility checker, in half the size of what `axe-core` exports as its source; every page reads it anew. */
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Names the browser, where it is not Debian's. */
const BROWSER = 'PROVTCK_CHROMIUM';
/** Set where a test run without a browser must not pass, as in CI. */
const REQUIRED = 'PROVTCK_BROWSER_REQUIRED';

const executable = process.env[BROWSER] ?? '/usr/bin/chromium';

/** Why the browser tests do not run, and how to run them; undefined where they do. */
const absent =
  existsSync(executable) || process.env[REQUIRED]
    ? undefined
    : `no browser at ${executable}: install Chromium (apt-get install chromium) or name one in ${BROWSER}`;

let said = false;

/**
 * A `describe` of tests that need the browser. Where there is none, one line says so for all of them; where they are
 * required they always run, and fail without one.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  if (absent === undefined) describe(name, tests);
  else if (!said) it.skip(`pages in a browser (${absent})`);
  said = true;
}

/** Starts the browser. The pages are our own, so it needs no sandbox, which root could not have. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });

/** Longest wait for anything on a page, in ms of the wall clock. */
const patience = 15_000;

/** A page of the disk in a window of its own, and what the browser complained of while it was open. */
export interface Opened {
  readonly page: Page;
  /** Errors of the console and of scripts, among them every violation of the policy. */
  readonly complaints: readonly string[];
  /** What the page wanted from anywhere but the disk. */
  readonly requests: readonly string[];
}

/** Opens a file of the disk in a window of its own. */
export async function open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) requests.push(request.url());
  });
  await show(page, file);
  return { page, complaints, requests };
}

/** Goes to a file of the disk in a window that is open. */
export async function show(page: Page, file: string): Promise<void> {
  await page.goto(pathToFileURL(file).href);
}

/**
 * What the accessibility checker calls serious or critical, and headings out of order: `color-contrast: td > a`.
 *
 * @param rules names of those to look for; all of them by default
 */
export async function barriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Said to the page directly: a script tag would be stopped by the policy, as it should.
  if (!(await page.evaluate<boolean>('"axe" in window')))
    await page.evaluate(`${axeSource}; axe.configure({ reporter: 'v2' })`);
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) });
  return page.evaluate<string[]>(`axe.run(${options}).then(({ violations }) =>
    violations.filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'heading-order')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')))`);
}

/** How many elements of one kind are left of a page to be examined. */
const OF_A_KIND = 2;

/**
 * Takes out of a page what it has more than twice: the same elements with the same classes, attributes and colours at the
 * same kind of place, where only texts and values differ. The checker says the same of each, and needs most of its time
 * for them. Headings stay, because their order counts, and so does what gives its parent a name or its columns.
 */
export const leaveOutRepetitions = (page: Page): Promise<void> =>
  page.evaluate<void>(`{
    const numbers = new Map();
    const numberOf = (...parts) => {
      const key = JSON.stringify(parts);
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key);
    };
    const looks = new Map();
    const kinds = new Map();
    /** What an element looks like by itself, and with everything in it. */
    const inspect = (element) => {
      const { color, backgroundColor, display } = getComputedStyle(element);
      const attributes = [...element.attributes].map(({ name, value }) => name + (value === '' ? '' : '='));
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      const tag = element.localName;
      looks.set(element, numberOf(tag, element.getAttribute('class'), attributes, color, backgroundColor, display, hasText));
      for (const child of element.children) inspect(child);
      const content = [...new Set([...element.children].map((child) => kinds.get(child)))].sort();
      kinds.set(element, numberOf(looks.get(element), content));
    };
    const seen = new Map();
    const thin = (element, place) => {
      for (const child of [...element.children]) {
        const kind = numberOf(place, kinds.get(child));
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (seen.get(kind) > ${OF_A_KIND} && !/^(h[1-6]|t[dh]|d[dt]|title|desc|caption|figcaption|label|legend|summary)$/.test(child.localName)) child.remove();
        else thin(child, numberOf(place, looks.get(child)));
      }
    };
    inspect(document.body);
    thin(document.body, 0);
  }`);

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
