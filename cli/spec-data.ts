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
import { scenariosWithId } from './explained-scenario';
import { labelledResults } from './labelled-results';
import { suiteIdentity } from './run-header';
import { meantIn, runModel, timelineScenarios } from './spec-model';
import { knownMutants } from './spec-mutants';
import { recordingOf } from './spec-recording';

/** Input of a specification besides the suite's own data. */
export interface SpecFiles {
  /** Results, oldest first, each with an optional label before an equals sign. */
  readonly result: readonly string[];
  /** The kill matrix of a calibration; by default the matrix at its usual place. */
  readonly matrix?: string;
  /** The transcript of the last result, or whether to search for it beside that result. */
  readonly transcript?: string | false;
  /** A ledger other than the suite's own. */
  readonly ledger?: string;
  /** Interpretations of errata, as the user writes them; by default those of the last result. */
  readonly readings?: readonly string[];
  /** The id of a scenario whose record is wanted, with or without the number of its row. */
  readonly scenario?: string;
  /** Whether the timelines of the reference device are wanted; they need a run of some scenarios. */
  readonly timelines?: boolean;
  /** Whether every recorded scenario is compared with the reference device, and not only the wanted one. */
  readonly compared?: boolean;
}

/**
 * Reads all data of the specification, from the suite and from the named files.
 *
 * @throws ProvtckError if a file is invalid
 */
export async function specFrom({
  result,
  matrix,
  transcript,
  ledger: folder,
  readings: chosen,
  scenario,
  timelines = false,
  compared = false,
}: SpecFiles): Promise<Spec> {
  const results = labelledResults(result);
  const shown = results.at(-1);
  const readings = chosen ?? shown?.result.run.readings ?? [];
  const ledger = loadLedger(folder).withReadings(readingsFrom(readings));
  const suite = suiteIdentity(folder);
  const model = timelines ? await runModel() : undefined;
  const named = scenario === undefined ? [] : scenariosWithId(shown?.result, scenario).map(({ name }) => name);
  const more = new Set([...timelineScenarios(model?.scenarios), ...named]);
  const read =
    shown === undefined || transcript === false ? undefined : recordingOf(shown.result, shown.file, transcript, more);
  const recording =
    read === undefined || shown === undefined
      ? undefined
      : { ...read, meant: await meantIn(read, shown.result, new Set(compared ? read.timelines.keys() : named)) };
  return {
    suite,
    ledger,
    errata: errata(),
    readings,
    features: parseFeatures(ownSources.features).documents.map(writtenFeature),
    results: results.map(({ label, result: each, file }) => {
      // Only a comparison needs the records of earlier runs.
      const compares = timelines && results.length > 1;
      const own = each === shown?.result ? recording : compares ? recordingOf(each, file, undefined, more) : undefined;
      return { label, result: each, ...(compares && own !== undefined && { recording: own }) };
    }),
    ...(recording !== undefined && { recording }),
    ...(model !== undefined && { model: model.scenarios, modelEvidence: model.evidence }),
    mutants: knownMutants(suite, matrix),
    monitors,
    decisions: decisions(),
    transitions: referenceTransitions,
    useExamples: useExamples(),
    // Deviations are shown, not applied. An expired deviation is shown with its date.
    deviations: loadDeviations(deviationNames(), ledger, ''),
  };
}
