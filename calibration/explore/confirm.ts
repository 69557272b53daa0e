import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSources } from '../../cli/cucumber';
import type { ScenarioVerdict } from '../../judge/verdict';
import { defaultParameters, type RunParameters } from '../../steps/run-parameters';
import { perform } from '../perform';
import { loadScript } from '../suite-script';

/** A scenario as it was printed, and the device it was printed for. */
export interface Printed {
  /** Name of the adapter that opens the device. */
  readonly adapter: string;
  readonly scenario: string;
}

/** The verdicts of a scenario. */
export interface Confirmation {
  readonly onDevice: ScenarioVerdict;
  readonly onReference: ScenarioVerdict;
}

/** A scenario as it was printed, and what it is to be put to. */
export interface Trial {
  readonly scenario: string;
  readonly devices: readonly RunParameters[];
}

/**
 * Pastes scenarios into a feature, has cucumber read it, and carries each out as a run would, on its device and on the
 * reference.
 *
 * @returns the verdicts, in the order of the scenarios
 */
export async function confirm(printed: readonly Printed[]): Promise<readonly Confirmation[]> {
  const on = (adapter: string): RunParameters => ({ ...defaultParameters, adapter });
  const verdicts = await tried(
    printed.map(({ adapter, scenario }) => ({ scenario, devices: [on(adapter), on('simulator')] })),
  );
  return verdicts.map(([onDevice = 'inconclusive', onReference = 'inconclusive']) => ({ onDevice, onReference }));
}

/** The same with any devices; the verdicts of each trial are in the order of its devices. */
export async function tried(trials: readonly Trial[]): Promise<readonly (readonly ScenarioVerdict[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-explore-'));
  try {
    const features = join(folder, 'found.feature');
    const scenarios = trials.map(({ scenario }) => scenario).join('\n');
    writeFileSync(features, `Feature: Found by exploring\n\n  Rule: What was found\n\n${scenarios}`);
    const script = await loadScript({ ...ownSources, features });
    const verdicts: ScenarioVerdict[][] = [];
    for (const [place, { devices }] of trials.entries()) {
      const own = script.scenarios.slice(place, place + 1);
      const seen: ScenarioVerdict[] = [];
      for (const parameters of devices) {
        const [performed] = await perform(script, own, parameters);
        seen.push(performed?.verdict ?? 'inconclusive');
      }
      verdicts.push(seen);
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
