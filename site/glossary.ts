import { join } from 'node:path';
import * as v from 'valibot';
import { constants } from '../ledger/constants';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId } from '../ledger/rule';

const text = v.pipe(v.string(), v.minLength(1));

/** A word of the field, or a number with TI's name, in words for everybody. */
const Entry = v.strictObject({
  term: text,
  meaning: text,
  /** Rules that say more. */
  rules: v.optional(v.array(RuleId), []),
});
export type GlossaryEntry = v.InferOutput<typeof Entry>;

/** The statuses that a device reports, and the codes a host sees, are explained by TI's name. */
const GlossarySchema = v.strictObject({
  terms: v.array(Entry),
  statuses: v.pipe(
    v.array(Entry),
    v.check(
      (entries) => Object.keys(constants.status).every((name) => entries.some(({ term }) => term === name)),
      'every provisioning status is explained',
    ),
  ),
  codes: v.pipe(
    v.array(Entry),
    v.check(
      (entries) => entries.every(({ term }) => Object.hasOwn(constants.returnCode, term)),
      'codes are explained by their names',
    ),
  ),
});
export type Glossary = v.InferOutput<typeof GlossarySchema>;

/** The glossary of the site. */
export const glossary = (): Glossary => readData(join(packageRoot(), 'site', 'data', 'glossary.yaml'), GlossarySchema);
