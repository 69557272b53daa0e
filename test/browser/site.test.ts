import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { registerMutants } from '../../mutants/catalogue';
import { barriers, describeInBrowser, launch, leaveOutRepetitions, type Opened, open, overflow, show } from './browser';
import { Bench, pageTypes } from './built-site';

registerMutants();

/** A device that breaks this rule and what follows from it. */
const mutant = 'mutant:open-after-failure';
const broken = 'PROV-7.5-09';
/** The records of the scenarios of that rule. */
const RECORD = join('records', '7-host-apis-7.5-blocking.html');
/** Enough to have every verdict and a use example; pages are the same for any number. */
const rules = [broken, 'PROV-7.5-02', 'PROV-7.1-04', 'PROV-8.1-01', 'PROV-2.1-16', 'PROV-9-18'];
/** Windows on a desk, and on a telephone that is held upright. */
const desk = { width: 1440, height: 900 };
const telephone = { width: 360, height: 740 };
/** Windows that are looked at beside each other. */
const lanes = 2;

describeInBrowser('the site in a browser', () => {
  const bench = new Bench();
  let browser: Browser;
  let site: string;
  /** The window of most tests. */
  let window: Opened;

  before(async () => {
    const reference = await bench.run('reference', { rules });
    const breaking = await bench.run('breaking', { adapter: mutant, rules });
    site = await bench.site('site', `1.2=${reference}`, `1.3=${breaking}`);
    browser = await launch();
    window = await open(browser, join(site, 'index.html'));
  });

  after(async () => {
    await browser?.close();
    bench.remove();
  });

  /** Does something on a page; whatever the browser complained of, or fetched from elsewhere, fails the test. */
  async function on(file: string, act: (page: Page) => Promise<void>, { page, complaints, requests } = window) {
    await show(page, join(site, file));
    await act(page);
    expect(complaints).to.deep.equal([]);
    expect(requests).to.deep.equal([]);
  }

  const shownRules = (page: Page) => page.locator('#rules tr:visible');
  const pathOf = (page: Page): string => new URL(page.url()).pathname.slice(site.length + 1);

  it('has no barrier and nothing wider than the window, on any type of page', async () => {
    const pages = pageTypes(site, join('rules', `${broken}.html`), RECORD);
    expect(pages)
      .to.include('index.html')
      .and.include('rules.html')
      .and.include(join('rules', `${broken}.html`))
      .and.include(RECORD);
    const look = async (path: string, at: Opened) =>
      on(
        path,
        async (page) => {
          // What is closed is not examined.
          await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
          await page.setViewportSize(desk);
          expect(await overflow(page), `${path} at ${desk.width}`).to.equal(0);
          await page.setViewportSize(telephone);
          expect(await overflow(page), `${path} at ${telephone.width}`).to.equal(0);
          // What is wide scrolls, and only a whole page is as wide as it gets.
          expect(await barriers(page, ['scrollable-region-focusable']), path).to.deep.equal([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          await leaveOutRepetitions(page);
          expect(await barriers(page, ['color-contrast']), `${path} in the dark`).to.deep.equal([]);
          await page.setViewportSize(desk);
          await page.emulateMedia({ colorScheme: 'light' });
          expect(await barriers(page), `${path} by day`).to.deep.equal([]);
        },
        at,
      );
    const queue = [...pages];
    const lane = async () => {
      const at = await open(browser, join(site, 'index.html'));
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) await look(path, at);
      await at.page.context().close();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    expect(queue).to.deep.equal([]);
  });

  it('filters the rules and finds them by their words', () =>
    on('rules.html', async (page) => {
      const all = await shownRules(page).count();
      const ids = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#rules tr')].map(({ dataset }) => dataset.id)`,
      );
      await page.getByLabel('Level').selectOption('SHOULD');
      const filtered = await shownRules(page).count();
      expect(filtered).to.be.greaterThan(0).and.lessThan(all);
      expect(await page.locator('#count').textContent()).to.equal(`${filtered} of ${all} rules`);
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.getByLabel('Search').fill('confirmation cloud');
      await expectRules(page, (count) => count > 0 && count < all);
      const texts = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#rules tr:not([hidden])')].map((row) => row.textContent + row.dataset.words)`,
      );
      expect(texts).to.not.have.length(0);
      for (const text of texts)
        expect(text)
          .to.match(/cloud/i)
          .and.match(/confirm/i);
      await page.getByLabel('Search').fill('open socket status 16');
      await expectRules(page, (count) => count > 0 && count < 20);
      expect(await shownRules(page).allTextContents()).to.satisfy((rows: string[]) =>
        rows.some((row) => row.includes('unblock the APIs immediately after status 16')),
      );
      await page.getByLabel('Search').fill('may the host open a socket while the device waits for the cloud?');
      await expectRules(page, (count) => count > 0 && count < 20);
      expect(await page.locator('#count').textContent()).to.match(/; none contains all the words$/);
      expect((await shownRules(page).allTextContents()).join())
        .to.match(/cloud/i)
        .and.match(/unblock the APIs/);
      await page.getByLabel('Search').fill('prov-7.5-09');
      await expectRules(page, (count) => count > 0);
      expect(await shownRules(page).first().getAttribute('data-id')).to.equal(broken);
      await page.getByLabel('Search').fill('xylophone');
      await expectRules(page, (count) => count === 0);
      expect(await page.getByText('No rule matches.').isVisible()).to.equal(true);
      await page.getByLabel('Search').fill('');
      const order = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#rules tr')].map(({ dataset }) => dataset.id)`,
      );
      expect(order).to.have.length(all);
      expect(order.slice(0, 2)).to.deep.equal(ids.slice(0, 2));
      expect(await page.getByText('No rule matches.').isVisible()).to.equal(false);
    }));

  it('says what of a link it does not know', () =>
    on('rules.html', async (page) => {
      await page.goto(`${page.url()}#level=PERHAPS&colour=red&verdict=fail`);
      await page.getByText('The address contains colour').waitFor();
      expect(await page.locator('#unknown').textContent()).to.match(/contains colour=red, level=PERHAPS, w/);
      expect(await page.getByLabel('Level').inputValue()).to.equal('');
      expect(await page.getByLabel('Verdict').inputValue()).to.equal('fail');
      await page.getByLabel('Level').selectOption('MUST');
      expect(await page.locator('#unknown').textContent()).to.equal('');
    }));

  /** Waits until the number of rules that are shown is as it should be. */
  async function expectRules(page: Page, fits: (count: number) => boolean) {
    for (let tries = 50; tries > 0 && !fits(await shownRules(page).count()); tries -= 1)
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    const count = await shownRules(page).count();
    expect(fits(count), `${count} rules are shown`).to.equal(true);
  }

  it('sends a filter as a link', () =>
    on('rules.html', async (page) => {
      await page.getByLabel('Verdict').selectOption('fail');
      await page.getByLabel('Search').fill('block');
      const address = await page.evaluate<string>('location.href');
      expect(address).to.match(/#.*verdict=fail/);
      const shown = await shownRules(page).allTextContents();
      expect(shown).to.not.have.length(0);
      const other = await page.context().newPage();
      await other.goto(address);
      expect(await shownRules(other).allTextContents()).to.deep.equal(shown);
      expect(await other.getByLabel('Search').inputValue()).to.equal('block');
      await other.close();
    }));

  it('leads from the overview to a failed rule, what went wrong, its scenario, and back', () =>
    on('index.html', async (page) => {
      await page.getByRole('link', { name: 'Rules', exact: true }).first().click();
      await page.getByLabel('Verdict').selectOption('fail');
      await page.getByRole('link', { name: broken, exact: true }).click();
      expect(pathOf(page)).to.equal(`rules/${broken}.html`);
      expect(await page.locator('main').textContent()).to.include('--rule PROV-7.5-09');
      const scenario = page.locator('article.scenario', { hasText: `${broken}/1 ` });
      expect(await scenario.count()).to.equal(1);
      await page.goBack();
      expect(await page.getByLabel('Verdict').inputValue()).to.equal('fail');
      expect(await shownRules(page).count()).to.be.lessThan(100);
    }));

  it('leads from a feature to a scenario, from there to its rule, and back to the scenario', () =>
    on('index.html', async (page) => {
      await page.locator('a[href*="7.5-blocking"]').first().click();
      const scenario = page.locator('article.scenario', { hasText: `${broken}/1 ` }).first();
      expect(await scenario.textContent()).to.match(/Given.*Then/s);
      await scenario.getByRole('link', { name: broken, exact: true }).click();
      expect(pathOf(page)).to.equal(`rules/${broken}.html`);
      await page.goBack();
      expect(await scenario.isVisible()).to.equal(true);
    }));

  it('can be used by keyboard alone', () =>
    on('index.html', async (page) => {
      await tabTo(page, 'a', 'Rules');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/rules.html');
      await tabTo(page, 'input', '');
      await page.keyboard.type(broken);
      await tabTo(page, 'a', broken);
      expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).to.equal('solid');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/rules/${broken}.html`);
    }));

  /** Presses Tab until an element of this kind and text has the focus. */
  async function tabTo(page: Page, element: string, text: string) {
    const focused = () =>
      page.evaluate<string>('document.activeElement.localName + " " + document.activeElement.textContent.trim()');
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()) === `${element} ${text}`) return;
    }
    expect.fail(`no ${element} "${text}" within 40 presses of Tab`);
  }

  it('compares two results, what got worse first, and leads to the rule', () =>
    on('index.html', async (page) => {
      await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
      const change = page.locator('#change-1');
      expect(await change.getByRole('heading').first().textContent()).to.equal('From 1.2 to 1.3');
      expect(await change.textContent()).to.match(/regression/i);
      const headings = await change.getByRole('heading', { level: 3 }).allTextContents();
      expect(headings.slice(0, 2)).to.deep.equal(['Run', 'Newly failing']);
      await change.getByRole('link', { name: broken, exact: true }).first().click();
      expect(pathOf(page)).to.equal(`rules/${broken}.html`);
    }));

  it('says everything but the filter without JavaScript', async () => {
    const withScripts: string[] = [];
    await on('rules.html', async (page) => {
      withScripts.push(...(await shownRules(page).allTextContents()));
    });
    const bare = await open(browser, join(site, 'index.html'), { javaScriptEnabled: false });
    await on(
      'index.html',
      async (page) => {
        await page.getByRole('link', { name: 'Rules', exact: true }).first().click();
        expect(await page.locator('#filter').isVisible()).to.equal(false);
        await page.getByRole('link', { name: '9 The HTTP server' }).click();
        expect(await page.locator('#rules tr:target').getAttribute('data-chapter')).to.equal('9');
        expect(await shownRules(page).allTextContents()).to.deep.equal(withScripts);
        await page.getByRole('link', { name: broken, exact: true }).click();
        expect(await page.locator('article.scenario').first().isVisible()).to.equal(true);
      },
      bare,
    );
    await bare.page.context().close();
  });

  it('prints, without what only a screen needs', async () => {
    for (const path of ['index.html', `rules/${broken}.html`])
      await on(path, async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        // Paper is white, whatever the screen is.
        expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).to.equal(
          'rgb(255, 255, 255)',
        );
        expect(await page.locator('nav').first().isVisible()).to.equal(false);
        expect(await page.locator('main').isVisible()).to.equal(true);
        expect(await overflow(page)).to.equal(0);
        await page.emulateMedia({ media: null, colorScheme: null });
      });
    const pdf = await window.page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).to.be.greaterThan(0);
  });

  it('runs no script but its own, wherever another comes from', async () => {
    const file = join(bench.folder, 'injected.html');
    const smuggled = '<script>window.hacked = 1</script><img src="x" onerror="window.hacked = 1">';
    writeFileSync(file, readFileSync(join(site, 'rules.html'), 'utf8').replace('<body>', `<body>${smuggled}`));
    const { page, complaints } = await open(browser, file);
    expect(await page.locator('img[src=x]').count()).to.equal(1);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'hacked = 1' }))`,
    );
    expect(await page.evaluate('typeof window.hacked')).to.equal('undefined');
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).to.not.have.length(0);
    // The page's own script has run all the same.
    expect(await page.locator('#filter').isVisible()).to.equal(true);
    await page.context().close();
  });
});
