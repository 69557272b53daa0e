import type { Result, RuleResult } from '../../judge/result-schema';
import type { Rule } from '../../ledger/rule';
import { Badge, RuleLinks, To } from '../layout';
import { pages } from '../links';
import type { Spec } from '../spec';
import { Terms } from '../terms';

/** The kinds of reasons why a rule has no verdict, in their order on the page. */
const kinds = [
  ['missing', 'Selected, but without a verdict'],
  ['not-selected', 'Not selected for this run'],
  ['not-applicable', 'A capability of the device or the bench is missing'],
  ['planned', 'No scenario yet'],
  ['host-obligation', 'Obligations of the host, the app or the tester, which do not bind the device'],
  ['untestable', 'No test can judge it from outside the device'],
] as const;
type Kind = (typeof kinds)[number][0];

/** The rules that the verdict does not cover. */
export function NotJudged({ spec, result, path }: { spec: Spec; result: Result; path: string }) {
  const withoutVerdict = result.rules.filter(({ verdict }) => verdict === 'not-judged' || verdict === 'not-applicable');
  if (withoutVerdict.length === 0) return null;
  return (
    <>
      <h2 id="not-judged">
        <Terms text="Rules without a verdict" from={path} />
      </h2>
      <p>
        <Badge verdict="not-judged" /> or <Badge verdict="not-applicable" />: {withoutVerdict.length} of{' '}
        {result.rules.length} rules. For the meaning of these words, see{' '}
        <To from={path} to={pages.verdicts}>
          how to read a verdict
        </To>
        .
      </p>
      {kinds.map(([kind, words]) => (
        <Group
          id={`silent-${kind}`}
          words={words}
          rules={withoutVerdict.filter((rule) => kindOf(rule, spec, result) === kind)}
          path={path}
        />
      ))}
    </>
  );
}

function kindOf({ id, verdict }: RuleResult, { ledger }: Spec, { run }: Result): Kind {
  if (verdict === 'not-applicable') return 'not-applicable';
  const rule: Rule | undefined = ledger.has(id) ? ledger.rule(id) : undefined;
  if (rule?.class === 'untestable' || rule?.class === 'host-obligation') return rule.class;
  if (rule?.planned === true) return 'planned';
  return run.selection.partial ? 'not-selected' : 'missing';
}

/** The rules of a kind, grouped by reason. */
function Group({ id, words, rules, path }: { id: string; words: string; rules: readonly RuleResult[]; path: string }) {
  if (rules.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { id: rule, reason = 'no reason given' } of rules)
    reasons.set(reason, [...(reasons.get(reason) ?? []), rule]);
  return (
    <details id={id}>
      <summary>
        {words}: {rules.length}
      </summary>
      <ul>
        {[...reasons].map(([reason, ids]) => (
          <li>
            <RuleLinks from={path} ids={ids} /> <Terms text={reason} from={path} />
          </li>
        ))}
      </ul>
    </details>
  );
}
