import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'mocha';
import { packageRoot } from '../ledger/package-root';
import type { RuleId } from '../ledger/rule';
import { ownSources, type Sources } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import { placesIn } from '../runtime/gherkin-index';

const folder = mkdtempSync(join(tmpdir(), 'first-rows-'));
after(() => rmSync(folder, { recursive: true }));

const written = new Map<string, Sources>();

/**
 * A suite with the first row of each outline only, about a quarter of the scenarios. Every rule has a scenario in it, so a
 * run of it can be complete.
 *
 * @param whole rules whose outlines keep all rows
 */
export function firstRowSources(...whole: readonly RuleId[]): Sources {
  const key = whole.join();
  const known = written.get(key) ?? writeFirstRows(`suite-${written.size}`, whole);
  written.set(key, known);
  return known;
}

function writeFirstRows(name: string, whole: readonly string[]): Sources {
  for (const document of parseFeatures(ownSources.features).documents) {
    const uri = document.uri ?? '';
    const later = new Set(
      placesIn(document).flatMap(({ scenario }) => {
        if (whole.some((rule) => scenario.name.startsWith(`${rule}/`))) return [];
        const [, ...rows] = scenario.examples.flatMap(({ tableBody }) => tableBody);
        return rows.map(({ location }) => location.line);
      }),
    );
    const lines = readFileSync(join(packageRoot(), uri), 'utf8').split('\n');
    const file = join(folder, name, uri);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.filter((_, index) => !later.has(index + 1)).join('\n'));
  }
  return { ...ownSources, features: join(folder, name, 'features', '**', '*.feature') };
}
