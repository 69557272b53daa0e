import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { ErratumId, Reading } from './errata';
import { ProvtckError } from './error';
import { nearest } from './nearest';
import { packageRoot } from './package-root';
import { dataIn, readText } from './read-data';
import { Rule, type RuleId } from './rule';

/** All rules, under the interpretations of a run. */
export class Ledger {
  private readonly byId: ReadonlyMap<RuleId, Rule>;

  /** @param rules in document order, already checked by `loadLedger` */
  constructor(readonly rules: readonly Rule[]) {
    this.byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /**
   * The rule of this id.
   *
   * @throws ProvtckError `RULE_UNKNOWN` with the most similar ids
   */
  rule(id: string): Rule {
    const rule = this.byId.get(id);
    if (rule !== undefined) return rule;
    throw new ProvtckError(
      'RULE_UNKNOWN',
      `there is no rule ${id}`,
      `Did you mean ${nearest(id, [...this.byId.keys()]).join(', ')}? \`provtck rules\` lists all.`,
    );
  }

  /** The rules of a section and of its subsections: `7` holds 7, 7.1, 7.5 … */
  bySection(section: string): readonly Rule[] {
    return this.rules.filter((rule) => rule.section === section || rule.section.startsWith(`${section}.`));
  }

  /** The same rules under these interpretations, see `readingsFrom`. */
  withReadings(readings: ReadonlyMap<ErratumId, Reading>): Ledger {
    const effects = [...readings.values()].flatMap((reading) => reading.effect ?? []);
    if (effects.length === 0) return this;
    return new Ledger(
      this.rules.map((rule) =>
        effects
          .filter((effect) => effect.rule === rule.id)
          .reduce<Rule>((changed, { level = changed.level, class: to, statement = changed.statement }) => {
            return { ...reclassified(changed, level, to), statement };
          }, rule),
      ),
    );
  }
}

/** The rule with another class, without the fields of its former class. */
function reclassified(rule: Rule, level: Rule['level'], to: Rule['class'] = rule.class): Rule {
  if (to === rule.class) return { ...rule, level };
  const { impliedBy: _impliedBy, question: _question, reason: _reason, ...rest } = rule;
  return {
    ...rest,
    level,
    class: to,
    ...(to === 'recorded' && { question: rule.question ?? `What does the device do here? ${rule.observe}` }),
    ...(to === 'untestable' && {
      reason: rule.reason ?? 'the chosen interpretation of the documents leaves nothing to judge',
    }),
  };
}

const Rules = v.array(Rule);

/** The last rules of each folder. Some processes run many devices, and each run reads the same files. */
const lastRead = new Map<string, { readonly texts: readonly string[]; readonly ledger: Ledger }>();

/**
 * Reads every `rules/*.json` of a ledger folder. Files with the same contents as at the last call are not parsed again.
 *
 * @param folder the ledger of the suite unless given
 * @throws ProvtckError `LEDGER_UNREADABLE`, `LEDGER_INVALID`, or an error of `readData`
 */
export function loadLedger(folder = join(packageRoot(), 'ledger')): Ledger {
  const files = ruleFiles(folder).map((file) => ({ file, text: readText(file) }));
  const texts = files.flatMap(({ file, text }) => [file, text]);
  const last = lastRead.get(folder);
  if (last !== undefined && isDeepStrictEqual(last.texts, texts)) return last.ledger;
  const rules = files.flatMap(({ file, text }) => dataIn(file, text, Rules));
  check(rules);
  const ledger = new Ledger(rules.sort((a, b) => compareIds(a.id, b.id)));
  lastRead.set(folder, { texts, ledger });
  return ledger;
}

function ruleFiles(folder: string): string[] {
  const rules = join(folder, 'rules');
  let names: string[];
  try {
    names = readdirSync(rules).filter((name) => name.endsWith('.json'));
  } catch (cause) {
    throw new ProvtckError(
      'LEDGER_UNREADABLE',
      `${rules}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'A ledger folder holds its rules in rules/*.json.',
      { cause },
    );
  }
  if (names.length === 0)
    throw new ProvtckError('LEDGER_UNREADABLE', `${rules} holds no rules`, 'Name a folder with rules/*.json.');
  return names.sort().map((name) => join(rules, name));
}

/** Checks that concern several rules, which the schema of one rule cannot make. */
function check(rules: readonly Rule[]): void {
  const byId = new Map<RuleId, Rule>();
  for (const rule of rules) {
    if (byId.has(rule.id)) throw invalid(`rule ${rule.id} is defined twice`);
    byId.set(rule.id, rule);
  }
  for (const { id, impliedBy } of rules) {
    if (impliedBy === undefined) continue;
    const target = byId.get(impliedBy);
    if (target === undefined) throw invalid(`rule ${id} is implied by ${impliedBy}, which does not exist`);
    if (target.impliedBy !== undefined) throw invalid(`rule ${id} is implied by ${impliedBy}, itself an implied rule`);
  }
}

function invalid(message: string): ProvtckError {
  return new ProvtckError('LEDGER_INVALID', message, 'Correct the files in the folder rules of the ledger.');
}

/** Document order: by section number, then by serial. */
export function compareIds(a: RuleId, b: RuleId): number {
  const [left, right] = [numbersIn(a), numbersIn(b)];
  // Sections come before the serial, and a section before its subsections.
  const depth = Math.min(left.section.length, right.section.length);
  for (let i = 0; i < depth; i += 1) {
    const difference = (left.section[i] ?? 0) - (right.section[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.section.length - right.section.length || left.serial - right.serial;
}

function numbersIn(id: RuleId): { section: number[]; serial: number } {
  const [, section = '', serial = ''] = id.split('-');
  return { section: section.split('.').map(Number), serial: Number(serial) };
}
