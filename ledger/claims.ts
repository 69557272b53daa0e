import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { Need, RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** An optional feature of a device, and the scenarios that do not apply without it. */
export const Claim = v.pipe(
  v.strictObject({
    /** Key of a device statement: `smart-config`. */
    claim: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/, 'a lower-case name such as smart-config')),
    meaning: text,
    /** Words of the features that mark a scenario of this feature. */
    words: v.array(text),
    /** Words that mark a scenario of its absence. */
    unless: v.array(text),
    /** Needs of a bench that only this feature has. */
    needs: v.array(Need),
    /** Rules of this feature whose scenarios have no such words. */
    rules: v.array(RuleId),
    /** The reason that the reports give for a scenario that does not apply. */
    reason: text,
  }),
  v.check(({ words, needs, rules }) => words.length + needs.length + rules.length > 0, 'a claim concerns something'),
);
export type Claim = v.InferOutput<typeof Claim>;

let list: readonly Claim[] | undefined;

/** All claims that a device statement can deny. */
export function claims(): readonly Claim[] {
  list ??= readData(join(packageRoot(), 'ledger', 'data', 'claims.json'), v.array(Claim));
  return list;
}
