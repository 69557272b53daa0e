/**
 * Writes the generated parts of docs/: `npm run docs`. A test fails while one of them is stale. A generated part is between
 * the comments `<!-- generated: <name> -->` and `<!-- end -->`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ignoredInputs, impossibleInputs } from '../adapters/simulator/network-processor/ignored-inputs';
import { referenceTransitions, type Transition } from '../adapters/simulator/network-processor/transitions';
import { referenceTiming } from '../adapters/simulator/timing';
import { isShort, isShown, MINIMAL_LENGTH, unseenDevices } from '../calibration/explore/mutant-exploration-result';
import { FAULT_VERDICTS, tally, undecidableFaults } from '../calibration/fault-coverage';
import { loadMatrix } from '../cli/matrix/load';
import { decisionsTable, errataTable, rulesTable, scenariosTable } from '../cli/matrix/markdown';
import type { Matrix } from '../cli/matrix/matrix';
import { suiteScenarios } from '../cli/suite-scenarios';
import { concerns } from '../ledger/applicability';
import { claims } from '../ledger/claims';
import { constants } from '../ledger/constants';
import { errata } from '../ledger/errata';
import { publicFunctions } from '../ledger/functions';
import { loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { quantities } from '../ledger/quantities';
import { decisionsFile } from '../ledger/trace';
import {
  explorationMeasured,
  matrixMeasured,
  modelFaultsMeasured,
  ownCodeMeasured,
  sortedSections,
} from './calibration';
import { allCombinations, productFiles, selected } from './combinations';
import { composedParts } from './composed-docs';
import { collectDecisions } from './decisions';
import { NOT_MEASURED, table } from './markdown-table';
import { partyParts } from './party-docs';
import { editorSteps, editorStepsFile, formTable, parameterTable, stepTables, timeTable } from './step-list';
import { survivingMutants } from './surviving-mutants';

const identifier = (state: string): string => state.replaceAll('-', '_');

/** The label of a transition in the state diagram. */
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
  'two-stage functions': () =>
    publicFunctions()
      .filter(({ staged }) => staged)
      .map(({ name }) => `\`${name}\``)
      .join(', '),
  ...partyParts,
  'device statement': () =>
    ['```yaml', readFileSync(join(packageRoot(), 'examples', 'device-statement.yaml'), 'utf8').trimEnd(), '```'].join(
      '\n',
    ),
  claims: () => {
    const scenarios = suiteScenarios();
    return table(
      ['claim', 'scenarios that do not apply without it', 'rules that need it, whatever their steps'],
      claims().map((claim) => [
        `\`${claim.claim}\`: ${claim.meaning}`,
        String(scenarios.filter(({ requirements }) => concerns(claim, requirements)).length),
        claim.rules.join(', '),
      ]),
    );
  },
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
  'ignored inputs': () =>
    table(
      ['input', 'in', 'changes nothing because', 'for'],
      ignoredInputs.map(({ input, states, because, rules }) => [input, states.join(', '), because, rules.join(', ')]),
    ),
  'impossible inputs': () =>
    table(
      ['input', 'not in', 'because', 'for'],
      impossibleInputs.map(({ input, states, because, rules }) => [
        input,
        states.join(', '),
        because,
        rules.join(', '),
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
  steps: () => stepTables(table),
  'step parameters': () => parameterTable(table),
  'step times': () => timeTable(table),
  'step forms': () => formTable(table),
  quantities: () =>
    table(
      ['name', 'ms', 'basis', 'meaning', 'ground of the default'],
      quantities().map(({ name, ms, basis, meaning, ground = '' }) => [name, String(ms), basis, meaning, ground]),
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
      `- ${sum(({ devices, survivors }) => devices - survivors)} of ${sum(({ devices }) => devices)} mutants are killed by a scenario or monitor of the broken rule.`,
      `- ${variants.conformant} of ${variants.devices} conforming variants are conformant.`,
      ...(full ? [`- ${scenarios - idle} of ${scenarios} scenarios kill at least one mutant.`] : []),
      '',
      table(
        ['section', 'broken rules', 'mutants', 'killed by a scenario', 'killed by a monitor', 'survivors'],
        sections.map(({ section, rules, devices, byScenario, byMonitor, survivors }) => [
          section,
          ...[rules, devices, byScenario, byMonitor, survivors].map(String),
        ]),
      ),
    ].join('\n');
  },
  'heat map': () => {
    const sections = matrixMeasured()?.sections ?? [];
    const columns = sortedSections(sections.flatMap(({ section, failing }) => [section, ...Object.keys(failing)]));
    return table(
      ['', ...columns],
      sections.map((row) => [`**${row.section}**`, ...columns.map((section) => String(row.failing[section] ?? ''))]),
    );
  },
  'monitors calibrated': () => {
    const pairs = matrixMeasured()?.monitors ?? [];
    return table(
      ['monitor', 'rules, with the number of mutants for which the monitor reports them'],
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
      `${implied.length - without.length} of ${implied.length} such rules fail with at least one mutant${without.length === 0 ? '' : `; the others are ${without.join(', ')}`}.`,
      '',
      table(
        ['judged by the scenarios of', 'rules'],
        sortedSections(implied.map(({ impliedBy = '' }) => impliedBy)).map((by) => [
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
      FAULT_VERDICTS.map((verdict) => String(count(verdict)));
    return table(
      ['fault', 'all', ...FAULT_VERDICTS],
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
      ['faults', 'number', 'why the suite does not judge them', 'rules'],
      undecidableFaults().map(({ because, rules, faults: prefixes }) => [
        prefixes.join('<br>'),
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
      `The exploration has ${explored.sessions} sessions and ${explored.contexts} contexts.`,
      '',
      table(
        ['fault', 'proof'],
        faults.flatMap((fault) => (fault.verdict === 'equivalent' ? [[fault.name, fault.proof]] : [])),
      ),
    ].join('\n');
  },
  ...composedParts,
  explored: () => {
    const exploration = explorationMeasured();
    if (exploration === undefined) return NOT_MEASURED;
    const { devices, seed, runs, budget } = exploration;
    const found = devices.flatMap((device) => (device.found === undefined ? [] : [{ ...device, ...device.found }]));
    const reasons = new Set(unseenDevices().flatMap((group) => group.devices));
    const most = (of: (device: (typeof found)[number]) => number): number => Math.max(...found.map(of));
    const lengths = [...new Set(found.map(({ steps }) => steps))].sort((a, b) => a - b);
    const open = found.filter((device) => !isShort(device) && device.shorter === undefined);
    const tooLong = found.filter((device) => !isShort(device) && device.shorter !== undefined);
    return [
      `${devices.length} mutants, with seed ${seed} and at most ${runs} sessions and ${budget} s each:`,
      '',
      `- ${devices.filter(isShown).length} are found with a scenario that fails with the mutant and passes with the reference device, after at most ${most(({ sessions }) => sessions)} sessions and ${most(({ seconds }) => seconds)} s.`,
      `- ${devices.filter(({ id, found: shown }) => shown === undefined && reasons.has(id)).length} cannot be found, for the reasons below.`,
      `- ${devices.filter((device) => !isShown(device) && !reasons.has(device.id)).length} are not found with such a scenario, and no reason excludes it. The list below names them.`,
      '',
      table(
        ['steps of the scenario', 'devices'],
        lengths.map((steps) => [String(steps), String(found.filter((device) => device.steps === steps).length)]),
      ),
      '',
      `No session has fewer than ${MINIMAL_LENGTH} steps. Scenarios of more than ${MINIMAL_LENGTH + 1} steps were compared with all sessions of complete actions of up to ${exploration.compared} steps. ${found.filter(isShort).length} scenarios are at most one step longer than the shortest such session, and ${tooLong.length} are longer. ${open.length} mutants need more than ${exploration.compared} steps.`,
      '',
      ...devices.flatMap((device) => {
        if (isShown(device) || reasons.has(device.id)) return [];
        return [`- \`${device.id}\` is ${device.found === undefined ? 'not found' : 'found by a monitor only'}`];
      }),
    ].join('\n');
  },
  unexplored: () => {
    const unseen = unseenDevices();
    if (unseen.length === 0) return 'A session can find each mutant.';
    return table(
      ['mutants', 'why no session finds them'],
      unseen.map(({ because, devices }) => [devices.map((id) => `\`${id}\``).join(', '), because]),
    );
  },
  untestable: () =>
    table(
      ['rule', 'obligation', 'why no test can judge it'],
      loadLedger()
        .rules.filter((rule) => rule.class === 'untestable')
        .map(({ id, statement, observe, note }) => [id, statement, note ?? observe]),
    ),
  'own code': () =>
    table(
      ['file', 'changes', 'detected', 'percent'],
      Object.entries(ownCodeMeasured() ?? {}).map(([file, { killed, survived }]) => [
        `\`${file}\``,
        String(killed + survived.length),
        String(killed),
        ((100 * killed) / (killed + survived.length)).toFixed(1),
      ]),
    ),
  'own code left over': () =>
    table(
      ['change', 'why no test detects it'],
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

/** A page with current generated parts. */
function refreshed(page: string, matrix: Matrix): string {
  return page.replace(
    /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = parts[name];
      if (make === undefined)
        throw new Error(`no generated part is named "${name}"; the names are ${Object.keys(parts).join(', ')}`);
      return `${open}${make(matrix)}\n${close}`;
    },
  );
}

/** Paths of the pages in docs/. */
export const pages = (): readonly string[] => {
  const folder = join(packageRoot(), 'docs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
};

/** Each generated page and file with its current text. */
export async function fresh(): Promise<ReadonlyMap<string, string>> {
  const collected = collectDecisions();
  const matrix = await loadMatrix(collected);
  return new Map([
    [decisionsFile(), `[\n${collected.map((decision) => `  ${JSON.stringify(decision)}`).join(',\n')}\n]\n`],
    [editorStepsFile(), editorSteps()],
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
