import type { Result, RuleResult } from '../../judge/result-schema';

type Verdict = RuleResult['verdict'];

/** A rule whose verdict changed. `absent`: that result does not contain the rule. */
export interface RuleChange {
  readonly id: string;
  readonly level: string;
  readonly before: Verdict | 'absent';
  readonly after: Verdict | 'absent';
  /** Reason of the later result: its first violation, or its reason text. */
  readonly why?: string;
}

/** A changed observation for a question that the documents leave open. */
interface ObservationChange {
  readonly rule: string;
  readonly scenario: string;
  readonly question: string;
  /** Absent if the earlier run did not record it. */
  readonly before?: string;
  readonly after?: string;
}

/** The changes between two results. Every changed rule is in one list. */
export interface ResultComparison {
  /** Whether a verdict got worse. */
  readonly regression: boolean;
  readonly run: { readonly before: Result['run']['verdict']; readonly after: Result['run']['verdict'] };
  /** Differences of the test conditions, in sentences: suite, part, adapter or interpretations. */
  readonly ground: readonly string[];
  readonly newlyFailing: readonly RuleChange[];
  /** Passed before, and inconclusive or not judged now. */
  readonly lost: readonly RuleChange[];
  /** Only the earlier result contains the rule. */
  readonly missing: readonly RuleChange[];
  readonly newlyPassing: readonly RuleChange[];
  /** Became applicable or not applicable, without a pass or a fail in the later result. */
  readonly applicability: readonly RuleChange[];
  /** Any other change. */
  readonly others: readonly RuleChange[];
  readonly observations: readonly ObservationChange[];
}

/** Compares two results rule by rule. Pure. */
export function compareResults(before: Result, after: Result): ResultComparison {
  const changes = changedRules(before, after);
  const take = (kind: Kind) => changes.filter((change) => kindOf(change) === kind);
  const [newlyFailing, lost, missing] = [take('newly failing'), take('lost'), take('missing')];
  const worse = before.run.verdict === 'conformant' && after.run.verdict !== 'conformant';
  return {
    regression: worse || [newlyFailing, lost, missing].some((list) => list.length > 0),
    run: { before: before.run.verdict, after: after.run.verdict },
    ground: otherGround(before, after),
    newlyFailing,
    lost,
    missing,
    newlyPassing: take('newly passing'),
    applicability: take('applicability'),
    others: take('other'),
    observations: changedObservations(before, after),
  };
}

type Kind = 'newly failing' | 'lost' | 'missing' | 'newly passing' | 'applicability' | 'other';

function kindOf({ before, after }: RuleChange): Kind {
  if (after === 'absent') return 'missing';
  if (after === 'fail') return 'newly failing';
  if (before === 'pass' && (after === 'inconclusive' || after === 'not-judged')) return 'lost';
  if (after === 'pass') return 'newly passing';
  return before === 'not-applicable' || after === 'not-applicable' ? 'applicability' : 'other';
}

function changedRules(before: Result, after: Result): RuleChange[] {
  const earlier = new Map(before.rules.map((rule) => [rule.id, rule]));
  const later = new Map(after.rules.map((rule) => [rule.id, rule]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    if (was?.verdict === is?.verdict) return [];
    const why = is === undefined ? undefined : reasonOf(is);
    return [
      {
        id,
        level: (is ?? was)?.level ?? '',
        before: was?.verdict ?? ('absent' as const),
        after: is?.verdict ?? ('absent' as const),
        ...(why !== undefined && { why }),
      },
    ];
  });
}

function reasonOf({ violations: [first], reason }: RuleResult): string | undefined {
  return first === undefined ? reason : `expected ${first.expected}; observed ${first.seen} (${first.scenario})`;
}

function changedObservations(before: Result, after: Result): ObservationChange[] {
  const answers = ({ observations }: Result) =>
    new Map(observations.map((each) => [[each.rule, each.scenario, each.question].join('\0'), each]));
  const [earlier, later] = [answers(before), answers(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [was, is] = [earlier.get(key), later.get(key)];
    const one = is ?? was;
    if (one === undefined || was?.answer === is?.answer) return [];
    const { rule, scenario, question } = one;
    return [
      {
        rule,
        scenario,
        question,
        ...(was !== undefined && { before: was.answer }),
        ...(is !== undefined && { after: is.answer }),
      },
    ];
  });
}

function otherGround(before: Result, after: Result): string[] {
  const differing: readonly (readonly [what: string, before: string, after: string])[] = [
    ['suite', `${before.suite.name} ${before.suite.version}`, `${after.suite.name} ${after.suite.version}`],
    ['ledger', before.suite.ledgerSha256, after.suite.ledgerSha256],
    ['features', before.suite.featuresSha256, after.suite.featuresSha256],
    ['part', before.device.part, after.device.part],
    ['adapter', before.adapter.name, after.adapter.name],
    ['readings', before.run.readings.join(', ') || 'none', after.run.readings.join(', ') || 'none'],
  ];
  return differing.filter(([, was, is]) => was !== is).map(([what, was, is]) => `The ${what} was ${was} and is ${is}.`);
}
