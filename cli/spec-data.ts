import { existsSync } from 'node:fs';
import { referenceTransitions } from '../adapters/simulator/network-processor/transitions';
import { monitors } from '../judge/monitors/all';
import { deviationNames, loadDeviations } from '../ledger/deviation';
import { errata, readingsFrom } from '../ledger/errata';
import { loadLedger } from '../ledger/ledger';
import { readData } from '../ledger/read-data';
import { decisions } from '../ledger/trace';
import { ResultSchema } from '../reports/result-schema';
import type { LabelledResult, Spec } from '../site/spec';
import { useExamples } from '../site/use-examples';
import { writtenFeature } from '../site/written';
import { ownSources, parsedFeatures } from './cucumber';
import { suiteIdentity } from './run-header';
import { knownMutants } from './spec-mutants';
import { recordingOf } from './spec-recording';

/** What a specification is to be made from, beyond the suite's own data. */
export interface SpecFiles {
  /** Results, oldest first, with or without a label before an equals sign. */
  readonly result: readonly string[];
  /** What a calibration has found; by default what lies where it is usually left. */
  readonly matrix?: string;
  /** What was recorded in the run of the last result, or whether to look for it beside that result. */
  readonly transcript?: string | false;
  /** A ledger other than the suite's own. */
  readonly ledger?: string;
  /** Readings of errata, as the user writes them; by default those of the last result. */
  readonly readings?: readonly string[];
}

/**
 * Everything the specification consists of, from the suite's own data and the files that are named.
 *
 * @throws ProvtckError where a file is not what it should be
 */
export async function specFrom({ result, matrix, transcript, ledger: folder, readings }: SpecFiles): Promise<Spec> {
  const files = result.map(labelled);
  const results = withLabels(files);
  const last = results.at(-1)?.result;
  const resultFile = files.at(-1)?.file;
  const ledger = loadLedger(folder).withReadings(readingsFrom(readings ?? last?.run.readings ?? []));
  const suite = suiteIdentity(folder);
  const known = knownMutants(suite, matrix);
  const recording =
    last === undefined || resultFile === undefined || transcript === false
      ? undefined
      : recordingOf(last, resultFile, transcript);
  return {
    suite,
    ledger,
    errata: errata(),
    readings: readings ?? last?.run.readings ?? [],
    features: (await parsedFeatures(ownSources)).map(writtenFeature),
    results,
    ...(recording !== undefined && { recording }),
    ...known,
    monitors,
    decisions: decisions(),
    transitions: referenceTransitions,
    useExamples: useExamples(),
    // They are shown, not applied: one that has expired is shown with its day.
    deviations: loadDeviations(deviationNames(), ledger, ''),
  };
}

/** `1.3=new/result.json`, or a file alone. A name with an equals sign that is there is a file. */
function labelled(given: string): { readonly label?: string; readonly file: string } {
  const at = given.indexOf('=');
  if (at < 1 || existsSync(given)) return { file: given };
  return { label: given.slice(0, at), file: given.slice(at + 1) };
}

/** What nobody has named is called after device and firmware, and by its file where that does not tell results apart. */
function withLabels(files: readonly ReturnType<typeof labelled>[]): readonly LabelledResult[] {
  const read = files.map(({ label, file }) => ({ label, file, result: readData(file, ResultSchema) }));
  const names = read.map(({ result: { device } }) =>
    [device.part, ...Object.entries(device.versions).map(([name, version]) => `${name} ${version}`)].join(', '),
  );
  const distinct = new Set(names).size === names.length;
  return read.map(({ label, file, result }, index) => ({
    label: label ?? (distinct ? (names[index] ?? file) : file),
    result,
  }));
}
