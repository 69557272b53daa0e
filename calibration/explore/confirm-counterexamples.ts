import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioVerdict } from '../../judge/verdict';
import { loadSuite } from '../../runtime/loaded-suite';
import { defaultParameters, type RunParameters } from '../../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../../runtime/run-scenarios';
import { stepCatalogue } from '../../steps/catalogue';

/** A scenario as it was printed, and the device it was printed for. */
interface PrintedCounterexample {
  /** Name of the adapter that opens the device. */
  readonly adapter: string;
  readonly scenario: string;
}

/** The verdicts of a scenario. */
export interface ConfirmedVerdicts {
  readonly onDevice: ScenarioVerdict;
  readonly onReference: ScenarioVerdict;
}

/** A scenario as it was printed, and what it is to be put to. */
interface CounterexampleTrial {
  readonly scenario: string;
  readonly devices: readonly RunParameters[];
}

/**
 * Pastes scenarios into a feature, reads it back, and carries each out as a run would, on its device and on the
 * reference.
 *
 * @returns the verdicts, in the order of the scenarios
 */
export async function confirmCounterexamples(
  printed: readonly PrintedCounterexample[],
): Promise<readonly ConfirmedVerdicts[]> {
  const on = (adapter: string): RunParameters => ({ ...defaultParameters, adapter });
  const verdicts = await runTrials(
    printed.map(({ adapter, scenario }) => ({ scenario, devices: [on(adapter), on('simulator')] })),
  );
  return verdicts.map(([onDevice = 'inconclusive', onReference = 'inconclusive']) => ({ onDevice, onReference }));
}

/** The verdict of a scenario. It fails too if a monitor has seen that one of its rules is broken, as its rule in a run. */
function verdictOf({ scenario, verdict, outcome }: ScenarioExecution): ScenarioVerdict {
  const isBroken = outcome?.monitorViolations.some(({ rule }) => scenario.rules.includes(rule));
  return isBroken ? 'fail' : verdict;
}

/** The same with any devices; the verdicts of each trial are in the order of its devices. */
export async function runTrials(
  trials: readonly CounterexampleTrial[],
): Promise<readonly (readonly ScenarioVerdict[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-explore-'));
  try {
    const features = join(folder, 'found.feature');
    const scenarios = trials.map(({ scenario }) => scenario).join('\n');
    writeFileSync(features, `Feature: Found by exploring\n\n  Rule: What was found\n\n${scenarios}`);
    const script = loadSuite(stepCatalogue, features);
    const verdicts: ScenarioVerdict[][] = [];
    for (const [place, { devices }] of trials.entries()) {
      const own = script.scenarios.slice(place, place + 1);
      const seen: ScenarioVerdict[] = [];
      for (const parameters of devices) {
        const [performed] = await runScenarios(script, own, parameters);
        seen.push(performed === undefined ? 'inconclusive' : verdictOf(performed));
      }
      verdicts.push(seen);
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
