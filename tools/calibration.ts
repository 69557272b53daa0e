/**
 * Copies the figures of the last measurements from out/ to docs/, for the generated tables of docs/calibration.md. Run
 * `npm run calibration` after `provtck mutants --full`, `--model`, `--composed` or `--explore`, or after
 * `npm run mutation`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ComposedCoverageSchema } from '../calibration/composed/composed-coverage';
import { ComposedExplorationSchema } from '../calibration/composed/composed-exploration';
import { MutantExplorationSchema } from '../calibration/explore/mutant-exploration-result';
import { FaultCoverageSchema } from '../calibration/fault-coverage';
import { KillMatrixSchema } from '../calibration/kill-matrix';
import { loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId, sectionOf } from '../ledger/rule';
import { OwnCode, ownCode } from './surviving-mutants';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

/** The figures of the kill matrix, by the section of the broken rule. */
const MatrixFigures = v.strictObject({
  full: v.boolean(),
  scenarios: count,
  idle: count,
  variants: v.strictObject({ devices: count, conformant: count }),
  sections: v.array(
    v.strictObject({
      section: text,
      rules: count,
      devices: count,
      byScenario: count,
      byMonitor: count,
      survivors: count,
      /** Number of mutants with which rules of a section fail, by section. */
      failing: v.record(text, count),
    }),
  ),
  /** Rules of the class implied-by that fail with at least one mutant. */
  implied: v.array(RuleId),
  /** Number of mutants for which a monitor reported its rule. */
  monitors: v.array(v.strictObject({ monitor: text, rule: RuleId, devices: count, tested: v.optional(count) })),
});

const inDocs = (name: string): string => join(packageRoot(), 'docs', name);

/** A file of figures in docs/. Undefined if it does not exist yet. */
const measured = <Schema extends v.GenericSchema>(name: string, schema: Schema): v.InferOutput<Schema> | undefined =>
  existsSync(inDocs(name)) ? readData(inDocs(name), schema) : undefined;

export const modelFaultsMeasured = () => measured('model-faults.json', FaultCoverageSchema);
export const composedExplorationMeasured = () => measured('explored-composed.json', ComposedExplorationSchema);
export const composedMeasured = () => measured('composed-faults.json', ComposedCoverageSchema);
export const matrixMeasured = () => measured('kill-matrix.json', MatrixFigures);
export const explorationMeasured = () => measured('explored.json', MutantExplorationSchema);
export const ownCodeMeasured = () => measured('own-code.json', OwnCode);

/** Section numbers in the order of the document, without duplicates. */
export const sortedSections = (sections: readonly string[]): readonly string[] =>
  [...new Set(sections)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

function matrixFigures(file: string): v.InferOutput<typeof MatrixFigures> {
  const { full, scenarios, idle, variants, mutants, monitors } = readData(file, KillMatrixSchema);
  const sections = sortedSections(mutants.map(({ breaks }) => sectionOf(breaks)));
  const failing = new Set(mutants.flatMap(({ failed }) => Object.keys(failed)));
  const failingSections = sortedSections([...failing].map(sectionOf));
  return {
    full,
    scenarios,
    idle: idle.length,
    variants: { devices: variants.length, conformant: variants.filter(({ red }) => red.length === 0).length },
    sections: sections.map((section) => {
      const own = mutants.filter(({ breaks }) => sectionOf(breaks) === section);
      return {
        section,
        rules: new Set(own.map(({ breaks }) => breaks)).size,
        devices: own.length,
        byScenario: own.filter(({ killedBy }) => killedBy.length > 0).length,
        byMonitor: own.filter(({ monitors }) => monitors.length > 0).length,
        survivors: own.filter(({ killedBy, monitors }) => killedBy.length + monitors.length === 0).length,
        failing: Object.fromEntries(
          failingSections.flatMap((other) => {
            const failing = own.filter(({ failed }) => Object.keys(failed).some((rule) => sectionOf(rule) === other));
            return failing.length === 0 ? [] : [[other, failing.length]];
          }),
        ),
      };
    }),
    implied: loadLedger()
      .rules.filter(({ id, class: kind }) => kind === 'implied-by' && failing.has(id))
      .map(({ id }) => id),
    monitors: monitors.map(({ monitor, rule, devices, tested }) => ({
      monitor,
      rule,
      devices: devices.length,
      tested,
    })),
  };
}

/** One entry per line, so that a difference shows one entry. */
const inLines = (faults: readonly object[]): string =>
  faults.map((fault) => `    ${JSON.stringify(fault)}`).join(',\n');

function copyFigures(from: string, to: string, make: (file: string) => string): void {
  const file = join(packageRoot(), 'out', from);
  if (!existsSync(file)) return;
  const made = make(file);
  const target = inDocs(to);
  if (existsSync(target) && readFileSync(target, 'utf8') === made) return;
  writeFileSync(target, made);
  process.stdout.write(`${target} refreshed\n`);
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

if (require.main === module) {
  copyFigures('model-faults.json', 'model-faults.json', (file) => {
    const { schema, explored, faults } = readData(file, FaultCoverageSchema);
    return `{\n  "schema": ${schema},\n  "explored": ${JSON.stringify(explored)},\n  "faults": [\n${inLines(faults)}\n  ]\n}\n`;
  });
  copyFigures('composed-faults.json', 'composed-faults.json', (file) => json(readData(file, ComposedCoverageSchema)));
  copyFigures('explored-composed.json', 'explored-composed.json', (file) =>
    json(readData(file, ComposedExplorationSchema)),
  );
  copyFigures('explored.json', 'explored.json', (file) => {
    const { devices, ...how } = readData(file, MutantExplorationSchema);
    return `${JSON.stringify(how).slice(0, -1)},"devices":[\n${inLines(devices)}\n]}\n`;
  });
  copyFigures('kill-matrix.json', 'kill-matrix.json', (file) => json(matrixFigures(file)));
  copyFigures('mutation', 'own-code.json', (folder) => json(ownCode(folder)));
}
