import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { textDigest } from './digest';
import { ProvtckError } from './error';
import { displayName, readData } from './read-data';
import { Level, type Rule, RuleTag } from './rule';

/** The prefix of TI's rules, which own rules cannot have. */
const TI_PREFIX = 'PROV';

const text = v.pipe(v.string(), v.minLength(1));

/** A rule of the user. */
const OwnRule = v.pipe(
  v.strictObject({
    id: RuleTag,
    level: Level,
    /** The obligation, in one sentence. */
    statement: text,
    /** The observation that shows that the device follows the rule; the statement unless given. */
    observe: v.optional(text),
    /** Documents that state the rule. */
    sources: v.optional(v.array(text)),
    note: v.optional(text),
    /** The question that an observation answers. With level MAY, and only there. */
    question: v.optional(text),
  }),
  v.check(
    ({ level, question }) => (level === 'MAY') === (question !== undefined),
    'a rule of level MAY has a question, and no other rule has one',
  ),
);

/** A file of own rules, as users write it. */
export const OwnLedgerFile = v.strictObject({
  /** Begins every id of a rule: `ACME` of `ACME-1-01`. */
  prefix: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]{1,15}$/, 'two to sixteen capital letters and digits')),
  /** Name of the document or of the set of rules, for reports. */
  name: text,
  rules: v.pipe(v.array(OwnRule), v.minLength(1, 'at least one rule')),
});

/** Rules of the user, apart from TI's. */
export interface OwnLedger {
  /** As the user named it. */
  readonly file: string;
  readonly prefix: string;
  readonly name: string;
  readonly rules: readonly Rule[];
  /** SHA-256 (hex) of the file, independent of its line ends. */
  readonly sha256: string;
}

/**
 * Reads own rules in YAML or JSON. `docs/own-rules.md` describes the form.
 *
 * @throws ProvtckError an error of `readData`; `OWN_PREFIX_TAKEN`, `OWN_PREFIX_UNKNOWN`, `OWN_RULE_TWICE`
 */
export function loadOwnLedger(file: string): OwnLedger {
  const { prefix, name, rules } = readData(file, OwnLedgerFile);
  const where = displayName(file);
  if (prefix === TI_PREFIX)
    throw new ProvtckError(
      'OWN_PREFIX_TAKEN',
      `${where}: the prefix ${prefix} belongs to the rules of SWRA513C`,
      'Choose another prefix, such as the name of your company.',
    );
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (!id.startsWith(`${prefix}-`))
      throw new ProvtckError(
        'OWN_PREFIX_UNKNOWN',
        `${where}: the rule ${id} does not have the prefix ${prefix}`,
        `Every rule of the file begins with ${prefix}-.`,
      );
    if (seen.has(id))
      throw new ProvtckError('OWN_RULE_TWICE', `${where}: the rule ${id} is defined twice`, 'Give each rule one id.');
    seen.add(id);
  }
  return { file, prefix, name, rules: rules.map(ruleOf), sha256: textDigest(readFileSync(file, 'utf8')) };
}

/** The rule with the fields that the suite's own rules have. */
function ruleOf({ id, level, statement, observe, sources, note, question }: v.InferOutput<typeof OwnRule>): Rule {
  return {
    id,
    section: id.split('-')[1] ?? '',
    level,
    kind: 'own',
    party: 'NWP',
    statement,
    observe: observe ?? statement,
    sources: sources ?? [],
    ...(note !== undefined && { note }),
    class: level === 'MAY' ? 'recorded' : level.startsWith('SHOULD') ? 'advisory' : 'tested',
    ...(question !== undefined && { question }),
    needs: [],
    vantage: [],
  };
}
