import { basisOf, type Rule } from '../../ledger/rule';
import type { Result, RuleResult } from '../../reports/result-schema';
import { Badge, Facts, RuleLinks, sitePage, To } from '../layout';
import { addressOf, pages, rulePage } from '../links';
import { inForce } from '../readings';
import { Scenario, scenarioStyle } from '../scenario';
import { diagramStyle } from '../sequence/diagram';
import { resultOf, type Spec, scenariosOf, shownResult } from '../spec';
import { Story } from '../story';
import { classWords, levelWords, partyWords } from '../words';
import { Watched } from './watched';

const style = `${scenarioStyle}${diagramStyle}
.story { margin: 1rem 0; padding: .2rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--fail); border-radius: 4px; } .story figure { margin: 1rem 0; } .story ol { margin: 0; padding-left: 1.2rem; }
.neighbours { border: 0; } .lead { font-size: 1.1rem; }
`;

/** Failures that are drawn; of the others there are words. */
const mostDrawn = 3;

/** Everything about one rule. */
export function renderRule(spec: Spec, rule: Rule): string {
  const path = rulePage(rule.id);
  const result = shownResult(spec);
  const source = rule.impliedBy ?? rule.id;
  const scenarios = scenariosOf(spec, rule.id);
  const shown = scenarios.length > 0 ? scenarios : scenariosOf(spec, source);
  return sitePage({
    path,
    title: rule.id,
    style,
    children: (
      <>
        <p class="lead">
          <strong>{rule.level}</strong> {rule.statement}
        </p>
        {result !== undefined && <Verdict spec={spec} result={result} rule={rule} path={path} />}
        <h2 id="about">About the rule</h2>
        <Facts facts={facts(spec, rule, path)} />
        <Errata spec={spec} rule={rule} path={path} />
        <h2 id="scenarios">Scenarios</h2>
        {shown.length === 0 && <p>None{rule.reason === undefined ? '.' : `: ${rule.reason}`}</p>}
        {shown.map((scenario) => (
          <Scenario spec={spec} scenario={scenario} page={path} />
        ))}
        <Watched spec={spec} rule={rule} />
        <Neighbours spec={spec} rule={rule} path={path} />
      </>
    ),
  });
}

function Verdict({ spec, result, rule, path }: { spec: Spec; result: Result; rule: Rule; path: string }) {
  const found = resultOf(result, rule.id);
  if (found === undefined) return null;
  const answers = result.observations.filter((each) => each.rule === rule.id);
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">
        Verdict: <Badge verdict={found.verdict} />
      </h2>
      {found.impliedBy !== undefined && (
        <p>
          Shared with <RuleLinks from={path} ids={[found.impliedBy]} />, whose scenarios prove both.
        </p>
      )}
      {found.reason !== undefined && found.violations.length === 0 && <p>{found.reason}</p>}
      {found.deviation !== undefined && <Known deviation={found.deviation} path={path} />}
      <Stories spec={spec} result={result} found={found} />
      {answers.length > 0 && (
        <>
          <h3 id="answers">What this device does</h3>
          <p>{answers[0]?.question}</p>
          <ul>
            {[...new Set(answers.map(({ answer }) => answer))].map((answer) => (
              <li>{answer}</li>
            ))}
          </ul>
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
      and put up with until {deviation.expires}: {deviation.reason}{' '}
      <span class="faint">
        ({deviation.owner}; {deviation.source})
      </span>
    </p>
  );
}

/** What was found against the rule, the first of it drawn, the rest folded. */
function Stories({ spec, result, found: { violations } }: { spec: Spec; result: Result; found: RuleResult }) {
  if (violations.length === 0) return null;
  const story = (drawn: boolean) => (violation: (typeof violations)[number]) => (
    <Story result={result} recording={spec.recording} violation={violation} drawn={drawn} />
  );
  return (
    <>
      <h3 id="failures">{violations.length === 1 ? 'The failure' : `${violations.length} failures`}</h3>
      {violations.slice(0, mostDrawn).map(story(true))}
      {violations.length > mostDrawn && (
        <details>
          <summary>{violations.length - mostDrawn} more</summary>
          {violations.slice(mostDrawn).map(story(false))}
        </details>
      )}
    </>
  );
}

function facts({ ledger }: Spec, rule: Rule, path: string): Parameters<typeof Facts>[0]['facts'] {
  const implied = ledger.rules.filter((other) => other.impliedBy === rule.id);
  const optional = (name: string, value: string | undefined): [string, string][] =>
    value === undefined ? [] : [[name, value]];
  return [
    ['level', `${rule.level}: ${levelWords[rule.level]}`],
    ['one sees', rule.observe],
    ['who can break it', partyWords[rule.party]],
    ['section', <Sources sources={[`SWRA513C ${rule.section}`]} />],
    ['sources', rule.sources.length === 0 ? 'none: an inference' : <Sources sources={rule.sources} />],
    ['rests on', basisOf(rule)],
    ['treated as', `${rule.class}: ${classWords[rule.class]}`],
    ...(rule.impliedBy === undefined
      ? []
      : [['implied by', <RuleLinks from={path} ids={[rule.impliedBy]} />] as const]),
    ...(implied.length === 0
      ? []
      : [['implies', <RuleLinks from={path} ids={implied.map(({ id }) => id)} />] as const]),
    ...optional('question', rule.question),
    ...optional('note', rule.note),
    ...optional('arrangement', rule.arrangement),
    ['needs', rule.needs.join(', ') || 'nothing beyond a device that answers calls'],
  ];
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

function Errata({ spec, rule, path }: { spec: Spec; rule: Rule; path: string }) {
  const touching = spec.errata.filter(({ rules }) => rules.includes(rule.id));
  if (touching.length === 0) return null;
  return (
    <>
      <h2 id="errata">Errata</h2>
      <ul>
        {touching.map((erratum) => (
          <li>
            <To from={path} to={`${pages.errata}#${erratum.id}`}>
              {erratum.id}
            </To>{' '}
            {erratum.title}: {inForce(erratum, shownResult(spec)?.run.readings ?? [])}
          </li>
        ))}
      </ul>
    </>
  );
}

function Neighbours({ spec: { ledger }, rule, path }: { spec: Spec; rule: Rule; path: string }) {
  const index = ledger.rules.indexOf(rule);
  const before = ledger.rules[index - 1];
  const after = ledger.rules[index + 1];
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
