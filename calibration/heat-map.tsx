import { sectionOf } from '../ledger/rule';
import { renderPage } from '../reports/page/page';
import { Scrolling } from '../reports/page/scrolling';
import { calibrationErrorsOf } from './calibration-errors';
import type { KillMatrix, MutantResult } from './kill-matrix';

/** The map scrolls in its own frame. Its header and the names of the mutants stay visible. */
const style = `
main > .wide:has(.map) { max-height: 85vh; overflow: auto; }
.map { border-collapse: separate; border-spacing: 0; }
.map td, .map th { padding: 1px 4px; font-size: 12px; white-space: nowrap; border: solid var(--line); border-width: 0 1px 1px 0; }
.map thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); vertical-align: bottom; }
.map thead th.section { writing-mode: vertical-rl; padding: 4px 1px; }
.map tbody th { font-weight: normal; background: var(--paper); }
@media (min-width: 60rem) { .map .device { position: sticky; left: 0; } .map thead .device { z-index: 2; } }
.map .cell { width: 1.6rem; text-align: center; }
.details { border-bottom: 1px solid var(--line); padding: .2rem 0; }
.details:has(:target) { background: var(--soft); }
.details :target { scroll-margin-top: 3rem; }
.map .own { outline: 2px solid var(--ink); outline-offset: -2px; }
${[1, 2, 3, 4, 5].map((heat) => `.heat-${heat} { background: color-mix(in srgb, var(--fail) ${9 * heat}%, var(--paper)); }`).join('\n')}
`;

/** The kill matrix as one page: a row per mutant, a column per section, and the number of failures in each cell. */
export function renderHeatMap(matrix: KillMatrix): string {
  return renderPage({
    title: 'Kill matrix',
    style,
    children: (
      <main>
        <h1>Kill matrix</h1>
        <Figures matrix={matrix} />
        <Errors matrix={matrix} />
        <h2>Mutants</h2>
        <p>
          A row is a mutant, and a column is a section of SWRA513C. The number is the number of failures of the rules of
          that section. The section of the broken rule has a frame. The name of a mutant leads to its story, to the
          scenarios that kill it, and to all rules that fail with it.
        </p>
        <Chart matrix={matrix} />
        <h2>Kills</h2>
        {matrix.mutants.map((mutant) => (
          <Kills mutant={mutant} full={matrix.full} />
        ))}
        {matrix.monitors.length > 0 && <Monitors monitors={matrix.monitors} />}
        <h2>Conforming variants</h2>
        <table>
          <Head columns={['device', 'choice', 'verdict']} />
          {matrix.variants.map(({ id, story, red }) => (
            <tr>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{story}</td>
              <td class={red.length === 0 ? 'pass' : 'fail'}>
                {red.length === 0 ? 'conformant' : `${red.length} failures`}
              </td>
            </tr>
          ))}
        </table>
        {matrix.idle.length > 0 && <ScenariosWithoutKills idle={matrix.idle} />}
      </main>
    ),
  });
}

/** The heading of a table. */
function Head({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
  );
}

function Figures({
  matrix: { mutants, survivors, variants, idle, scenarios, full, partial, suite },
}: {
  matrix: KillMatrix;
}) {
  const conformant = variants.filter(({ red }) => red.length === 0).length;
  return (
    <ul>
      <li>
        A scenario or monitor of the broken rule kills {mutants.length - survivors.length} of {mutants.length} mutants.
      </li>
      <li>
        {conformant} of {variants.length} conforming variants are conformant.
      </li>
      {full && !partial && (
        <li>
          {scenarios - idle.length} of {scenarios} scenarios kill at least one mutant.
        </li>
      )}
      <li class="faint">
        Suite {suite.version}, ledger {suite.ledgerSha256.slice(0, 12)}, features {suite.featuresSha256.slice(0, 12)}
        {full ? '' : '; each mutant stopped at its first kill'}
      </li>
    </ul>
  );
}

function Errors({ matrix }: { matrix: KillMatrix }) {
  const errors = calibrationErrorsOf(matrix);
  if (errors.length === 0) return null;
  return (
    <>
      <h2>Calibration errors</h2>
      <ul class="fail">
        {errors.map((error) => (
          <li>{error}</li>
        ))}
      </ul>
    </>
  );
}

function Chart({ matrix: { mutants } }: { matrix: KillMatrix }) {
  const sections = [
    ...new Set(mutants.flatMap(({ failed, breaks }) => [breaks, ...Object.keys(failed)].map(sectionOf))),
  ].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return (
    <Scrolling label="Heat map">
      <table class="map">
        <thead>
          <tr>
            <th scope="col">breaks</th>
            <th scope="col" class="device">
              mutant
            </th>
            {sections.map((section) => (
              <th scope="col" class="section">
                {section}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mutants.map((mutant) => (
            <tr>
              <td>{mutant.breaks}</td>
              <th scope="row" class="device">
                <a href={`#${mutant.id}`}>
                  <code>{mutant.id}</code>
                </a>
              </th>
              {sections.map((section) => (
                <Cell mutant={mutant} section={section} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** The story, kills and failures of a mutant. They are closed until a link from the map opens them. */
function Kills({ mutant, full }: { mutant: MutantResult; full: boolean }) {
  const { id, breaks, story, killedBy, monitors, failed, error } = mutant;
  return (
    <details class="details">
      <summary>
        <code>{id}</code> breaks {breaks}
      </summary>
      <p id={id}>{story}</p>
      {error !== undefined && <p class="fail">Its scenarios end with an error: {error}</p>}
      <ul>
        {killedBy.map((scenario) => (
          <li>{scenario}</li>
        ))}
        {monitors.map((monitor) => (
          <li>the monitor “{monitor}”</li>
        ))}
      </ul>
      <p>
        {Object.entries(failed)
          .map(([rule, count]) => `${rule} (${count})`)
          .join(', ')}
      </p>
      {full && <p class="faint">{collateral(mutant)}</p>}
    </details>
  );
}

/** Whether the failures agree with the declared collateral failures. */
function collateral({ exceeded, missed }: MutantResult): string {
  if (exceeded.length + missed.length === 0) return 'No undeclared collateral failures.';
  const listed = (what: string, rules: readonly string[]): string =>
    rules.length === 0 ? '' : ` ${what}: ${rules.join(', ')}.`;
  return `Undeclared collateral failures.${listed('Not declared', exceeded)}${listed('Declared and not found', missed)}`;
}

/** The failures of one section. The shade has five levels, from one failure to sixteen or more. */
function Cell({ mutant, section }: { mutant: MutantResult; section: string }) {
  const failures = Object.entries(mutant.failed)
    .filter(([rule]) => sectionOf(rule) === section)
    .reduce((sum, [, count]) => sum + count, 0);
  const heat = failures === 0 ? '' : ` heat-${Math.min(5, 1 + Math.floor(Math.log2(failures)))}`;
  return (
    <td class={`cell${sectionOf(mutant.breaks) === section ? ' own' : ''}${heat}`}>{failures === 0 ? '' : failures}</td>
  );
}

function Monitors({ monitors }: { monitors: KillMatrix['monitors'] }) {
  return (
    <>
      <h2>Violations by monitor</h2>
      <table>
        <Head columns={['monitor', 'rule', 'mutants']} />
        {monitors.map(({ monitor, rule, devices }) => (
          <tr>
            <th scope="row">{monitor}</th>
            <td>{rule}</td>
            <td class={devices.length === 0 ? 'fail' : ''}>{devices.length}</td>
          </tr>
        ))}
      </table>
    </>
  );
}

function ScenariosWithoutKills({ idle }: { idle: KillMatrix['idle'] }) {
  return (
    <>
      <h2>Scenarios without kills</h2>
      <table>
        <Head columns={['scenario', 'reason to keep it']} />
        {idle.map(({ scenario, reason }) => (
          <tr>
            <th scope="row">{scenario}</th>
            <td class={reason === undefined ? 'fail' : ''}>{reason ?? 'no reason stated'}</td>
          </tr>
        ))}
      </table>
    </>
  );
}
