/**
 * Writes the parts of docs/ that are made from data: `npm run docs`. A test fails while one of them is stale.
 * A generated part stands between two comments: `<!-- generated: <name> -->` and `<!-- end -->`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { referenceTransitions, type Transition } from '../adapters/simulator/network-processor/transitions';
import { referenceTiming } from '../adapters/simulator/timing';
import { loadMatrix } from '../cli/matrix/load';
import { decisionsTable, errataTable, rulesTable, scenariosTable } from '../cli/matrix/markdown';
import type { Matrix } from '../cli/matrix/matrix';
import { claims } from '../ledger/claims';
import { constants } from '../ledger/constants';
import { errata } from '../ledger/errata';
import { publicFunctions } from '../ledger/functions';
import { packageRoot } from '../ledger/package-root';
import { quantities } from '../ledger/quantities';
import { decisionsFile } from '../ledger/trace';
import { allCombinations, productFiles, selected } from './combinations';
import { collectDecisions } from './decisions';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const identifier = (state: string): string => state.replaceAll('-', '_');

/** What a row of the transition table says on its arrow. */
function label(row: Transition): string {
  const sent = [...(row.before ?? []), ...(row.after ?? [])].flatMap((action) =>
    action.startsWith('SL_WLAN_PROVISIONING_') ? [action.replace('SL_WLAN_PROVISIONING_', '')] : [],
  );
  const guard = row.when === undefined ? '' : ` [${row.when}]`;
  return `${row.input}${guard}${sent.length > 0 ? ` / ${sent.join(', ')}` : ''}`;
}

const parts: Readonly<Record<string, (matrix: Matrix) => string>> = {
  'matrix of rules': rulesTable,
  'matrix of scenarios': scenariosTable,
  'matrix of decisions': decisionsTable,
  'matrix of errata': errataTable,
  'device statement': () =>
    ['```yaml', readFileSync(join(packageRoot(), 'examples', 'device-statement.yaml'), 'utf8').trimEnd(), '```'].join(
      '\n',
    ),
  claims: () =>
    table(
      ['claim', 'without it, not applicable'],
      claims().map(({ claim, meaning, words, needs, rules }) => [
        `\`${claim}\`: ${meaning}`,
        [
          ...words.map((word) => `scenarios that say "${word}"`),
          ...needs.map((need) => `those with @needs-${need}`),
          ...rules.map((rule) => `those of ${rule}`),
        ].join(', '),
      ]),
    ),
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
  'state diagram': () =>
    [
      '```mermaid',
      'stateDiagram-v2',
      '  [*] --> idle',
      ...referenceTransitions.flatMap((row) =>
        row.from.map((from) => `  ${identifier(from)} --> ${identifier(row.to ?? from)}: ${label(row)}`),
      ),
      '```',
    ].join('\n'),
  transitions: () =>
    table(
      ['in', 'when', 'goes to', 'and does', 'for'],
      referenceTransitions.map((row) => [
        row.from.join(', '),
        row.input + (row.when === undefined ? '' : `, ${row.when}`),
        row.to ?? 'stays',
        [...(row.before ?? []), ...(row.after ?? [])].join('; '),
        row.rules.join(', '),
      ]),
    ),
  timing: () =>
    table(
      ['time', 'ms'],
      Object.entries(referenceTiming).map(([name, ms]) => [name, String(ms)]),
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
  quantities: () =>
    table(
      ['name', 'ms', 'basis', 'meaning'],
      quantities().map(({ name, ms, basis, meaning }) => [name, String(ms), basis, meaning]),
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
  'host driver': () =>
    table(
      ['erratum', "what TI's driver does"],
      errata().flatMap((each) => (each.driver === undefined ? [] : [[each.id, each.driver]])),
    ),
};

/** A page with its generated parts made anew. */
export function refreshed(page: string, matrix: Matrix): string {
  return page.replace(
    /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = parts[name];
      if (make === undefined)
        throw new Error(`nothing is called "${name}"; there are ${Object.keys(parts).join(', ')}`);
      return `${open}${make(matrix)}\n${close}`;
    },
  );
}

/** Pages of docs/, as paths. */
export const pages = (): readonly string[] => {
  const folder = join(packageRoot(), 'docs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
};

/** Every generated page and file with what it should hold. */
export async function fresh(): Promise<ReadonlyMap<string, string>> {
  const collected = collectDecisions();
  const matrix = await loadMatrix(collected);
  return new Map([
    [decisionsFile(), `[\n${collected.map((decision) => `  ${JSON.stringify(decision)}`).join(',\n')}\n]\n`],
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
