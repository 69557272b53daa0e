import type { Erratum } from '../../ledger/errata';
import type { Ledger } from '../../ledger/ledger';
import type { Rule, RuleId } from '../../ledger/rule';
import type { Decision, Undecided } from '../../ledger/trace';

/** A rule and everything that is traced to it. */
export interface MatrixRow {
  readonly rule: RuleId;
  readonly level: Rule['level'];
  readonly class: Rule['class'];
  readonly party: Rule['party'];
  readonly planned: boolean;
  /** First words of the names of its scenarios, `PROV-7.5-01/1`; an outline appears once. */
  readonly scenarios: readonly string[];
  /** The rule that implies it. */
  readonly impliedBy?: RuleId;
  /** Decisions of the reference device that satisfy it. */
  readonly decisions: readonly string[];
  readonly errata: readonly string[];
  /** Why it has no scenario or no decision. */
  readonly reason?: string;
}

/** A scenario that proves rules, and the rules that it proves. */
export interface Matrix {
  readonly rules: readonly MatrixRow[];
  readonly scenarios: readonly { readonly scenario: string; readonly rules: readonly RuleId[] }[];
  readonly decisions: readonly Decision[];
  readonly errata: readonly {
    readonly erratum: string;
    readonly rules: readonly RuleId[];
    /** The scenarios or the rule that answer its question, or the reason why there is no answer. */
    readonly answer: string;
  }[];
}

/** Input of a matrix. */
interface MatrixFacts {
  readonly ledger: Ledger;
  /** Scenarios with their tags; each row of an outline is one entry. */
  readonly pickles: readonly { readonly name: string; readonly tags: readonly { readonly name: string }[] }[];
  readonly decisions: readonly Decision[];
  readonly undecided: readonly Undecided[];
  readonly errata: readonly Erratum[];
}

/** Traces rules, scenarios, decisions and errata to each other. */
export function buildMatrix({ ledger, pickles, decisions, undecided, errata }: MatrixFacts): Matrix {
  const scenarios = rulesByScenario(ledger, pickles);
  const scenariosOf = inverted(scenarios);
  const decisionsOf = inverted(decisions.map(({ decision, rules }) => [decision, rules] as const));
  const errataOf = inverted(errata.map(({ id, rules }) => [id, rules] as const));
  const reasons = new Map(undecided.flatMap(({ reason, rules }) => rules.map((id) => [id, reason] as const)));
  return {
    rules: ledger.rules.map((rule) => {
      const reason = rule.reason ?? reasons.get(rule.id);
      return {
        rule: rule.id,
        level: rule.level,
        class: rule.class,
        party: rule.party,
        planned: rule.planned ?? false,
        scenarios: scenariosOf.get(rule.id) ?? [],
        ...(rule.impliedBy !== undefined && { impliedBy: rule.impliedBy }),
        decisions: decisionsOf.get(rule.id) ?? [],
        errata: errataOf.get(rule.id) ?? [],
        ...(reason !== undefined && { reason }),
      };
    }),
    scenarios: scenarios.map(([scenario, rules]) => ({ scenario, rules })),
    decisions,
    errata: errata.map(({ id, rules, answer }) => ({
      erratum: id,
      rules,
      answer:
        'scenarios' in answer
          ? answer.scenarios.join(', ')
          : 'judged' in answer
            ? `verdict of ${answer.judged}`
            : answer.none,
    })),
  };
}

/** The part of a matrix that concerns some rules only. */
export function narrowed(matrix: Matrix, wanted: ReadonlySet<RuleId>): Matrix {
  const concerns = ({ rules }: { readonly rules: readonly RuleId[] }): boolean => rules.some((id) => wanted.has(id));
  return {
    rules: matrix.rules.filter(({ rule }) => wanted.has(rule)),
    scenarios: matrix.scenarios.filter(concerns),
    decisions: matrix.decisions.filter(concerns),
    errata: matrix.errata.filter(concerns),
  };
}

type Entry = readonly [name: string, rules: readonly RuleId[]];

/** Rules of each scenario; the rows of an outline are combined. */
function rulesByScenario(ledger: Ledger, pickles: MatrixFacts['pickles']): Entry[] {
  const found = new Map<string, Set<RuleId>>();
  for (const { name, tags } of pickles) {
    const serial = name.split(' ')[0] ?? name;
    const rules = found.get(serial) ?? new Set();
    for (const tag of tags) if (ledger.has(tag.name.slice(1))) rules.add(tag.name.slice(1));
    found.set(serial, rules);
  }
  return [...found].map(([serial, rules]) => [serial, [...rules]]);
}

function inverted(entries: readonly Entry[]): ReadonlyMap<RuleId, readonly string[]> {
  const found = new Map<RuleId, string[]>();
  for (const [name, rules] of entries) for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), name]);
  return found;
}
