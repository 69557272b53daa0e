import { sectionOf } from '../ledger/rule';
import { renderPage } from '../reports/page/page';
import type { KillMatrix, MutantResult } from './kill-matrix';

const style = `
.map td, .map th { padding: 1px 4px; font-size: 12px; white-space: nowrap; border: 1px solid var(--line); }
.map thead th { writing-mode: vertical-rl; padding: 4px 1px; position: sticky; top: 0; background: var(--paper); }
.map details { white-space: normal; max-width: 40rem; }
.map .cell { width: 1.6rem; text-align: center; }
.map .own { outline: 2px solid var(--ink); outline-offset: -2px; }
${[1, 2, 3, 4, 5].map((heat) => `.heat-${heat} { background: color-mix(in srgb, var(--fail) ${15 * heat}%, var(--paper)); }`).join('\n')}
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
          have with it. The section of the rule that the device breaks has a frame. Open a row to see which scenarios
          catch the device, and every rule that fails with it.
        </p>
        <Chart matrix={matrix} />
        <h2>Unusual devices that keep every rule</h2>
        <table>
          {matrix.chameleons.map(({ id, story, red }) => (
            <tr>
              <td>
                <code>{id}</code>
              </td>
              <td>{story}</td>
              <td class={red.length === 0 ? 'pass' : 'fail'}>
                {red.length === 0 ? 'conformant' : `${red.length} red`}
              </td>
            </tr>
          ))}
        </table>
        {matrix.full && <Idle idle={matrix.idle} />}
      </main>
    ),
  });
}

function Figures({ matrix: { mutants, survivors, chameleons, idle, scenarios, full, suite } }: { matrix: KillMatrix }) {
  const calm = chameleons.filter(({ red }) => red.length === 0).length;
  return (
    <ul>
      <li>
        {mutants.length - survivors.length} of {mutants.length} devices that break a rule are caught by a scenario or
        monitor of that rule.
      </li>
      <li>
        {calm} of {chameleons.length} unusual devices that keep every rule are found conformant.
      </li>
      {full && (
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

function Troubles({ matrix: { mutants, survivors } }: { matrix: KillMatrix }) {
  const outside = mutants.filter(({ exceeded }) => exceeded.length > 0);
  if (survivors.length + outside.length === 0) return null;
  return (
    <>
      <h2>What is wrong</h2>
      <ul class="fail">
        {survivors.map((id) => (
          <li>
            <code>{id}</code> survives.
          </li>
        ))}
        {outside.map(({ id, exceeded }) => (
          <li>
            <code>{id}</code> also fails {exceeded.join(', ')}.
          </li>
        ))}
      </ul>
    </>
  );
}

function Chart({ matrix: { mutants, full } }: { matrix: KillMatrix }) {
  const sections = [
    ...new Set(mutants.flatMap(({ failed, breaks }) => [breaks, ...Object.keys(failed)].map(sectionOf))),
  ].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return (
    <div class="wide">
      <table class="map">
        <thead>
          <tr>
            <th>breaks</th>
            <th>device</th>
            {sections.map((section) => (
              <th>{section}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mutants.map((mutant) => (
            <tr>
              <td>{mutant.breaks}</td>
              <td>
                <Device mutant={mutant} full={full} />
              </td>
              {sections.map((section) => (
                <Cell mutant={mutant} section={section} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Name of a device; what it does and who has caught it behind that. */
function Device({ mutant, full }: { mutant: MutantResult; full: boolean }) {
  const { id, story, killedBy, monitors, failed } = mutant;
  return (
    <details>
      <summary>
        <code>{id}</code>
      </summary>
      <p>{story}</p>
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
      {full && <p class="faint">{radius(mutant)}</p>}
    </details>
  );
}

/** Whether no more and no less fails than was declared. */
function radius({ exceeded, missed }: MutantResult): string {
  if (exceeded.length + missed.length === 0) return 'Blast radius kept.';
  const told = (what: string, rules: readonly string[]): string =>
    rules.length === 0 ? '' : ` ${what}: ${rules.join(', ')}.`;
  return `Blast radius not kept.${told('Not declared', exceeded)}${told('Declared and not seen', missed)}`;
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

function Idle({ idle }: { idle: KillMatrix['idle'] }) {
  return (
    <>
      <h2>Scenarios that catch no device</h2>
      <table>
        {idle.map(({ scenario, reason }) => (
          <tr>
            <td>{scenario}</td>
            <td class={reason === undefined ? 'fail' : ''}>{reason ?? 'no reason stated'}</td>
          </tr>
        ))}
      </table>
    </>
  );
}
