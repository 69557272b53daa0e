import { Scrolling } from '../reports/page/scrolling';
import { Badge, To } from './layout';
import { featurePage, recordAnchor, recordPage, rulePage, scenarioAnchor } from './links';
import { type RunScenario, tally, troubled } from './rule-view';
import { serialOf, type WrittenExamples, type WrittenStep } from './spec';

export const scenarioStyle = `
.scenario { margin: 1rem 0; padding: .6rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 4px; }
.scenario h3 { margin: .2rem 0; } .scenario ol { list-style: none; padding: 0; margin: .4rem 0; }
.scenario .keyword { display: inline-block; min-width: 3.6rem; color: var(--faint); }
.scenario table { margin: .2rem 0 .4rem 3.6rem; font-size: .9em; }
.scenario .expected { color: var(--fail); }
`;

interface ScenarioProps extends RunScenario {
  readonly page: string;
  /** Recorded scenarios that have a timeline, by name. */
  readonly records: ReadonlyMap<string, unknown> | undefined;
}

/** The text of a scenario and its result. */
export function Scenario({ scenario, runs, page, records }: ScenarioProps) {
  const recorded = runs.find(({ name }) => records?.has(name));
  return (
    <article class="scenario" id={scenarioAnchor(scenario.name)}>
      <h3>{scenario.name}</h3>
      {page !== featurePage(scenario.feature) && (
        <p class="screen">
          <To from={page} to={`${featurePage(scenario.feature)}#${scenarioAnchor(scenario.name)}`}>
            in the feature, {scenario.feature.name}
          </To>
        </p>
      )}
      <p class="faint">
        {scenario.rules.map((id) => (
          <>
            <To from={page} to={rulePage(id)}>
              {id}
            </To>{' '}
          </>
        ))}
        {scenario.needs.length > 0 && `needs ${scenario.needs.join(', ')}`}
      </p>
      <ol>
        {scenario.steps.map((step) => (
          <li>
            <Step step={step} />
          </li>
        ))}
      </ol>
      {scenario.examples.map(({ name, rows }, index) => (
        <ExampleTable name={name} rows={rows} label={`Examples ${index + 1} of ${serialOf(scenario.name)}`} />
      ))}
      {runs.length > 0 && <Counts runs={runs} />}
      {recorded !== undefined && (
        <p class="screen">
          <To from={page} to={`${recordPage(scenario.feature)}#${recordAnchor(recorded.id)}`}>
            as recorded, in time
          </To>
        </p>
      )}
      {troubled(runs).map((run) => (
        <p class="expected">
          {run.name}: {run.reason}
        </p>
      ))}
    </article>
  );
}

/** Title of the tables that only multiply the first one (tools/pairs.ts). A page shows them on demand. */
const FURTHER = 'further combinations';

function ExampleTable({ name, rows, label }: WrittenExamples & { label: string }) {
  const table = (
    <Scrolling label={label}>
      <Rows rows={rows} heading />
    </Scrolling>
  );
  if (name !== FURTHER)
    return (
      <>
        <p class="faint">Examples{name === '' ? '' : `: ${name}`}</p>
        {table}
      </>
    );
  return (
    <details>
      <summary class="faint">
        Examples: {name} ({rows.length - 1})
      </summary>
      {table}
    </details>
  );
}

function Step({ step: { keyword, text, table } }: { step: WrittenStep }) {
  return (
    <>
      <span class="keyword">{keyword}</span>
      {text}
      {table !== undefined && <Rows rows={table} />}
    </>
  );
}

function Rows({ rows, heading = false }: { rows: readonly (readonly string[])[]; heading?: boolean }) {
  const [first = [], ...rest] = rows;
  const body = heading ? rest : rows;
  return (
    <table>
      {heading && (
        <thead>
          <tr>
            {first.map((cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {body.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counts({ runs }: Pick<RunScenario, 'runs'>) {
  return (
    <p>
      {tally(runs).map(([verdict, count]) => (
        <>
          {runs.length > 1 && `${count} `}
          <Badge verdict={verdict} />{' '}
        </>
      ))}
    </p>
  );
}
