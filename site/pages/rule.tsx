import type { ComponentChildren } from 'preact';
import type { Result, RuleResult, RuleViolation } from '../../judge/result-schema';
import type { Rule } from '../../ledger/rule';
import { clipped } from '../../reports/terminal';
import { FailureView } from '../failure-view';
import { Badge, Facts, RuleLinks, type SitePage, To } from '../layout';
import { addressOf, pages, recordAnchor, recordPage, rulePage } from '../links';
import { type Fact, type RuleView, viewOf } from '../rule-view';
import { Scenario, scenarioStyle } from '../scenario';
import { diagramStyle } from '../sequence/diagram';
import { type Spec, shownResult } from '../spec';
import { timelineStyle } from '../timeline/drawing';
import { MonitoredRules } from './monitored-rules';

const style = `${scenarioStyle}
.story { margin: 1rem 0; padding: .2rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--fail); border-radius: 4px; } .story figure { margin: 1rem 0; } .story ol { margin: 0; padding-left: 1.2rem; }
.neighbours { border: 0; } .lead { font-size: 1.1rem; }
`;

/** Number of failures with a drawing, and of those with all facts; the others are one line each. */
const maxDrawn = 3;
const maxDetailed = 12;
/** Maximum length of an observed text in a line. */
const maxLength = 120;

/** Everything about one rule. */
export function renderRule(spec: Spec, rule: Rule): SitePage {
  const path = rulePage(rule.id);
  const result = shownResult(spec);
  const view = viewOf(spec, rule);
  return {
    path,
    title: rule.id,
    style: (view.found?.violations.length ?? 0) > 0 ? `${style}${diagramStyle}${timelineStyle}` : style,
    children: (
      <>
        <p class="lead">
          <strong>{rule.level}</strong> {rule.statement}
        </p>
        {result !== undefined && <Verdict spec={spec} result={result} view={view} path={path} />}
        <h2 id="about">About the rule</h2>
        <Facts facts={view.facts.map((fact) => [fact.name, shownFact(fact, path)])} />
        <Errata view={view} path={path} />
        <h2 id="scenarios">Scenarios</h2>
        {view.scenarios.length === 0 && <p>None{rule.reason === undefined ? '.' : `: ${rule.reason}`}</p>}
        {view.scenarios.map((scenario) => (
          <Scenario {...scenario} page={path} records={spec.recording?.timelines} />
        ))}
        <MonitoredRules view={view} />
        <AdjacentRules view={view} path={path} />
      </>
    ),
  };
}

interface VerdictProps {
  readonly spec: Spec;
  readonly result: Result;
  readonly view: RuleView;
  readonly path: string;
}

function Verdict({ spec, result, view: { found, answers }, path }: VerdictProps) {
  if (found === undefined) return null;
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">
        Verdict: <Badge verdict={found.verdict} />
      </h2>
      {found.impliedBy !== undefined && (
        <p>
          Shares the scenarios of <RuleLinks from={path} ids={[found.impliedBy]} />.
        </p>
      )}
      {found.reason !== undefined && found.violations.length === 0 && <p>{found.reason}</p>}
      {found.deviation !== undefined && <Known deviation={found.deviation} path={path} />}
      <Failures spec={spec} result={result} found={found} />
      {answers.length > 0 && (
        <>
          <h3 id="answers">Observations of this device</h3>
          {answers.map((each) => (
            <>
              <p>{each.question}</p>
              <ul>
                {each.answers.map((answer) => (
                  <li>{answer}</li>
                ))}
              </ul>
            </>
          ))}
        </>
      )}
    </section>
  );
}

function Known({ deviation, path }: { deviation: NonNullable<RuleResult['deviation']>; path: string }) {
  return (
    <p>
      <To from={path} to={pages.deviations}>
        Known
      </To>{' '}
      and accepted until {deviation.expires}: {deviation.reason}{' '}
      <span class="faint">
        ({deviation.owner}; {deviation.source})
      </span>
    </p>
  );
}

/** The violations of the rule: the first ones with a drawing, the next ones as text, the others as lines. */
function Failures({ spec, result, found: { id, violations } }: { spec: Spec; result: Result; found: RuleResult }) {
  if (violations.length === 0) return null;
  const view = (drawn: boolean) => (violation: (typeof violations)[number]) => (
    <FailureView result={result} recording={spec.recording} violation={violation} drawn={drawn} page={rulePage(id)} />
  );
  return (
    <>
      <h3 id="failures">{violations.length === 1 ? 'The failure' : `${violations.length} failures`}</h3>
      {violations.slice(0, maxDrawn).map(view(true))}
      {violations.length > maxDrawn && (
        <details>
          <summary>{violations.length - maxDrawn} more</summary>
          {violations.slice(maxDrawn, maxDetailed).map(view(false))}
          <ul>
            {violations.slice(maxDetailed).map((violation) => (
              <li>
                <FailureLine spec={spec} result={result} violation={violation} page={rulePage(id)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface FailureLineProps {
  readonly spec: Spec;
  readonly result: Result;
  readonly violation: RuleViolation;
  readonly page: string;
}

/** A failure in one line, with a link to the record that has its facts. */
function FailureLine({ spec, result, violation: { scenario, seen, at }, page }: FailureLineProps) {
  const found = result.scenarios.find(({ id }) => id === scenario);
  const isDrawn = found !== undefined && spec.recording?.timelines.has(found.name) === true;
  return (
    <>
      {isDrawn ? (
        <To from={page} to={`${recordPage(found)}#${recordAnchor(found.id)}`}>
          {scenario}
        </To>
      ) : (
        scenario
      )}
      : {clipped(seen, maxLength)}, at {at} ms
    </>
  );
}

function shownFact(fact: Fact, path: string): ComponentChildren {
  if ('rules' in fact) return <RuleLinks from={path} ids={fact.rules} />;
  return 'sources' in fact ? <Sources sources={fact.sources} /> : fact.text;
}

function Sources({ sources }: { sources: readonly string[] }) {
  return (
    <>
      {sources.map((source, index) => {
        const address = addressOf(source);
        return (
          <>
            {index > 0 && ', '}
            {address === undefined ? source : <a href={address}>{source}</a>}
          </>
        );
      })}
    </>
  );
}

function Errata({ view: { errata }, path }: { view: RuleView; path: string }) {
  if (errata.length === 0) return null;
  return (
    <>
      <h2 id="errata">Errata</h2>
      <ul>
        {errata.map(({ erratum: { id, title }, says }) => (
          <li>
            <To from={path} to={`${pages.errata}#${id}`}>
              {id}
            </To>{' '}
            {title}: {says}
          </li>
        ))}
      </ul>
    </>
  );
}

function AdjacentRules({ view: { before, after }, path }: { view: RuleView; path: string }) {
  return (
    <nav class="neighbours" aria-label="Neighbours">
      {before !== undefined && (
        <To from={path} to={rulePage(before.id)}>
          ← {before.id}
        </To>
      )}{' '}
      {after !== undefined && (
        <To from={path} to={rulePage(after.id)}>
          {after.id} →
        </To>
      )}
    </nav>
  );
}
