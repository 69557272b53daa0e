import type { Result, RuleResult } from '../../judge/result-schema';
import { clipped } from '../../reports/terminal';
import { failedStep } from '../failure-facts';
import { Badge, To } from '../layout';
import { pages, rulePage } from '../links';
import type { Spec } from '../spec';
import { Terms } from '../terms';

const path = pages.overview;
/** Number of visible failures; the others are collapsed. */
const maxOpen = 12;
/** Maximum number of characters of an expected or observed text. */
const maxLength = 160;

/** The failed and inconclusive rules, with links to the details of each failure. */
export function Failed({ spec, result }: { spec: Spec; result: Result }) {
  const failing = result.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
  if (failing.length === 0) return null;
  return (
    <>
      <h2 id="failed">
        <Terms text="Failed and inconclusive rules" from={path} />
      </h2>
      <Entries rules={failing.slice(0, maxOpen)} spec={spec} result={result} />
      {failing.length > maxOpen && (
        <details>
          <summary>{failing.length - maxOpen} more</summary>
          <Entries rules={failing.slice(maxOpen)} spec={spec} result={result} />
        </details>
      )}
    </>
  );
}

const Entries = ({ rules, spec, result }: { rules: readonly RuleResult[]; spec: Spec; result: Result }) => (
  <ul>
    {rules.map((rule) => (
      <li>
        <Entry rule={rule} linked={spec.ledger.has(rule.id)} result={result} />
      </li>
    ))}
  </ul>
);

function Entry({ rule, linked, result }: { rule: RuleResult; linked: boolean; result: Result }) {
  const { id, level, verdict, statement, deviation } = rule;
  return (
    <>
      {linked ? (
        <To from={path} to={`${rulePage(id)}#verdict`}>
          {id}
        </To>
      ) : (
        id
      )}{' '}
      <Terms text={level} from={path} /> <Badge verdict={verdict} />
      {deviation !== undefined && ' as known'}: <Terms text={statement} from={path} />
      <span class="faint">
        {' '}
        <Terms text={detailOf(rule, result)} from={path} />
      </span>
    </>
  );
}

/** Why a rule has failed or is inconclusive. */
function detailOf({ violations: [first], impliedBy, reason = '' }: RuleResult, result: Result): string {
  if (impliedBy !== undefined) return `Shares the scenarios of ${impliedBy}.`;
  if (first === undefined) return reason.replace(/\s*\n\s*/g, '; ');
  const step = failedStep(result, first);
  const place = step === undefined ? '' : `In the step ${step} of ${first.scenario}. `;
  return `${place}Expected: ${clipped(first.expected, maxLength)}; observed: ${clipped(first.seen, maxLength)}`;
}
