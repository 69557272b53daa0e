/**
 * Writes the parts of docs/ that are made from data: `npm run docs`. A test fails while one of them is stale.
 * A generated part stands between two comments: `<!-- generated: <name> -->` and `<!-- end -->`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { referenceTransitions, type Transition } from '../adapters/simulator/network-processor/transitions';
import { referenceTiming } from '../adapters/simulator/timing';
import { isShort, isShown, MINIMAL_LENGTH, unseenDevices } from '../calibration/explore/mutant-exploration-result';
import { tally, undecidableFaults, VERDICTS } from '../calibration/fault-coverage';
import { loadMatrix } from '../cli/matrix/load';
import { decisionsTable, errataTable, rulesTable, scenariosTable } from '../cli/matrix/markdown';
import type { Matrix } from '../cli/matrix/matrix';
import { claims } from '../ledger/claims';
import { constants } from '../ledger/constants';
import { errata } from '../ledger/errata';
import { publicFunctions } from '../ledger/functions';
import { loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { quantities } from '../ledger/quantities';
import { decisionsFile } from '../ledger/trace';
import { huntMeasured, inOrder, matrixMeasured, modelFaultsMeasured, ownCodeMeasured } from './calibration';
import { allCombinations, productFiles, selected } from './combinations';
import { collectDecisions } from './decisions';
import { survivingMutants } from './surviving-mutants';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** Stands where `npm run calibration` has taken nothing over yet. */
const NOT_MEASURED = 'Not measured yet.';

const identifier = (state: string): string => state.replaceAll('-', '_');

/** What a row of the transition table says on its arrow. */
function label(row: Transition): string {
  const sent = [...(row.before ?? []), ...(row.after ?? [])].flatMap((action) =>
    action.startsWith('SL_WLAN_PROVISIONING_') ? [action.replace('SL_WLAN_PROVISIONING_', '')] : [],
  );
  const guard = row.when === undefined ? '' : ` [${row.when}]`;
  return `${row.input}${guard}${sent.length > 0 ? ` / ${sent.join(', ')}` : ''}`;
}

const parts: Readonly<Record<string, (matrix: Matrix) => string>> = {
  'matrix of rules': rulesTable,
  'matrix of scenarios': scenariosTable,
  'matrix of decisions': decisionsTable,
  'matrix of errata': errataTable,
  'device statement': () =>
    ['```yaml', readFileSync(join(packageRoot(), 'examples', 'device-statement.yaml'), 'utf8').trimEnd(), '```'].join(
      '\n',
    ),
  claims: () =>
    table(
      ['claim', 'without it, not applicable'],
      claims().map(({ claim, meaning, words, needs, rules }) => [
        `\`${claim}\`: ${meaning}`,
        [
          ...words.map((word) => `scenarios that say "${word}"`),
          ...needs.map((need) => `those with @needs-${need}`),
          ...rules.map((rule) => `those of ${rule}`),
        ].join(', '),
      ]),
    ),
  ixit: () =>
    table(
      ['name', 'default', 'limit', 'meaning'],
      quantities()
        .filter(({ basis }) => basis === 'IXIT')
        .map(({ name, ms, above, below, meaning }) => [
          name,
          `${ms} ms`,
          [...(above ? [`longer than ${above}`] : []), ...(below ? [`shorter than ${below}`] : [])].join(', '),
          meaning,
        ]),
    ),
  answers: () =>
    table(
      ['erratum', 'answered by'],
      errata().map(({ id, answer }) => [
        id,
        'scenarios' in answer
          ? answer.scenarios.join(', ')
          : 'judged' in answer
            ? `the verdict of ${answer.judged}: ${answer.pass} / ${answer.fail}`
            : `nobody: ${answer.none}`,
      ]),
    ),
  'state diagram': () =>
    [
      '```mermaid',
      'stateDiagram-v2',
      '  [*] --> idle',
      ...referenceTransitions.flatMap((row) =>
        row.from.map((from) => `  ${identifier(from)} --> ${identifier(row.to ?? from)}: ${label(row)}`),
      ),
      '```',
    ].join('\n'),
  transitions: () =>
    table(
      ['in', 'when', 'goes to', 'and does', 'for'],
      referenceTransitions.map((row) => [
        row.from.join(', '),
        row.input + (row.when === undefined ? '' : `, ${row.when}`),
        row.to ?? 'stays',
        [...(row.before ?? []), ...(row.after ?? [])].join('; '),
        row.rules.join(', '),
      ]),
    ),
  timing: () =>
    table(
      ['time', 'ms'],
      Object.entries(referenceTiming).map(([name, ms]) => [name, String(ms)]),
    ),
  statuses: () =>
    table(
      ['ProvisioningStatus', 'name'],
      Object.entries(constants.status).map(([name, value]) => [String(value), name]),
    ),
  functions: () =>
    table(
      ['function', 'group', 'arguments'],
      publicFunctions().map((fn) => [fn.name, fn.silo, `\`${JSON.stringify(fn.arguments)}\``]),
    ),
  quantities: () =>
    table(
      ['name', 'ms', 'basis', 'meaning'],
      quantities().map(({ name, ms, basis, meaning }) => [name, String(ms), basis, meaning]),
    ),
  pairs: () =>
    table(
      ['feature', 'product', 'parameters', 'combinations', 'run'],
      productFiles().flatMap(({ feature, products }) =>
        products.map((product) => [
          basename(feature, '.feature'),
          product.id,
          Object.entries(product.parameters)
            .map(([parameter, values]) => `${parameter} (${values.length})`)
            .join(', '),
          String(allCombinations(product).length),
          String(selected(product).length),
        ]),
      ),
    ),
  errata: () =>
    table(
      ['id', 'question', 'readings (default first)', 'what the suite does'],
      errata().map((each) => [
        each.id,
        each.question,
        [...each.readings]
          .sort((a, b) => Number(b.id === each.default) - Number(a.id === each.default))
          .map((reading) => `**${reading.id}**${reading.effect === undefined ? '' : '\\*'}: ${reading.says}`)
          .join('<br>'),
        each.resolution,
      ]),
    ),
  'kill matrix': () => {
    const matrix = matrixMeasured();
    if (matrix === undefined) return NOT_MEASURED;
    const { sections, variants, scenarios, idle, full } = matrix;
    const sum = (of: (section: (typeof sections)[number]) => number): number =>
      sections.reduce((total, section) => total + of(section), 0);
    return [
      `- ${sum(({ devices, survivors }) => devices - survivors)} of ${sum(({ devices }) => devices)} devices that break a rule are caught by a scenario or monitor of that rule.`,
      `- ${variants.conformant} of ${variants.devices} unusual devices that keep every rule are found conformant.`,
      ...(full ? [`- ${scenarios - idle} of ${scenarios} scenarios catch at least one device.`] : []),
      '',
      table(
        ['section', 'rules broken', 'devices', 'by a scenario', 'by a monitor', 'survivors'],
        sections.map(({ section, rules, devices, byScenario, byMonitor, survivors }) => [
          section,
          ...[rules, devices, byScenario, byMonitor, survivors].map(String),
        ]),
      ),
    ].join('\n');
  },
  'heat map': () => {
    const sections = matrixMeasured()?.sections ?? [];
    const columns = inOrder(sections.flatMap(({ section, failing }) => [section, ...Object.keys(failing)]));
    return table(
      ['', ...columns],
      sections.map((row) => [`**${row.section}**`, ...columns.map((section) => String(row.failing[section] ?? ''))]),
    );
  },
  'monitors calibrated': () => {
    const pairs = matrixMeasured()?.monitors ?? [];
    return table(
      ['monitor', 'rules, each with the number of devices that it saw break it'],
      [...new Set(pairs.map(({ monitor }) => monitor))].map((name) => [
        name,
        pairs
          .filter(({ monitor }) => monitor === name)
          .map(({ rule, devices }) => `${rule}: ${devices}`)
          .join(', '),
      ]),
    );
  },
  'implied rules': () => {
    const implied = loadLedger().rules.filter((rule) => rule.class === 'implied-by');
    const failing = new Set(matrixMeasured()?.implied);
    const without = implied.filter(({ id }) => !failing.has(id)).map(({ id }) => id);
    return [
      `Of ${implied.length} such rules ${implied.length - without.length} fail with at least one device${without.length === 0 ? '' : `; with none fail ${without.join(', ')}`}.`,
      '',
      table(
        ['judged by the scenarios of', 'rules'],
        inOrder(implied.map(({ impliedBy = '' }) => impliedBy)).map((by) => [
          by,
          implied
            .filter(({ impliedBy }) => impliedBy === by)
            .map(({ id }) => id)
            .join(', '),
        ]),
      ),
    ].join('\n');
  },
  'model faults': () => {
    const coverage = modelFaultsMeasured();
    if (coverage === undefined) return NOT_MEASURED;
    const { faults } = coverage;
    const counts = [...tally(faults)];
    const numbers = (count: (verdict: string) => number): readonly string[] =>
      VERDICTS.map((verdict) => String(count(verdict)));
    return table(
      ['fault', 'all', ...VERDICTS],
      [
        ...counts.map(([kind, row]) => [
          kind,
          String(faults.filter((fault) => fault.kind === kind).length),
          ...numbers((verdict) => row[verdict] ?? 0),
        ]),
        [
          'all',
          String(faults.length),
          ...numbers((verdict) => faults.filter((fault) => fault.verdict === verdict).length),
        ],
      ],
    );
  },
  'open faults': () => {
    const faults = modelFaultsMeasured()?.faults ?? [];
    return table(
      ['faults', 'how many', 'why no device is blamed', 'rules'],
      undecidableFaults().map(({ because, rules, faults: beginnings }) => [
        beginnings.join('<br>'),
        String(faults.filter((fault) => fault.verdict === 'open' && fault.because === because).length),
        because,
        rules.join(', '),
      ]),
    );
  },
  'equivalent faults': () => {
    const coverage = modelFaultsMeasured();
    if (coverage === undefined) return NOT_MEASURED;
    const { faults, explored } = coverage;
    return [
      `Explored: ${explored.sessions} sessions through ${explored.contexts} contexts.`,
      '',
      table(
        ['fault', 'shown by'],
        faults.flatMap((fault) => (fault.verdict === 'equivalent' ? [[fault.name, fault.proof]] : [])),
      ),
    ].join('\n');
  },
  explored: () => {
    const hunt = huntMeasured();
    if (hunt === undefined) return NOT_MEASURED;
    const { devices, seed, runs, budget } = hunt;
    const found = devices.flatMap((device) => (device.found === undefined ? [] : [{ ...device, ...device.found }]));
    const reasons = new Set(unseenDevices().flatMap((group) => group.devices));
    const most = (of: (device: (typeof found)[number]) => number): number => Math.max(...found.map(of));
    const lengths = [...new Set(found.map(({ steps }) => steps))].sort((a, b) => a - b);
    const open = found.filter((device) => !isShort(device) && device.shorter === undefined);
    const tooLong = found.filter((device) => !isShort(device) && device.shorter !== undefined);
    return [
      `Of ${devices.length} devices that break a rule, from seed ${seed} and within ${runs} sessions and ${budget} s each:`,
      '',
      `- ${devices.filter(isShown).length} are found with a scenario that fails on the device and passes on the reference, after ${most(({ sessions }) => sessions)} sessions and ${most(({ seconds }) => seconds)} s at most.`,
      `- ${devices.filter(({ id, found: shown }) => shown === undefined && reasons.has(id)).length} cannot be found, for the reasons below.`,
      `- ${devices.filter((device) => !isShown(device) && !reasons.has(device.id)).length} are not shown so, though nothing speaks against it; they are named below.`,
      '',
      table(
        ['steps of the scenario', 'devices'],
        lengths.map((steps) => [String(steps), String(found.filter((device) => device.steps === steps).length)]),
      ),
      '',
      `No session has fewer than ${MINIMAL_LENGTH} steps; the scenarios of more than ${MINIMAL_LENGTH + 1} were compared with every session of whole acts of up to ${hunt.compared} steps. ${found.filter(isShort).length} are at most one step longer than the shortest of these, ${tooLong.length} longer than that. Of ${open.length} it is known that ${hunt.compared} steps do not suffice.`,
      '',
      ...devices.flatMap((device) => {
        if (isShown(device) || reasons.has(device.id)) return [];
        return [`- \`${device.id}\` is ${device.found === undefined ? 'not found' : 'seen by a monitor only'}`];
      }),
    ].join('\n');
  },
  unexplored: () => {
    const unseen = unseenDevices();
    if (unseen.length === 0) return 'No device is excused: a session could show each of them.';
    return table(
      ['devices', 'why no session shows them'],
      unseen.map(({ because, devices }) => [devices.map((id) => `\`${id}\``).join(', '), because]),
    );
  },
  untestable: () =>
    table(
      ['rule', 'what it demands', 'why nothing shows it'],
      loadLedger()
        .rules.filter((rule) => rule.class === 'untestable')
        .map(({ id, statement, observe, note }) => [id, statement, note ?? observe]),
    ),
  'own code': () =>
    table(
      ['file', 'changes', 'seen', 'of a hundred'],
      Object.entries(ownCodeMeasured() ?? {}).map(([file, { killed, survived }]) => [
        `\`${file}\``,
        String(killed + survived.length),
        String(killed),
        ((100 * killed) / (killed + survived.length)).toFixed(1),
      ]),
    ),
  'own code left over': () =>
    table(
      ['change', 'why it is left'],
      survivingMutants().flatMap(({ because, changes }) =>
        Object.entries(changes).map(([file, left]) => [
          [`\`${file}\``, ...left.map((change) => `\`${change.replaceAll('|', '\\|')}\``)].join('<br>'),
          because,
        ]),
      ),
    ),
  'host driver': () =>
    table(
      ['erratum', "what TI's driver does"],
      errata().flatMap((each) => (each.driver === undefined ? [] : [[each.id, each.driver]])),
    ),
};

/** A page with its generated parts made anew. */
export function refreshed(page: string, matrix: Matrix): string {
  return page.replace(
    /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = parts[name];
      if (make === undefined)
        throw new Error(`nothing is called "${name}"; there are ${Object.keys(parts).join(', ')}`);
      return `${open}${make(matrix)}\n${close}`;
    },
  );
}

/** Pages of docs/, as paths. */
export const pages = (): readonly string[] => {
  const folder = join(packageRoot(), 'docs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
};

/** Every generated page and file with what it should hold. */
export async function fresh(): Promise<ReadonlyMap<string, string>> {
  const collected = collectDecisions();
  const matrix = await loadMatrix(collected);
  return new Map([
    [decisionsFile(), `[\n${collected.map((decision) => `  ${JSON.stringify(decision)}`).join(',\n')}\n]\n`],
    ...pages().map((file): [string, string] => [file, refreshed(readFileSync(file, 'utf8'), matrix)]),
  ]);
}

async function refreshAll(): Promise<void> {
  for (const [file, text] of await fresh()) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeFileSync(file, text);
    process.stdout.write(`${file} refreshed\n`);
  }
}

if (require.main === module) void refreshAll();
