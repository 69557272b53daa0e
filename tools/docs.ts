/**
 * Writes the parts of docs/ that are made from data: `npm run docs`. A test fails while one of them is stale.
 * A generated part stands between two comments: `<!-- generated: <name> -->` and `<!-- end -->`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { referenceTransitions, type Transition } from '../adapters/simulator/network-processor/transitions';
import { referenceTiming } from '../adapters/simulator/timing';
import { constants } from '../ledger/constants';
import { errata } from '../ledger/errata';
import { publicFunctions } from '../ledger/functions';
import { packageRoot } from '../ledger/package-root';
import { quantities } from '../ledger/quantities';
import { allCombinations, productFiles, selected } from './combinations';

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

const parts: Readonly<Record<string, () => string>> = {
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
export function refreshed(page: string): string {
  return page.replace(
    /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = parts[name];
      if (make === undefined)
        throw new Error(`nothing is called "${name}"; there are ${Object.keys(parts).join(', ')}`);
      return `${open}${make()}\n${close}`;
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

if (require.main === module) {
  for (const file of pages()) {
    const page = readFileSync(file, 'utf8');
    if (refreshed(page) === page) continue;
    writeFileSync(file, refreshed(page));
    process.stdout.write(`${file} refreshed\n`);
  }
}
