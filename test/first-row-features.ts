import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GherkinDocument, Scenario } from '@cucumber/messages';
import { after } from 'mocha';
import { packageRoot } from '../ledger/package-root';
import type { RuleId } from '../ledger/rule';
import { ownSources, type Sources } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import { placesIn } from '../runtime/gherkin-index';
import { indexScenarios } from '../runtime/scenario-index';
import { firstRows, firstScenarios } from './first-scenarios';

const folder = mkdtempSync(join(tmpdir(), 'first-rows-'));
after(() => rmSync(folder, { recursive: true }));

const written = new Map<string, Sources>();

/**
 * A suite with the first row of each outline only, about a quarter of the scenarios. Every rule has a scenario in it, so a
 * run of it can be complete.
 */
export const firstRowSources = (): Sources => sourcesWith('first-rows', firstRows().ids, []);

/**
 * A suite with the first scenario of each rule and with each kind of step, about a tenth of the scenarios. A run of it can
 * be complete as well.
 *
 * @param whole rules that keep all their scenarios
 */
export const firstScenarioSources = (...whole: readonly RuleId[]): Sources =>
  sourcesWith(['first', ...whole].join('-'), firstScenarios().ids, whole);

function sourcesWith(name: string, ids: readonly string[], whole: readonly RuleId[]): Sources {
  const known = written.get(name) ?? write(name, new Set(ids), whole);
  written.set(name, known);
  return known;
}

function write(name: string, ids: ReadonlySet<string>, whole: readonly RuleId[]): Sources {
  // A row has the node of its outline and its own one.
  const kept = new Set(
    indexScenarios().flatMap(({ pickle, identity }) =>
      ids.has(identity.id) || identity.ruleIds.some((id) => whole.includes(id)) ? pickle.astNodeIds : [],
    ),
  );
  for (const document of parseFeatures(ownSources.features).documents) {
    const uri = document.uri ?? '';
    const lines = readFileSync(join(packageRoot(), uri), 'utf8').split('\n');
    const left = leftOut(document, lines, kept);
    const file = join(folder, name, uri);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.filter((_, index) => !left.has(index + 1)).join('\n'));
  }
  return { ...ownSources, features: join(folder, name, 'features', '**', '*.feature') };
}

/** The line where a scenario begins. */
const startOf = ({ tags, location }: Scenario): number => tags[0]?.location.line ?? location.line;

/** Numbers of the lines of scenarios and of rows that are not kept. */
function leftOut(document: GherkinDocument, lines: readonly string[], kept: ReadonlySet<string>): ReadonlySet<number> {
  const scenarios = placesIn(document).map(({ scenario }) => scenario);
  const rules = lines.flatMap((line, index) => (/^\s*Rule:/.test(line) ? [index + 1] : []));
  const starts = [...scenarios.map(startOf), ...rules, lines.length + 1];
  const left = scenarios.flatMap((scenario) => {
    const rows = scenario.examples.flatMap(({ tableBody }) => tableBody);
    if (kept.has(scenario.id)) return rows.filter(({ id }) => !kept.has(id)).map(({ location }) => location.line);
    const start = startOf(scenario);
    const end = Math.min(...starts.filter((line) => line > start));
    return Array.from({ length: end - start }, (_, index) => start + index);
  });
  return new Set(left);
}
