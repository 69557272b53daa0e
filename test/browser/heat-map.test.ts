import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { renderHeatMap } from '../../calibration/heat-map';
import { loadLedger } from '../../ledger/ledger';
import { device, matrix } from '../calibration/matrices';
import { barriers, describeInBrowser, launch, type Opened, open, overflow } from './browser';

const widths = [1280, 420];

/** Enough devices to scroll, and as many failures as any has: one to a hundred and more in every section. */
function page(): string {
  const { rules } = loadLedger();
  const failed = Object.fromEntries(rules.map(({ id }, index) => [id, 2 ** (index % 8)]));
  const devices = Array.from({ length: 60 }, (_, index) =>
    device(`device-${index}`, { failed, killedBy: ['PROV-7.5-01/1 a scenario with a name of usual length'] }),
  );
  return renderHeatMap(
    matrix(devices, {
      variants: [{ id: 'slow', story: 'Each step takes 10 s.', red: [] }],
      idle: [{ scenario: 'PROV-4.3-09/3 a stop', reason: 'It records an answer.' }, { scenario: 'PROV-4.3-09/4' }],
      monitors: [{ monitor: 'auto-starts', rule: 'PROV-4.2-01', devices: [], tested: 1 }],
    }),
  );
}

describeInBrowser('the heat map in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-map-'));
  let browser: Browser;
  let window: Opened;
  before(async () => {
    const file = join(folder, 'kill-matrix.html');
    writeFileSync(file, page());
    browser = await launch();
    window = await open(browser, file);
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const top = (on: Page, selector: string): Promise<number> =>
    on.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().top`);

  for (const width of widths) {
    it(`is accessible at ${width} pixels in light and dark colours, and fits the window`, async () => {
      await window.page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await window.page.emulateMedia({ colorScheme });
        expect(await overflow(window.page)).to.equal(0);
        expect(await barriers(window.page), colorScheme).to.deep.equal([]);
      }
      expect(window.complaints).to.deep.equal([]);
    });

    it(`keeps its header visible at ${width} pixels, and shows a story in the width of the window`, async () => {
      const { page: on } = window;
      await on.setViewportSize({ width, height: 800 });
      await on.evaluate(`document.querySelector('.map').parentElement.scrollTop = 300`);
      expect(await top(on, '.map thead th')).to.be.closeTo(await top(on, '.wide'), 2);
      await on.locator('.map a[href="#device-40"]').click();
      const story = on.locator('#device-40');
      expect(await story.isVisible()).to.equal(true);
      expect((await story.boundingBox())?.width).to.be.greaterThan(width * 0.8);
      const rows = await on.evaluate<number[]>(
        `[...document.querySelectorAll('.map tbody tr')].map(({ offsetHeight }) => offsetHeight)`,
      );
      expect(Math.max(...rows)).to.be.lessThan(40);
    });
  }
});
