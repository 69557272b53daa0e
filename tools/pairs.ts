/**
 * Writes the examples of `*.pairs.yaml` into the features beside them: `npm run pairs`. A test fails while examples are
 * stale. The examples are between the comments `# pairs: <id> …` and `# end of pairs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { allCombinations, type Combination, type Product, productFiles, selected } from './combinations';

const INDENT = '      ';

/** How many rows the first table has. */
const FIRST = 3;
/** Title of the tables after the first. */
const FURTHER = 'further combinations';

/** The number of selected combinations as text. */
const share = (product: Product): string =>
  `${selected(product).length} of ${allCombinations(product).length} combinations`;

/** The text of a table cell with Gherkin's escapes. */
const escaped = (cell: string): string => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|');

function cell(column: Product['columns'][string], row: Combination): string {
  if (typeof column !== 'string') {
    const [exception] = Object.entries(column.except).flatMap(([name, texts]) => texts[row[name] ?? ''] ?? []);
    return exception ?? column.is[row[column.of] ?? ''] ?? '';
  }
  return column
    .replace(/\{([^}]+)\}/g, (_, parameter: string) => row[parameter] ?? `{${parameter}}`)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The need tags of a row. */
const tagsOf = ({ needs }: Product, row: Combination): string =>
  [...new Set(Object.entries(needs).flatMap(([parameter, tags]) => tags[row[parameter] ?? ''] ?? []))].sort().join(' ');

function table(product: Product, rows: readonly Combination[]): readonly string[] {
  const cells = [
    Object.keys(product.columns),
    ...rows.map((row) => Object.values(product.columns).map((column) => escaped(cell(column, row)))),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((line) => [...(line[column] ?? '')].length)),
  );
  return cells.map((line) => {
    const padded = line.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - [...text].length));
    return `${INDENT}  | ${padded.join(' | ')} |`;
  });
}

/** A table of examples with its need tags; empty without rows. */
function block(product: Product, title: string, tags: string, rows: readonly Combination[]): string {
  if (rows.length === 0) return '';
  return [...(tags === '' ? [] : [INDENT + tags]), `${INDENT}Examples: ${title}`, ...table(product, rows)].join('\n');
}

/**
 * The examples of a product: one table per set of needs, the smallest set first. The first rows are a table of their own,
 * in which a reader sees the rule.
 */
function examples(product: Product): string {
  const byTags = new Map<string, Combination[]>();
  for (const row of selected(product)) {
    const tags = tagsOf(product, row);
    byTags.set(tags, [...(byTags.get(tags) ?? []), row]);
  }
  const [first, ...others] = [...byTags].sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1));
  if (first === undefined) return '';
  const [tags, rows] = first;
  return [
    block(product, 'first combinations', tags, rows.slice(0, FIRST)),
    block(product, FURTHER, tags, rows.slice(FIRST)),
    ...others.map(([otherTags, otherRows]) => block(product, FURTHER, otherTags, otherRows)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A feature with current examples. */
export function withPairs(feature: string, products: readonly Product[]): string {
  const left = new Map(products.map((product) => [product.id, product]));
  const updated = feature.replace(/^ *# pairs: ([a-z ]+),.*\n[\s\S]*?^ *# end of pairs$/gm, (_, id: string) => {
    const product = left.get(id);
    if (product === undefined) throw new Error(`no product is named "${id}"`);
    left.delete(id);
    return [
      `${INDENT}# pairs: ${id}, ${share(product)}; every pair of values is among them`,
      examples(product),
      `${INDENT}# end of pairs`,
    ].join('\n');
  });
  if (left.size > 0) throw new Error(`the feature has no marker for ${[...left.keys()].join(', ')}`);
  return updated;
}

if (require.main === module) {
  for (const { feature, products } of productFiles()) {
    const before = readFileSync(feature, 'utf8');
    const after = withPairs(before, products);
    if (after === before) continue;
    writeFileSync(feature, after);
    process.stdout.write(`${feature} refreshed\n`);
  }
}
