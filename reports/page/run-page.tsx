import type { ComponentChildren } from 'preact';
import type { MonitorResult, Result, RuleResult, RuleViolation, ScenarioResult } from '../../judge/result-schema';
import { violationLine } from '../../judge/violation-text';
import { partText } from '../part-text';
import { figures, verdictSentence } from '../summary';
import { counted, formatDuration } from '../terminal';
import { renderPage } from './page';
import { Scrolling } from './scrolling';

/** Maximum number of scenarios of one list; result.json contains all of them. */
const listed = 50;

const style = `
.verdict { font-weight: 700; border-left: .4rem solid; padding-left: .8rem; }
.verdict.conformant { border-color: var(--pass); } .verdict.non-conformant { border-color: var(--fail); }
.verdict.incomplete { border-color: var(--doubt); }
article { border-top: 1px solid var(--line); }
`;

/** A run on one page without other files: its verdict first, then what decides it. */
export const runPage = (result: Result): string =>
  renderPage({
    title: `${result.run.verdict}: ${result.device.part}`,
    style,
    children: (
      <main>
        <h1 class={`verdict ${result.run.verdict}`}>{verdictSentence(result)}</h1>
        <Reasons reasons={result.run.incomplete} />
        <Figures result={result} />
        <Broken result={result} />
        <Deviations result={result} />
        <Inconclusive scenarios={result.scenarios} />
        <NotApplicable scenarios={result.scenarios} />
        <Monitors monitors={result.monitors ?? []} />
        <Run result={result} />
        <Files />
      </main>
    ),
  });

function Section({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const Items = ({ texts }: { texts: readonly string[] }) => (
  <ul>
    {texts.map((text) => (
      <li>{text}</li>
    ))}
  </ul>
);

const Facts = ({ facts }: { facts: readonly (readonly [name: string, text: string])[] }) => (
  <dl class="facts">
    {facts.map(([name, text]) => (
      <>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </>
    ))}
  </dl>
);

function Reasons({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <Section title="Why the run is incomplete">
      <Items texts={reasons} />
    </Section>
  );
}

const Figures = ({ result }: { result: Result }) => (
  <Section title="Figures">
    <Facts facts={figures(result)} />
  </Section>
);

function Broken({ result }: { result: Result }) {
  const broken = result.rules.filter(({ verdict, deviation }) => verdict === 'fail' && deviation === undefined);
  if (broken.length === 0) return null;
  return (
    <Section title="Broken rules">
      {broken.map((rule) => (
        <BrokenRule rule={rule} />
      ))}
    </Section>
  );
}

function BrokenRule({ rule: { id, level, statement, violations, impliedBy, reason } }: { rule: RuleResult }) {
  return (
    <article>
      <h3 id={id}>
        {id} <span class="fail">{level}</span>
      </h3>
      <p>{statement}</p>
      {impliedBy !== undefined && <p class="faint">It shares the scenarios of {impliedBy}.</p>}
      {impliedBy === undefined && violations.map((violation) => <Violation violation={violation} />)}
      {violations.length === 0 && reason !== undefined && <p>{reason}</p>}
    </article>
  );
}

function Violation({ violation }: { violation: RuleViolation }) {
  const { scenario, expected, seen, at, last = [], monitor, evidence = [], command } = violation;
  const before = last.map(violationLine);
  return (
    <>
      <Facts
        facts={[
          ['scenario', scenario],
          ['expected', expected],
          ['observed', seen],
          ['after', `${formatDuration(at)} of device time`],
          ...(monitor === undefined ? [] : [['monitor', monitor] as const]),
        ]}
      />
      {before.length > 0 && <pre>{before.join('\n')}</pre>}
      {evidence.length > 0 && <pre>{evidence.join('\n')}</pre>}
      <p>
        To repeat: <code>{command}</code>
      </p>
    </>
  );
}

function Deviations({ result: { run } }: { result: Result }) {
  if (run.deviations.length === 0) return null;
  const head = ['rule', 'status', 'reason', 'file', 'owner', 'expires'];
  return (
    <Section title="Known deviations">
      <Scrolling label="Known deviations">
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.deviations.map(({ rule, status, detail, reason, file, owner, expires }) => (
              <tr>
                {[rule, detail === undefined ? status : `${status}, ${detail}`, reason, file, owner, expires].map(
                  (text) => (
                    <td>{text}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Section>
  );
}

function Inconclusive({ scenarios }: { scenarios: readonly ScenarioResult[] }) {
  const doubtful = scenarios.filter(({ verdict }) => verdict === 'inconclusive');
  if (doubtful.length === 0) return null;
  return (
    <Section title={`${counted(doubtful.length, 'inconclusive scenario')}`}>
      <Items texts={doubtful.slice(0, listed).map(({ name, reason = '' }) => `${name}: ${reason}`)} />
      {doubtful.length > listed && <p>{doubtful.length - listed} more are in result.json.</p>}
    </Section>
  );
}

/** Scenarios that do not apply, grouped by their reason. */
function NotApplicable({ scenarios }: { scenarios: readonly ScenarioResult[] }) {
  const reasons = new Map<string, number>();
  for (const { verdict, reason = '' } of scenarios)
    if (verdict === 'not-applicable') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (reasons.size === 0) return null;
  const sorted = [...reasons].sort(([, a], [, b]) => b - a);
  return (
    <Section title="Scenarios that do not apply">
      <Items texts={sorted.slice(0, listed).map(([reason, count]) => `${counted(count, 'scenario')}: ${reason}`)} />
    </Section>
  );
}

/** How often the run tested each rule of the monitors, folded. */
function Monitors({ monitors }: { monitors: readonly MonitorResult[] }) {
  if (monitors.length === 0) return null;
  const tested = monitors.filter((each) => each.tested > 0).length;
  return (
    <Section title="Monitors">
      <details>
        <summary>
          The run tested {tested} of {counted(monitors.length, 'rule')} of the monitors.
        </summary>
        <Scrolling label="Rules of the monitors">
          <table>
            <thead>
              <tr>
                {['monitor', 'rule', 'tested', 'scenarios in which it was broken'].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monitors.map(({ monitor, rule, tested: times, broken }) => (
                <tr>
                  {[monitor, rule, times, broken].map((text) => (
                    <td>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </Section>
  );
}

const Run = ({ result: { suite, adapter, device, run } }: { result: Result }) => (
  <Section title="Run">
    <Facts
      facts={[
        ['device', partText(device)],
        ...Object.entries(device.versions).map(([name, version]) => [name, version] as const),
        ['adapter', [adapter.name, adapter.port, adapter.hostDriver].filter((part) => part !== undefined).join(', ')],
        ['started', run.startedAt],
        ...(run.certificate === undefined ? [] : [['class', run.certificate.class] as const]),
        ...(run.readings.length === 0 ? [] : [['interpretations', run.readings.join(', ')] as const]),
        ['suite', `${suite.name} ${suite.version}`],
        ['ledger', suite.ledgerSha256],
      ]}
    />
  </Section>
);

const Files = () => (
  <p class="faint">
    result.json in the same folder contains every scenario with its steps.{' '}
    <code>provtck spec --result result.json</code> builds the site, which shows the recorded messages of each failure.
  </p>
);
