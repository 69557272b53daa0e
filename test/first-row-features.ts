import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'mocha';
import { packageRoot } from '../ledger/package-root';
import { ownSources, type Sources } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import { placesIn } from '../runtime/gherkin-index';

const folder = mkdtempSync(join(tmpdir(), 'first-rows-'));
after(() => rmSync(folder, { recursive: true }));

let written: Sources | undefined;

/**
 * A suite with the first row of each outline only, about a quarter of the scenarios. Every rule has a scenario in it, so a
 * run of it can be complete.
 */
export function firstRowSources(): Sources {
  written ??= writeFirstRows();
  return written;
}

function writeFirstRows(): Sources {
  for (const document of parseFeatures(ownSources.features).documents) {
    const uri = document.uri ?? '';
    const later = new Set(
      placesIn(document).flatMap(({ scenario }) => {
        const [, ...rows] = scenario.examples.flatMap(({ tableBody }) => tableBody);
        return rows.map(({ location }) => location.line);
      }),
    );
    const lines = readFileSync(join(packageRoot(), uri), 'utf8').split('\n');
    const file = join(folder, uri);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.filter((_, index) => !later.has(index + 1)).join('\n'));
  }
  return { ...ownSources, features: join(folder, 'features', '**', '*.feature') };
}
