import { sectionOf } from '../ledger/rule';
import { renderPage } from '../reports/page/page';
import { Scrolling } from '../reports/page/scrolling';
import { calibrationErrorsOf } from './calibration-errors';
import type { KillMatrix, MutantResult } from './kill-matrix';

/** The map scrolls in a frame of its own, in which its heading and the names of the devices stay in sight. */
const style = `
main > .wide:has(.map) { max-height: 85vh; overflow: auto; }
.map { border-collapse: separate; border-spacing: 0; }
.map td, .map th { padding: 1px 4px; font-size: 12px; white-space: nowrap; border: solid var(--line); border-width: 0 1px 1px 0; }
.map thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); vertical-align: bottom; }
.map thead th.section { writing-mode: vertical-rl; padding: 4px 1px; }
.map tbody th { font-weight: normal; background: var(--paper); }
@media (min-width: 60rem) { .map .device { position: sticky; left: 0; } .map thead .device { z-index: 2; } }
.map .cell { width: 1.6rem; text-align: center; }
.told { border-bottom: 1px solid var(--line); padding: .2rem 0; }
.told:has(:target) { background: var(--soft); }
.told :target { scroll-margin-top: 3rem; }
.map .own { outline: 2px solid var(--ink); outline-offset: -2px; }
${[1, 2, 3, 4, 5].map((heat) => `.heat-${heat} { background: color-mix(in srgb, var(--fail) ${9 * heat}%, var(--paper)); }`).join('\n')}
`;

/** The matrix as one page: devices against sections, how many scenarios of the section fail with the device. */
export function renderHeatMap(matrix: KillMatrix): string {
  return renderPage({
    title: 'Kill matrix',
    style,
    children: (
      <main>
        <h1>How well the suite sees</h1>
        <Figures matrix={matrix} />
        <Troubles matrix={matrix} />
        <h2>Devices that break a rule</h2>
        <p>
          A row is a device, a column a section of SWRA513C; the number says how many failures the rules of that section
          have with it. The section of the rule that the device breaks has a frame. Behind the name of a device stands
          what it does, which scenarios catch it, and every rule that fails with it.
        </p>
        <Chart matrix={matrix} />
        <h2>What catches them</h2>
        {matrix.mutants.map((mutant) => (
          <Device mutant={mutant} full={matrix.full} />
        ))}
        {matrix.monitors.length > 0 && <Monitors monitors={matrix.monitors} />}
        <h2>Unusual devices that keep every rule</h2>
        <table>
          <Head columns={['device', 'what is unusual', 'found']} />
          {matrix.variants.map(({ id, story, red }) => (
            <tr>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{story}</td>
              <td class={red.length === 0 ? 'pass' : 'fail'}>
                {red.length === 0 ? 'conformant' : `${red.length} red`}
              </td>
            </tr>
          ))}
        </table>
        {matrix.idle.length > 0 && <Idle idle={matrix.idle} />}
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
  const calm = variants.filter(({ red }) => red.length === 0).length;
  return (
    <ul>
      <li>
        {mutants.length - survivors.length} of {mutants.length} devices that break a rule are caught by a scenario or
        monitor of that rule.
      </li>
      <li>
        {calm} of {variants.length} unusual devices that keep every rule are found conformant.
      </li>
      {full && !partial && (
        <li>
          {scenarios - idle.length} of {scenarios} scenarios catch at least one device.
        </li>
      )}
      <li class="faint">
        Suite {suite.version}, ledger {suite.ledgerSha256.slice(0, 12)}, features {suite.featuresSha256.slice(0, 12)}
        {full ? '' : '; every device left at its first kill'}
      </li>
    </ul>
  );
}

function Troubles({ matrix }: { matrix: KillMatrix }) {
  const complaints = calibrationErrorsOf(matrix);
  if (complaints.length === 0) return null;
  return (
    <>
      <h2>What is wrong</h2>
      <ul class="fail">
        {complaints.map((complaint) => (
          <li>{complaint}</li>
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
              device
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

/** Name of a device; what it does and who has caught it behind that. A link to the latter opens it. */
function Device({ mutant, full }: { mutant: MutantResult; full: boolean }) {
  const { id, breaks, story, killedBy, monitors, failed, error } = mutant;
  return (
    <details class="told">
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

/** Whether no more and no less fails than was declared. */
function collateral({ exceeded, missed }: MutantResult): string {
  if (exceeded.length + missed.length === 0) return 'No undeclared collateral failures.';
  const told = (what: string, rules: readonly string[]): string =>
    rules.length === 0 ? '' : ` ${what}: ${rules.join(', ')}.`;
  return `Undeclared collateral failures.${told('Not declared', exceeded)}${told('Declared and not seen', missed)}`;
}

/** Shaded by how much of the section fails, from one scenario to sixteen and more. */
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
      <h2>What each monitor sees</h2>
      <table>
        <Head columns={['monitor', 'rule', 'devices']} />
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

function Idle({ idle }: { idle: KillMatrix['idle'] }) {
  return (
    <>
      <h2>Scenarios that catch no device</h2>
      <table>
        <Head columns={['scenario', 'why it is worth having']} />
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
