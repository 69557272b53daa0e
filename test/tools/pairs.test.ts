import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  allCombinations,
  type Combination,
  type Product,
  pairsOf,
  productFiles,
  selected,
} from '../../tools/combinations';
import { withPairs } from '../../tools/pairs';

const texts = (rows: readonly Combination[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort()));

function expectCovered(product: Product): void {
  const all = allCombinations(product);
  const rows = selected(product);
  const held = new Set(rows.flatMap(pairsOf));
  expect(all.flatMap(pairsOf).filter((pair) => !held.has(pair))).to.deep.equal([]);
  expect(texts(rows).filter((row) => !texts(all).includes(row))).to.deep.equal([]);
  expect(new Set(texts(rows)).size).to.equal(rows.length);
  expect(selected(product)).to.deep.equal(rows);
}

/** A product of up to five parameters with up to five values, and up to four exclusions. */
const someProduct = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }).chain((sizes) => {
  const parameters = Object.fromEntries(
    sizes.map((size, index) => [`p${index}`, Array.from({ length: size }, (_, value) => `v${value}`)]),
  );
  const one = fc.integer({ min: 0, max: sizes.length - 2 });
  const value = fc.integer({ min: 0, max: 4 });
  const never = fc.array(
    fc
      .tuple(one, value, value)
      .map(([first, v1, v2]) => ({ [`p${first}`]: [`v${v1}`], [`p${first + 1}`]: [`v${v2}`] })),
    { maxLength: 4 },
  );
  return never.map((rules): Product => ({ id: 'any', parameters, never: rules, needs: {}, columns: {} }));
});

describe('pairs', () => {
  it('combine the values of each two parameters', () => {
    const pairs = pairsOf({ b: '2', a: '1', c: '3' });
    expect(pairs).to.deep.equal(['["a","1"]["b","2"]', '["a","1"]["c","3"]', '["b","2"]["c","3"]']);
  });
});

describe('selected combinations', () => {
  for (const { feature, products } of productFiles())
    for (const product of products)
      it(`of "${product.id}" contain each pair of values that can occur together`, () => {
        expectCovered(product);
        expect(feature).to.match(/\.feature$/);
      });

  it('contain each pair of each product', () => {
    fc.assert(fc.property(someProduct, expectCovered), { numRuns: 60 });
  });

  it('are current in the features (npm run pairs)', () => {
    expect(productFiles()).to.have.length.greaterThan(0);
    for (const { feature, products } of productFiles()) {
      const text = readFileSync(feature, 'utf8');
      expect(withPairs(text, products), feature).to.equal(text);
    }
  });

  it('need a marker in the feature, and each marker needs a product', () => {
    const [first] = productFiles();
    expect(() => withPairs('Feature: none', first?.products ?? [])).to.throw(/no marker for/);
    expect(() => withPairs('      # pairs: unknown,\n      # end of pairs\n', [])).to.throw(
      /no product is named "unknown"/,
    );
  });
});
