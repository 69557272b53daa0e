import type { RuleVerdict } from '../../judge/verdict';
import { compareResults } from '../../reports/diff/compare';
import { type DiffRow, type DiffSection, outcome, sections } from '../../reports/diff/sections';
import { Scrolling } from '../../reports/page/scrolling';
import { verdictSentence } from '../../reports/summary';
import { Badge, RuleLinks, type SitePage } from '../layout';
import { pages } from '../links';
import { type LabelledResult, resultOf, type Spec } from '../spec';
import { timelineStyle } from '../timeline/drawing';
import { Behaviour, BehaviourSentence } from './compared-behaviour';

const path = pages.compare;
/** A phone screen is too narrow for columns of long texts. */
const style = `${timelineStyle}
@media (max-width: 40rem) { .changes thead { display: none; } .changes, .changes tbody, .changes tr, .changes td { display: block; } .changes td { min-width: 0; padding: 0 0 .2rem; border: 0; } .changes tr { padding: .4rem 0; border-bottom: 1px solid var(--line); } }
`;

/** Two or more results in comparison, regressions first. */
export function renderCompare(spec: Spec): SitePage {
  const { results } = spec;
  return {
    path,
    title: 'Compare',
    style,
    children: (
      <>
        {results.length < 2 ? (
          <>
            <p>Nothing to compare: the site was built from {results.length === 0 ? 'no result' : 'one result'}.</p>
            <p>To compare two firmware versions or two parts, give both results, the older one first:</p>
            <pre>provtck spec --result "1.2=old/result.json" --result "1.3=new/result.json"</pre>
          </>
        ) : (
          <>
            <ol>
              {results.map(({ label, result }) => (
                <li>
                  <strong>{label}</strong>: {verdictSentence(result)}
                </li>
              ))}
            </ol>
            {results.slice(1).map((after, index) => (
              <Pair spec={spec} before={results[index] as LabelledResult} after={after} serial={index + 1} />
            ))}
            <Differing spec={spec} />
          </>
        )}
      </>
    ),
  };
}

interface PairProps {
  readonly spec: Spec;
  readonly before: LabelledResult;
  readonly after: LabelledResult;
  readonly serial: number;
}

/** The changes from one result to the next. */
function Pair({ spec, before, after, serial }: PairProps) {
  const comparison = compareResults(before.result, after.result);
  const changes = sections(comparison);
  return (
    <section id={`change-${serial}`}>
      <h2>
        From {before.label} to {after.label}
      </h2>
      <BehaviourSentence before={before} after={after} />
      <p class={comparison.regression ? 'fail' : 'pass'}>
        <strong>{outcome(comparison)}</strong>
      </p>
      {changes.length === 0 && <p>No verdict and no observation changed.</p>}
      {changes.map((section) => (
        <Changes spec={spec} section={section} />
      ))}
      <Behaviour spec={spec} before={before} after={after} />
    </section>
  );
}

function Changes({ spec, section: { title, rows } }: { spec: Spec; section: DiffSection }) {
  return (
    <>
      <h3>{title}</h3>
      <Scrolling label={title}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Change</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td>
                  <Subject spec={spec} row={row} />
                </td>
                <td>{row.change}</td>
                <td>{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function Subject({ spec, row: { subject } }: { spec: Spec; row: DiffRow }) {
  const [id = '', ...rest] = subject.split(' ');
  if (!spec.ledger.has(id)) return <>{subject}</>;
  return (
    <>
      <RuleLinks from={path} ids={[id]} /> {rest.join(' ')} <span class="faint">{spec.ledger.rule(id).statement}</span>
    </>
  );
}

/** Every rule with different verdicts in the results; rules that failed last come first. */
function Differing({ spec: { ledger, results } }: { spec: Spec }) {
  const rows = ledger.rules
    .map(({ id, statement }) => ({
      id,
      statement,
      verdicts: results.map(({ result }) => resultOf(result, id)?.verdict),
    }))
    .filter(({ verdicts }) => new Set(verdicts).size > 1)
    .sort((a, b) => Number(b.verdicts.at(-1) === 'fail') - Number(a.verdicts.at(-1) === 'fail'));
  return (
    <>
      <h2>Rules with different verdicts</h2>
      {rows.length === 0 && <p>All {ledger.rules.length} rules have the same verdict in all results.</p>}
      {rows.length > 0 && (
        <Scrolling label="Rules with different verdicts">
          <table id="differing">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                {results.map(({ label }) => (
                  <th scope="col">{label}</th>
                ))}
                <th scope="col">Statement</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, statement, verdicts }) => (
                <tr>
                  <th scope="row">
                    <RuleLinks from={path} ids={[id]} />
                  </th>
                  {verdicts.map((verdict) => (
                    <td>
                      <Verdict verdict={verdict} />
                    </td>
                  ))}
                  <td>{statement}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </>
  );
}

const Verdict = ({ verdict }: { verdict: RuleVerdict | undefined }) =>
  verdict === undefined ? <>not known</> : <Badge verdict={verdict} />;
