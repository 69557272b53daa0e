import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { Need, RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** Something a device may do without, and which scenarios do not concern it then. */
export const Claim = v.pipe(
  v.strictObject({
    /** Key of a device statement: `smart-config`. */
    claim: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/, 'a lower-case name such as smart-config')),
    meaning: text,
    /** Words of the features by which a scenario shows that it is about it. */
    words: v.array(text),
    /** Words by which a scenario shows that it is about its absence. */
    unless: v.array(text),
    /** What a bench offers for it alone. */
    needs: v.array(Need),
    /** Rules that speak of it in words that others use as well. */
    rules: v.array(RuleId),
    /** What the reports say of a scenario that does not apply, after its name. */
    reason: text,
  }),
  v.check(({ words, needs, rules }) => words.length + needs.length + rules.length > 0, 'a claim concerns something'),
);
export type Claim = v.InferOutput<typeof Claim>;

let list: readonly Claim[] | undefined;

/** All claims a device statement can take back. */
export function claims(): readonly Claim[] {
  list ??= readData(join(packageRoot(), 'ledger', 'data', 'claims.json'), v.array(Claim));
  return list;
}
