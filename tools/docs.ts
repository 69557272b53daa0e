/**
 * Writes the generated parts of docs/: `npm run docs`. A test fails while one of them is stale. A generated part is between
 * the comments `<!-- generated: <name> -->` and `<!-- end -->`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadMatrix } from '../cli/matrix/load';
import { decisionsTable, errataTable, rulesTable, scenariosTable } from '../cli/matrix/markdown';
import type { Matrix } from '../cli/matrix/matrix';
import { suiteScenarios } from '../cli/suite-scenarios';
import { concerns } from '../ledger/applicability';
import { claims } from '../ledger/claims';
import { constants } from '../ledger/constants';
import { errata } from '../ledger/errata';
import { publicFunctions } from '../ledger/functions';
import { loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { quantities } from '../ledger/quantities';
import { decisionsFile } from '../ledger/trace';
import { calibrationParts } from './calibration-docs';
import { allCombinations, productFiles, selected } from './combinations';
import { composedParts } from './composed-docs';
import { collectDecisions } from './decisions';
import { explorationParts } from './exploration-docs';
import { table } from './markdown-table';
import { modelParts } from './model-docs';
import { partyParts } from './party-docs';
import { editorSteps, editorStepsFile, formTable, parameterTable, stepTables, timeTable } from './step-list';

const parts: Readonly<Record<string, (matrix: Matrix) => string>> = {
  'matrix of rules': rulesTable,
  'matrix of scenarios': scenariosTable,
  'matrix of decisions': decisionsTable,
  'matrix of errata': errataTable,
  'two-stage functions': () =>
    publicFunctions()
      .filter(({ staged }) => staged)
      .map(({ name }) => `\`${name}\``)
      .join(', '),
  ...modelParts,
  ...partyParts,
  'device statement': () =>
    ['```yaml', readFileSync(join(packageRoot(), 'examples', 'device-statement.yaml'), 'utf8').trimEnd(), '```'].join(
      '\n',
    ),
  claims: () => {
    const scenarios = suiteScenarios();
    return table(
      ['claim', 'scenarios that do not apply without it', 'rules that need it, whatever their steps'],
      claims().map((claim) => [
        `\`${claim.claim}\`: ${claim.meaning}`,
        String(scenarios.filter(({ requirements }) => concerns(claim, requirements)).length),
        claim.rules.join(', '),
      ]),
    );
  },
  ixit: () =>
    table(
      ['name', 'default', 'limit', 'meaning'],
      quantities()
        .filter(({ basis }) => basis === 'IXIT')
        .map(({ name, ms, above, below, meaning }) => [
          name,
          `${ms} ms`,
          [...(above ? [`longer than ${above}`] : []), ...(below ? [`shorter than ${below}`] : [])].join(', '),
          meaning,
        ]),
    ),
  answers: () =>
    table(
      ['erratum', 'answered by'],
      errata().map(({ id, answer }) => [
        id,
        'scenarios' in answer
          ? answer.scenarios.join(', ')
          : 'judged' in answer
            ? `the verdict of ${answer.judged}: ${answer.pass} / ${answer.fail}`
            : `nobody: ${answer.none}`,
      ]),
    ),
  statuses: () =>
    table(
      ['ProvisioningStatus', 'name'],
      Object.entries(constants.status).map(([name, value]) => [String(value), name]),
    ),
  functions: () =>
    table(
      ['function', 'group', 'arguments'],
      publicFunctions().map((fn) => [fn.name, fn.silo, `\`${JSON.stringify(fn.arguments)}\``]),
    ),
  steps: () => stepTables(table),
  'step parameters': () => parameterTable(table),
  'step times': () => timeTable(table),
  'step forms': () => formTable(table),
  quantities: () =>
    table(
      ['name', 'ms', 'basis', 'meaning', 'ground of the default'],
      quantities().map(({ name, ms, basis, meaning, ground = '' }) => [name, String(ms), basis, meaning, ground]),
    ),
  pairs: () =>
    table(
      ['feature', 'product', 'parameters', 'combinations', 'run'],
      productFiles().flatMap(({ feature, products }) =>
        products.map((product) => [
          basename(feature, '.feature'),
          product.id,
          Object.entries(product.parameters)
            .map(([parameter, values]) => `${parameter} (${values.length})`)
            .join(', '),
          String(allCombinations(product).length),
          String(selected(product).length),
        ]),
      ),
    ),
  errata: () =>
    table(
      ['id', 'question', 'readings (default first)', 'what the suite does'],
      errata().map((each) => [
        each.id,
        each.question,
        [...each.readings]
          .sort((a, b) => Number(b.id === each.default) - Number(a.id === each.default))
          .map((reading) => `**${reading.id}**${reading.effect === undefined ? '' : '\\*'}: ${reading.says}`)
          .join('<br>'),
        each.resolution,
      ]),
    ),
  ...calibrationParts,
  ...composedParts,
  ...explorationParts,
  untestable: () =>
    table(
      ['rule', 'obligation', 'why no test can judge it'],
      loadLedger()
        .rules.filter((rule) => rule.class === 'untestable')
        .map(({ id, statement, observe, note }) => [id, statement, note ?? observe]),
    ),
  'host driver': () =>
    table(
      ['erratum', "what TI's driver does"],
      errata().flatMap((each) => (each.driver === undefined ? [] : [[each.id, each.driver]])),
    ),
};

/** A page with current generated parts. */
function refreshed(page: string, matrix: Matrix): string {
  return page.replace(
    /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = parts[name];
      if (make === undefined)
        throw new Error(`no generated part is named "${name}"; the names are ${Object.keys(parts).join(', ')}`);
      return `${open}${make(matrix)}\n${close}`;
    },
  );
}

/** Paths of the pages in docs/. */
export const pages = (): readonly string[] => {
  const folder = join(packageRoot(), 'docs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
};

/** Each generated page and file with its current text. */
export async function fresh(): Promise<ReadonlyMap<string, string>> {
  const collected = collectDecisions();
  const matrix = await loadMatrix(collected);
  return new Map([
    [decisionsFile(), `[\n${collected.map((decision) => `  ${JSON.stringify(decision)}`).join(',\n')}\n]\n`],
    [editorStepsFile(), editorSteps()],
    ...pages().map((file): [string, string] => [file, refreshed(readFileSync(file, 'utf8'), matrix)]),
  ]);
}

async function refreshAll(): Promise<void> {
  for (const [file, text] of await fresh()) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    process.stdout.write(`${file} refreshed\n`);
  }
}

if (require.main === module) void refreshAll();
