import type { Result, RuleResult } from '../../judge/result-schema';
import { clipped } from '../../reports/terminal';
import { Badge, To } from '../layout';
import { pages, rulePage } from '../links';
import type { Spec } from '../spec';
import { failedStep } from '../story-facts';

const path = pages.overview;
/** Number of visible failures; the others are collapsed. */
const mostOpen = 12;
/** Maximum number of characters of an expected or observed text. */
const longest = 160;

/** The failed and inconclusive rules, with links to the details of each failure. */
export function Failed({ spec, result }: { spec: Spec; result: Result }) {
  const red = result.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
  if (red.length === 0) return null;
  return (
    <>
      <h2 id="failed">Failed and inconclusive rules</h2>
      <Entries rules={red.slice(0, mostOpen)} spec={spec} result={result} />
      {red.length > mostOpen && (
        <details>
          <summary>{red.length - mostOpen} more</summary>
          <Entries rules={red.slice(mostOpen)} spec={spec} result={result} />
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
  const { id, level, verdict, statement, violations, impliedBy, deviation, reason } = rule;
  const [first] = violations;
  const step = first === undefined ? undefined : failedStep(result, first);
  return (
    <>
      {linked ? (
        <To from={path} to={`${rulePage(id)}#verdict`}>
          {id}
        </To>
      ) : (
        id
      )}{' '}
      {level} <Badge verdict={verdict} />
      {deviation !== undefined && ' as known'}: {statement}
      {first !== undefined && impliedBy === undefined && (
        <span class="faint">
          {' '}
          {step !== undefined && `In the step ${step} of ${first.scenario}. `}Expected:{' '}
          {clipped(first.expected, longest)}; observed: {clipped(first.seen, longest)}
        </span>
      )}
      {first === undefined && reason !== undefined && <span class="faint"> {reason}</span>}
      {impliedBy !== undefined && <span class="faint"> Shares the scenarios of {impliedBy}.</span>}
    </>
  );
}
