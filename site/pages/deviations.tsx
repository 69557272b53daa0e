import type { DeviationResult } from '../../judge/result-schema';
import type { Deviations } from '../../ledger/deviation';
import { Scrolling } from '../../reports/page/scrolling';
import { RuleLinks, type SitePage } from '../layout';
import { pages } from '../links';
import { type Spec, shownResult } from '../spec';

const path = pages.deviations;

const statusWords: Readonly<Record<DeviationResult['status'], string>> = {
  shown: 'fails as known',
  passed: 'passed: the device follows the rule',
  different: 'fails in another way',
  untested: 'was not tested',
  'out of scope': 'is about other devices',
};

/** Known deviations: those of the run, and those that the suite contains. */
export function renderDeviations(spec: Spec): SitePage {
  const result = shownResult(spec);
  return {
    path,
    title: 'Known deviations',
    children: (
      <>
        <p>
          A file can list rules that a device is known to break: the exact failure, a reason, an owner and an expiry
          date. A run with this file still shows the rule as failed, with the reason beside it, and can be conformant. A
          rule that fails in any other way makes it non-conformant.
        </p>
        <h2>In this run</h2>
        {result === undefined && <p>No run is included.</p>}
        {result !== undefined && result.run.deviations.length === 0 && <p>The run had no known deviations.</p>}
        {result !== undefined && result.run.deviations.length > 0 && <Run deviations={result.run.deviations} />}
        {spec.deviations.map((file) => (
          <Shipped file={file} />
        ))}
      </>
    ),
  };
}

function Run({ deviations }: { deviations: readonly DeviationResult[] }) {
  return (
    <Scrolling label="Known deviations of this run">
      <table id="deviations">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Status</th>
            <th scope="col">Reason</th>
            <th scope="col">Owner</th>
            <th scope="col">Expires</th>
          </tr>
        </thead>
        <tbody>
          {deviations.map(({ rule, status, detail, reason, owner, expires, file }) => (
            <tr>
              <td>
                <RuleLinks from={path} ids={[rule]} />
              </td>
              <td>
                {statusWords[status]}
                {detail !== undefined && `: ${detail}`}
              </td>
              <td>
                {reason} <span class="faint">({file})</span>
              </td>
              <td>{owner}</td>
              <td>{expires}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Shipped({ file: { name, deviations } }: { file: Deviations }) {
  return (
    <section id={name}>
      <h2>Included in the suite: {name}</h2>
      <p>
        Use it with <code>provtck run --deviations {name}</code>.
      </p>
      <dl>
        {deviations.map(({ rule, reason, source, expires }) => (
          <>
            <dt>
              <RuleLinks from={path} ids={[rule]} />
            </dt>
            <dd>
              {reason}{' '}
              <span class="faint">
                Source: {source}. Expires {expires}.
              </span>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
