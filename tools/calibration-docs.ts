/** The generated parts of docs/calibration.md about mutants, the faults of the model, and the suite's own code. */
import { FAULT_VERDICTS, tally, undecidableFaults } from '../calibration/fault-coverage';
import { loadLedger } from '../ledger/ledger';
import { matrixMeasured, modelFaultsMeasured, ownCodeMeasured, sortedSections } from './calibration';
import { NOT_MEASURED, table } from './markdown-table';
import { survivingMutants } from './surviving-mutants';

export const calibrationParts: Readonly<Record<string, () => string>> = {
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
      undecidableFaults()
        .filter(({ verdict }) => verdict === undefined)
        .map(({ because, rules, faults: prefixes }) => [
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
};
