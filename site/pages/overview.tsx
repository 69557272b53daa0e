import type { ComponentChildren } from 'preact';
import type { Result } from '../../judge/result-schema';
import type { RuleVerdict } from '../../judge/verdict';
import { partText } from '../../reports/part-text';
import { verdictSentence } from '../../reports/summary';
import { counted } from '../../reports/terminal';
import { verdictWords } from '../../reports/verdict-words';
import { rulesWithMonitorViolations } from '../../reports/violations';
import { duration, moment } from '../display-words';
import { Facts, type SitePage, To } from '../layout';
import { featurePage, pages } from '../links';
import { chapterOf, chapters, resultOf, type Spec, shownResult, suiteMismatch } from '../spec';
import { StagesFigure, stagesStyle } from '../stages/drawing';
import { Terms } from '../terms';
import { Failed } from './failed';
import { NotJudged } from './not-judged';
import { OwnRules } from './own-rules';
import { PartyVerdicts } from './party-verdicts';

const path = pages.overview;
const order: readonly RuleVerdict[] = ['pass', 'recorded', 'not-applicable', 'not-judged', 'inconclusive', 'fail'];
const style = `${stagesStyle}
.first { display: grid; gap: 1rem 2rem; } .first > * { min-width: 0; } #about { font-size: 1.1rem; margin-top: 0; }
@media (min-width: 64rem) { .first { grid-template-columns: 1fr minmax(22rem, 30rem); } }
.verdict { font-size: 1.25rem; font-weight: 600; } .verdict a { color: inherit; } #parties th, #parties td { overflow-wrap: normal; }
@media (max-width: 32rem) { #parties thead { display: none; } #parties, #parties tbody, #parties tr, #parties th, #parties td { display: block; } #parties th, #parties td { padding: 0; border: 0; } #parties tr { padding: .4rem 0; border-bottom: 1px solid var(--line); } }
svg.bar { display: block; width: 100%; height: 1.1rem; min-width: 8rem; } table.chapters { width: 100%; } table.chapters th { overflow-wrap: normal; } table.chapters td:nth-child(3) { width: 45%; }
rect.pass { fill: var(--pass); } rect.fail { fill: var(--fail); } rect.inconclusive { fill: var(--doubt); }
rect.recorded { fill: color-mix(in srgb, var(--other) 70%, var(--paper)); } rect.not-applicable { fill: color-mix(in srgb, var(--other) 40%, var(--paper)); } rect.not-judged { fill: color-mix(in srgb, var(--other) 20%, var(--paper)); }
`;

/** What provisioning is, in three sentences. */
const ABOUT = [
  'A device without screen and keyboard learns its Wi-Fi network by provisioning.',
  'A phone gives it a profile: over the device AP, or by SmartConfig.',
  'The device joins the network for the confirmation of the profile, and blocked APIs keep its host waiting until the end of the process.',
];

/** The first page: what provisioning is, the verdict of each party, and links to the details. */
export function renderOverview(spec: Spec): SitePage {
  const result = shownResult(spec);
  return {
    path,
    title: 'Wi-Fi provisioning of SimpleLink devices',
    style,
    children: (
      <>
        <div class="first">
          <div>
            <p id="about">
              <Terms text={ABOUT.join(' ')} from={path} />
            </p>
            {result === undefined ? (
              <p>
                <Terms
                  text={`The requirements of SWRA513C for a CC3x20 or CC3x35 device, as ${spec.ledger.rules.length} rules with their scenarios. The site includes no run.`}
                  from={path}
                />
              </p>
            ) : (
              <Verdict spec={spec} result={result} />
            )}
            <Ways />
          </div>
          <StagesFigure page={path} />
        </div>
        {result !== undefined && <Failed spec={spec} result={result} />}
        {result !== undefined && <OwnRules result={result} />}
        {result !== undefined && <NotJudged spec={spec} result={result} path={path} />}
        {result !== undefined && <Run result={result} />}
        <h2 id="chapters">Chapters</h2>
        <Chapters spec={spec} />
        <h2 id="features">
          <Terms text="The specification as executable features" from={path} />
        </h2>
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
  };
}

/** Where an answer is found, by the kind of question. */
const Ways = () => (
  <ul>
    <li>
      A question:{' '}
      <To from={path} to={pages.questions}>
        questions people ask
      </To>
    </li>
    <li>
      May I call it now, does the event arrive:{' '}
      <To from={path} to={pages.matrices}>
        matrices
      </To>
    </li>
    <li>
      What happens when:{' '}
      <To from={path} to={pages.timelines}>
        timelines
      </To>
    </li>
    <li>
      What changed between two versions:{' '}
      <To from={path} to={pages.compare}>
        compare
      </To>
    </li>
  </ul>
);

/** The verdict of the run and of each party. */
function Verdict({ spec, result }: { spec: Spec; result: Result }) {
  const { run } = result;
  const mismatch = suiteMismatch(spec, result);
  return (
    <>
      <p id="verdict" class={`verdict ${verdictStyles[run.verdict]}`}>
        <Terms text={verdictSentence(result)} from={path} />
      </p>
      {run.incomplete.map((sentence) => (
        <p>
          <Terms text={sentence} from={path} />
        </p>
      ))}
      {mismatch !== undefined && (
        <p id="foreign" class="inconclusive">
          {mismatch}
        </p>
      )}
      <PartyVerdicts spec={spec} result={result} />
    </>
  );
}

/** What was tested, and how. */
function Run({ result }: { result: Result }) {
  return (
    <>
      <h2 id="run">
        <Terms text="The run" from={path} />
      </h2>
      <Facts facts={aboutRun(result).map(([name, value]) => [<Terms text={name} from={path} />, value])} />
      <Totals result={result} />
    </>
  );
}

/** The tested device, the adapter, the time and the conditions of the run. */
function aboutRun({
  run,
  device,
  adapter,
  suite,
  ics,
  ixit,
}: Result): readonly (readonly [name: string, value: ComponentChildren])[] {
  const versions = Object.entries(device.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  const { uncertaintyMs } = device;
  const optional = (name: string, value: string | undefined): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]];
  return [
    ['device', partText(device)],
    ['versions', versions || 'unknown: the device was not identified'],
    ['adapter', adapter.name + (adapter.port === undefined ? '' : ` at ${adapter.port}`)],
    ...optional('host driver', adapter.hostDriver),
    ['when', moment(run.startedAt)],
    ['took', `${duration(run.deviceMs)} device time, ${duration(run.wallMs)} wall time`],
    ...optional(
      'accuracy of times',
      uncertaintyMs === undefined
        ? undefined
        : uncertaintyMs === 0
          ? 'exact (ε = 0)'
          : `within ε = ${uncertaintyMs} ms; a result that depends on less is inconclusive`,
    ),
    ['suite', `${suite.name} ${suite.version}`],
    ...optional(
      'only a part',
      run.selection.partial
        ? [...run.selection.rules, run.selection.tags ?? '', ...(run.selection.limits ?? [])].filter(Boolean).join(' ')
        : '',
    ),
    ...optional(
      'made in parts',
      run.parts?.map(({ startedAt, scenarios }) => `${startedAt}: ${counted(scenarios, 'scenario')}`).join('; '),
    ),
    ...optional('requirements', run.certifying === true ? 'those of a certificate' : undefined),
    ...optional('chosen interpretations', run.readings.join(', ')),
    ...optional(
      'device statement',
      ics === undefined
        ? undefined
        : `${ics.file}, ${ics.product ?? ics.part}${ics.without.length > 0 ? `, without ${ics.without.join(', ')}` : ''}`,
    ),
    ...optional(
      'stated times',
      Object.entries(ixit ?? {})
        .map(([name, ms]) => `${name} ${ms} ms`)
        .join(', '),
    ),
    ...(run.deviations.length === 0
      ? []
      : [
          [
            'known deviations',
            <To from={path} to={pages.deviations}>{`${run.deviations.length} given, ${
              run.deviations.filter(({ status }) => status === 'shown').length
            } of them shown`}</To>,
          ] as const,
        ]),
  ];
}

/** The counts of the result, equal in every report. */
function Totals({ result: { run, observations, rules } }: { result: Result }) {
  const { rules: counts, scenarios } = run.counts;
  const rulesWithViolations = rulesWithMonitorViolations(rules).length;
  const monitorViolations = rules.flatMap(({ violations }) =>
    violations.filter(({ monitor }) => monitor !== undefined),
  );
  const rows: readonly (readonly [id: string, name: string, count: number])[] = [
    ['pass', 'rules passed', counts.pass],
    ['fail', 'mandatory rules failed', counts.fail],
    ['warnings', 'other rules not followed', counts.warnings],
    ['deviations', 'rules failed as known deviations', counts.deviations],
    ['inconclusive', 'rules inconclusive', counts.inconclusive],
    ['not-applicable', 'rules not applicable', counts.notApplicable],
    ['recorded', 'rules recorded', counts.recorded],
    ['planned', 'rules without a scenario yet', counts.planned],
    ['not-judged', 'rules not judged', counts.notJudged],
    ['total', 'rules in total', counts.total],
    ['scenarios-pass', 'scenarios passed', scenarios.pass],
    ['scenarios-fail', 'scenarios failed', scenarios.fail],
    ['scenarios-inconclusive', 'scenarios inconclusive', scenarios.inconclusive],
    ['scenarios-not-applicable', 'scenarios not applicable', scenarios.notApplicable],
    ['scenarios-total', 'scenarios in total', scenarios.total],
    ['answers', 'observations for open points', observations.length],
    ['monitorViolations', 'monitor violations', monitorViolations.length],
    ['sighted', 'rules with monitor violations, each a separate case in JUnit and Allure', rulesWithViolations],
  ];
  return (
    <details id="totals">
      <summary>
        {counts.pass} of {counts.total} rules passed, {scenarios.pass} of {scenarios.total} scenarios
        {rulesWithViolations > 0 && `; ${counted(rulesWithViolations, 'failed case')} by monitors`}
      </summary>
      <table>
        <tbody>
          {rows.map(([id, name, count]) => (
            <tr>
              <th scope="row">
                <Terms text={name} from={path} />
              </th>
              <td id={`total-${id}`}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const verdictStyles = { conformant: 'pass', 'non-conformant': 'fail', incomplete: 'inconclusive' } as const;

function Chapters({ spec }: { spec: Spec }) {
  const result = shownResult(spec);
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
                  <Bar chapter={number} verdicts={verdicts} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Verdicts as parts of a whole, also as text. */
function Bar({ chapter, verdicts }: { chapter: string; verdicts: readonly RuleVerdict[] }) {
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
      {counts.map(({ verdict, count }, index) => (
        <>
          {index > 0 && ', '}
          <To from={path} to={`${pages.rules}#chapter=${chapter}&verdict=${verdict}`}>
            {count} {verdictWords[verdict]}
          </To>
        </>
      ))}
    </>
  );
}
