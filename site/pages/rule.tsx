import { basisOf, type Rule } from '../../ledger/rule';
import type { Result } from '../../reports/result-schema';
import { Badge, Facts, sitePage, To } from '../layout';
import { addressOf, pages, rulePage } from '../links';
import { Scenario, scenarioStyle } from '../scenario';
import { resultOf, type Spec, scenariosOf } from '../spec';

/** Everything about one rule. */
export function renderRule(spec: Spec, rule: Rule): string {
  const path = rulePage(rule.id);
  const [result] = spec.results;
  const source = rule.impliedBy ?? rule.id;
  const scenarios = scenariosOf(spec, rule.id);
  const shown = scenarios.length > 0 ? scenarios : scenariosOf(spec, source);
  return sitePage({
    path,
    title: rule.id,
    style: scenarioStyle,
    children: (
      <>
        <p>
          <strong>{rule.level}</strong> {rule.statement}
        </p>
        {result !== undefined && <Verdict result={result} rule={rule} path={path} />}
        <h2>About the rule</h2>
        <Facts facts={facts(spec, rule, path)} />
        <Errata spec={spec} rule={rule} path={path} />
        <h2>Scenarios</h2>
        {shown.length === 0 && <p>None{rule.reason === undefined ? '.' : `: ${rule.reason}`}</p>}
        {shown.map((scenario) => (
          <Scenario spec={spec} scenario={scenario} page={path} />
        ))}
        <Mutants spec={spec} rule={rule} />
        <Neighbours spec={spec} rule={rule} path={path} />
      </>
    ),
  });
}

function Verdict({ result, rule, path }: { result: Result; rule: Rule; path: string }) {
  const found = resultOf(result, rule.id);
  if (found === undefined) return null;
  const answers = result.observations.filter((each) => each.rule === rule.id);
  return (
    <section>
      <h2>
        Verdict: <Badge verdict={found.verdict} />
      </h2>
      {found.impliedBy !== undefined && (
        <p>
          Shared with{' '}
          <To from={path} to={rulePage(found.impliedBy)}>
            {found.impliedBy}
          </To>
          , whose scenarios prove both.
        </p>
      )}
      {found.reason !== undefined && <p>{found.reason}</p>}
      {found.violations.map(({ scenario, expected, seen, at, command }) => (
        <Facts
          facts={[
            ['scenario', result.scenarios.find(({ id }) => id === scenario)?.name ?? scenario],
            ['expected', expected],
            ['seen', <span class="fail">{seen}</span>],
            ['at', `${at} ms of device time after the scenario began`],
            ['to repeat it', <code>{command}</code>],
          ]}
        />
      ))}
      {answers.length > 0 && (
        <>
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

function facts({ ledger }: Spec, rule: Rule, path: string): Parameters<typeof Facts>[0]['facts'] {
  const link = (id: string) => (
    <To from={path} to={rulePage(id)}>
      {id}
    </To>
  );
  const implied = ledger.rules.filter((other) => other.impliedBy === rule.id);
  const optional = (name: string, value: string | undefined): [string, string][] =>
    value === undefined ? [] : [[name, value]];
  return [
    ['section', `${rule.section} of SWRA513C`],
    ['one sees', rule.observe],
    ['who can break it', rule.party],
    ['sources', rule.sources.length === 0 ? 'none: an inference' : <Sources sources={rule.sources} />],
    ['rests on', basisOf(rule)],
    ['class', rule.class],
    ...(rule.impliedBy === undefined ? [] : [['implied by', link(rule.impliedBy)] as const]),
    ...(implied.length === 0 ? [] : [['implies', implied.map(({ id }) => <>{link(id)} </>)] as const]),
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
      <h2>Errata</h2>
      <ul>
        {touching.map(({ id, title }) => (
          <li>
            <To from={path} to={`${pages.errata}#${id}`}>
              {id}
            </To>{' '}
            {title}
          </li>
        ))}
      </ul>
    </>
  );
}

function Mutants({ spec, rule }: { spec: Spec; rule: Rule }) {
  const breaking = spec.mutants.filter(({ breaks }) => breaks === rule.id);
  if (breaking.length === 0) return null;
  return (
    <>
      <h2>Devices that break it</h2>
      <ul>
        {breaking.map(({ id, story, killedBy, monitors }) => (
          <li>
            <code>{id}</code>: {story}{' '}
            <span class="faint">
              {[...killedBy, ...monitors].length === 0 ? '' : `Seen by ${[...killedBy, ...monitors].join('; ')}.`}
            </span>
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
    <p class="screen">
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
    </p>
  );
}
