import type { RuleVerdict } from '../../judge/verdict';
import type { Result } from '../../reports/result-schema';
import { verdictSentence } from '../../reports/summary';
import { Badge, Facts, sitePage, To, verdictWords } from '../layout';
import { featurePage, pages } from '../links';
import { chapterOf, chapters, resultOf, type Spec } from '../spec';

const path = pages.overview;
const order: readonly RuleVerdict[] = ['pass', 'recorded', 'not-applicable', 'not-judged', 'inconclusive', 'fail'];
const style = `
.verdict { font-size: 1.25rem; font-weight: 600; }
svg.bar { display: block; width: 100%; height: 1.1rem; min-width: 8rem; } table.chapters { width: 100%; } table.chapters td:nth-child(3) { width: 45%; }
rect.pass { fill: var(--pass); } rect.fail { fill: var(--fail); } rect.inconclusive { fill: var(--doubt); }
rect.recorded { fill: color-mix(in srgb, var(--other) 70%, var(--paper)); } rect.not-applicable { fill: color-mix(in srgb, var(--other) 40%, var(--paper)); } rect.not-judged { fill: color-mix(in srgb, var(--other) 20%, var(--paper)); }
`;

/** The first page: the verdict in one sentence, and where to go from there. */
export function renderOverview(spec: Spec): string {
  const [result] = spec.results;
  return sitePage({
    path,
    title: 'Wi-Fi provisioning of SimpleLink devices',
    style,
    children: (
      <>
        {result === undefined ? (
          <p>
            What SWRA513C asks of a CC3x20 or CC3x35 device, as {spec.ledger.rules.length} rules and the scenarios that
            show them. No run is included.
          </p>
        ) : (
          <Run result={result} />
        )}
        <h2>Chapters</h2>
        <Chapters spec={spec} />
        {result !== undefined && <Silent spec={spec} result={result} />}
        <h2>The specification as it is executed</h2>
        <ul>
          {spec.features.map((feature) => (
            <li>
              <To from={path} to={featurePage(feature)}>
                {feature.name}
              </To>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function Run({ result }: { result: Result }) {
  const { run, device, adapter, suite } = result;
  const versions = Object.entries(device.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return (
    <>
      <p class={`verdict ${verdictStyles[run.verdict]}`}>{verdictSentence(result)}</p>
      {run.incomplete.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <Facts
        facts={[
          ['device', device.part],
          ['versions', versions || 'unknown: nobody answered'],
          ['reached by', adapter.name + (adapter.port === undefined ? '' : ` at ${adapter.port}`)],
          ['when', run.startedAt],
          ['took', `${duration(run.deviceMs)} of device time, ${duration(run.wallMs)} by the clock on the wall`],
          ['suite', `${suite.name} ${suite.version}`],
          ...(run.readings.length === 0 ? [] : [['readings chosen', run.readings.join(', ')] as const]),
        ]}
      />
    </>
  );
}

const verdictStyles = { conformant: 'pass', 'non-conformant': 'fail', incomplete: 'inconclusive' } as const;

function duration(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function Chapters({ spec }: { spec: Spec }) {
  const [result] = spec.results;
  return (
    <table class="chapters">
      <thead>
        <tr>
          <th scope="col">Chapter</th>
          <th scope="col">Rules</th>
          {result !== undefined && <th scope="col">Verdicts</th>}
        </tr>
      </thead>
      <tbody>
        {Object.entries(chapters).map(([number, title]) => {
          const rules = spec.ledger.rules.filter((rule) => chapterOf(rule) === number);
          const verdicts = rules.flatMap(({ id }) => resultOf(result, id)?.verdict ?? []);
          return (
            <tr>
              <th scope="row">
                <To from={path} to={`${pages.rules}#chapter=${number}`}>
                  {number} {title}
                </To>
              </th>
              <td>{rules.length}</td>
              {result !== undefined && (
                <td>
                  <Bar verdicts={verdicts} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Verdicts as parts of a whole, said in words for those who do not see them. */
function Bar({ verdicts }: { verdicts: readonly RuleVerdict[] }) {
  const counts = order
    .map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
  const words = counts.map(({ verdict, count }) => `${count} ${verdictWords[verdict]}`).join(', ');
  let from = 0;
  return (
    <>
      <svg class="bar" viewBox={`0 0 ${verdicts.length} 10`} preserveAspectRatio="none" role="img" aria-label={words}>
        {counts.map(({ verdict, count }) => {
          const x = from;
          from += count;
          return <rect class={verdict} x={x} y={0} width={count} height={10} />;
        })}
      </svg>
      <span class="faint">{words}</span>
    </>
  );
}

/** What the verdict does not rest on. */
function Silent({ spec, result }: { spec: Spec; result: Result }) {
  const silent = result.rules.filter(({ verdict }) => verdict === 'not-judged' || verdict === 'not-applicable');
  if (silent.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { id, reason = 'no reason given' } of silent) reasons.set(reason, [...(reasons.get(reason) ?? []), id]);
  return (
    <>
      <h2>What was not judged, and why</h2>
      <p>
        <Badge verdict="not-judged" /> or <Badge verdict="not-applicable" />: {silent.length} of{' '}
        {spec.ledger.rules.length} rules.
      </p>
      <ul>
        {[...reasons].map(([reason, ids]) => (
          <li>
            {reason}:{' '}
            {ids.map((id) => (
              <>
                <To from={path} to={`rules/${id}.html`}>
                  {id}
                </To>{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
