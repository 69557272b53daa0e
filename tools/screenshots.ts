/** Writes the pictures in docs/images: pages of the site for a run with a mutant, in Chromium. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { registerMutants } from '../mutants/catalogue';
import { launch, open } from '../test/browser/browser';
import { Bench } from '../test/browser/built-site';

/** Largest size of a picture in bytes. */
const LARGEST = 200_000;

/** A scenario in which the device breaks the rule. */
const RECORD = 'records/7-host-apis-7.5-blocking.html#PROV-7.5-09-1.1';

const pictures = [
  { name: 'overview', page: 'index.html', width: 1100, height: 820, colorScheme: 'light' },
  { name: 'failure', page: 'rules/PROV-7.5-09.html#failures', width: 880, height: 840, colorScheme: 'light' },
  { name: 'record', page: RECORD, width: 880, height: 560, colorScheme: 'light' },
  { name: 'matrices', page: 'matrices.html#glance', width: 1200, height: 620, colorScheme: 'light' },
  { name: 'rules-phone', page: 'rules.html#verdict=fail', width: 360, height: 760, colorScheme: 'dark' },
] as const;

async function main(): Promise<void> {
  registerMutants();
  const bench = new Bench();
  const browser = await launch();
  try {
    const site = await bench.site('site', await bench.run('run', { adapter: 'mutant:open-after-failure' }));
    for (const { name, page: path, width, height, colorScheme } of pictures) {
      const [file = '', fragment] = path.split('#');
      const { page } = await open(browser, join(site, file), { viewport: { width, height }, colorScheme });
      if (fragment !== undefined) await page.goto(`${page.url()}#${fragment}`);
      const picture = join(packageRoot(), 'docs', 'images', `${name}.png`);
      await page.screenshot({ path: picture });
      const { size } = statSync(picture);
      if (size > LARGEST) throw new Error(`${picture} has ${size} bytes; ${LARGEST} is the limit`);
      process.stdout.write(`${picture}  (${size} bytes)\n`);
    }
  } finally {
    await browser.close();
    bench.remove();
  }
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
