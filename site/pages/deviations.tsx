import type { DeviationResult } from '../../judge/result-schema';
import type { Deviations } from '../../ledger/deviation';
import { Scrolling } from '../../reports/page/scrolling';
import { RuleLinks, sitePage } from '../layout';
import { pages } from '../links';
import { type Spec, shownResult } from '../spec';

const path = pages.deviations;

const statusWords: Readonly<Record<DeviationResult['status'], string>> = {
  shown: 'shows itself as it is known',
  passed: 'no longer shows: the rule is kept',
  different: 'breaks the rule in another way than is known',
  untested: 'was not tested',
  'out of scope': 'is about other devices',
};

/** Faults that are known and put up with: those the run was given, and those the suite ships. */
export function renderDeviations(spec: Spec): string {
  const result = shownResult(spec);
  return sitePage({
    path,
    title: 'Known deviations',
    children: (
      <>
        <p>
          A rule that a device is known to break may be named in a file, with the exact way in which it breaks it, a
          reason, an owner and a last day. A run that was given the file still shows the rule as failed, with the reason
          beside it, and can be conformant all the same. Nothing is excused that fails in any other way.
        </p>
        <h2>In this run</h2>
        {result === undefined && <p>No run is included.</p>}
        {result !== undefined && result.run.deviations.length === 0 && <p>The run was given no known deviations.</p>}
        {result !== undefined && result.run.deviations.length > 0 && <Run deviations={result.run.deviations} />}
        {spec.deviations.map((file) => (
          <Shipped file={file} />
        ))}
      </>
    ),
  });
}

function Run({ deviations }: { deviations: readonly DeviationResult[] }) {
  return (
    <Scrolling label="Known deviations of this run">
      <table id="deviations">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">What became of it</th>
            <th scope="col">Reason</th>
            <th scope="col">Owner</th>
            <th scope="col">Good until</th>
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
      <h2>Shipped with the suite: {name}</h2>
      <p>
        Counted with <code>provtck run --deviations {name}</code>.
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
                Source: {source}. Good until {expires}.
              </span>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
