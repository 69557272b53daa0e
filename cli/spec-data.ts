import { referenceTransitions } from '../adapters/simulator/network-processor/transitions';
import { monitors } from '../judge/monitors/all';
import { deviationNames, loadDeviations } from '../ledger/deviation';
import { errata, readingsFrom } from '../ledger/errata';
import { loadLedger } from '../ledger/ledger';
import { decisions } from '../ledger/trace';
import { ownSources } from '../runtime/cucumber';
import { parseFeatures } from '../runtime/features';
import type { Spec } from '../site/spec';
import { useExamples } from '../site/use-examples';
import { writtenFeature } from '../site/written';
import { labelledResults } from './labelled-results';
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
export async function specFrom({
  result,
  matrix,
  transcript,
  ledger: folder,
  readings: chosen,
}: SpecFiles): Promise<Spec> {
  const results = labelledResults(result);
  const shown = results.at(-1);
  const readings = chosen ?? shown?.result.run.readings ?? [];
  const ledger = loadLedger(folder).withReadings(readingsFrom(readings));
  const suite = suiteIdentity(folder);
  const recording =
    shown === undefined || transcript === false ? undefined : recordingOf(shown.result, shown.file, transcript);
  return {
    suite,
    ledger,
    errata: errata(),
    readings,
    features: parseFeatures(ownSources.features).documents.map(writtenFeature),
    results: results.map(({ label, result: each }) => ({ label, result: each })),
    ...(recording !== undefined && { recording }),
    mutants: knownMutants(suite, matrix),
    monitors,
    decisions: decisions(),
    transitions: referenceTransitions,
    useExamples: useExamples(),
    // They are shown, not applied: one that has expired is shown with its day.
    deviations: loadDeviations(deviationNames(), ledger, ''),
  };
}
