/**
 * Pairwise selection for products of values that are too large to run completely. A file `*.pairs.yaml` beside a feature
 * names the parameters. Each pair of values that can occur together is in one of the selected combinations.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { make } from 'covertable';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const text = v.string();
const name = v.pipe(text, v.minLength(1));
const oneOrMore = v.pipe(
  v.union([text, v.array(text)]),
  v.transform((given) => (typeof given === 'string' ? [given] : given)),
);

/** A product of values, and the columns of its table of examples. */
export const Product = v.strictObject({
  /** Name in the marker comments of the feature. */
  id: v.pipe(text, v.regex(/^[a-z][a-z ]*$/, 'lower-case words')),
  /** Values by parameter, the usual value first. */
  parameters: v.record(name, v.pipe(v.array(text), v.minLength(1))),
  /** Excluded combinations: a row is excluded if it has one of the values of each named parameter. */
  never: v.optional(v.array(v.record(name, oneOrMore)), []),
  /** Need tags of the scenarios with a value. */
  needs: v.optional(v.record(name, v.record(text, v.array(v.pipe(text, v.regex(/^@needs-/, 'a need'))))), {}),
  /**
   * Columns of the table: a text with parameters in braces, or a text for each value of one parameter. `except` has
   * texts for values of other parameters, which take precedence.
   */
  columns: v.record(
    name,
    v.union([
      text,
      v.strictObject({
        of: name,
        is: v.record(text, text),
        except: v.optional(v.record(name, v.record(text, text)), {}),
      }),
    ]),
  ),
});
export type Product = v.InferOutput<typeof Product>;

/** A value for each parameter. */
export type Combination = { readonly [parameter: string]: string };

/** A file of products, and the feature beside it. */
interface ProductFile {
  readonly feature: string;
  readonly products: readonly Product[];
}

/** All files of products of the suite. */
export function productFiles(): readonly ProductFile[] {
  const folder = join(packageRoot(), 'features');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.pairs.yaml'))
    .sort()
    .map((file) => join(folder, file))
    .map((file) => ({
      feature: file.replace(/\.pairs\.yaml$/, '.feature'),
      products: readData(file, v.array(Product)),
    }));
}

/** Whether no exclusion matches the combination. */
const isAllowed = ({ never }: Product, row: Combination): boolean =>
  // covertable passes a proxy for an incomplete row, which returns values and cannot list its members.
  !never.some((rule) => Object.entries(rule).every(([parameter, values]) => values.includes(row[parameter] ?? '')));

/** All allowed combinations, in the order of the values. */
export function allCombinations(product: Product): readonly Combination[] {
  let rows: readonly Combination[] = [{}];
  for (const [parameter, values] of Object.entries(product.parameters))
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [parameter]: value })));
  return rows.filter((row) => isAllowed(product, row));
}

/** All pairs of values in a combination, as text. */
export const pairsOf = (row: Combination): readonly string[] => {
  const values = Object.keys(row)
    .sort()
    .map((parameter) => JSON.stringify([parameter, row[parameter]]));
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => one + other));
};

/** Adds the row with the most missing pairs until no pair is missing. With exclusions, covertable 2 omits some pairs. */
function addMissingPairs(rows: Combination[], all: readonly Combination[]): void {
  const candidates = all.map((row) => ({ row, pairs: pairsOf(row) }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const take = (pairs: readonly string[]): void => {
    for (const pair of pairs) missing.delete(pair);
  };
  for (const row of rows) take(pairsOf(row));
  while (missing.size > 0) {
    const best = mostMissing(candidates, missing);
    if (best === undefined) return;
    rows.push(best.row);
    take(best.pairs);
  }
}

/** The first of the candidates with the most missing pairs. */
function mostMissing<Candidate extends { readonly pairs: readonly string[] }>(
  candidates: readonly Candidate[],
  missing: ReadonlySet<string>,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const gain = candidate.pairs.filter((pair) => missing.has(pair)).length;
    if (gain > most) [best, most] = [candidate, gain];
  }
  return best;
}

/** The selected combinations, in the order of the values. The same product always gives the same selection. */
export function selected(product: Product): readonly Combination[] {
  const parameters = Object.entries(product.parameters);
  const [single] = parameters;
  if (parameters.length === 1 && single !== undefined) return single[1].map((value) => ({ [single[0]]: value }));
  const rows = make(Object.fromEntries(parameters.map(([parameter, values]) => [parameter, [...values]])), {
    preFilter: (row: Combination) => isAllowed(product, row),
  }) as Combination[];
  addMissingPairs(rows, allCombinations(product));
  const place = (row: Combination): readonly number[] =>
    parameters.map(([parameter, values]) => values.indexOf(row[parameter] ?? ''));
  return rows.sort((one, other) => {
    const places = place(other);
    return place(one).reduce((order, at, index) => order || at - (places[index] ?? 0), 0);
  });
}
