import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSources } from '../../cli/cucumber';
import type { ScenarioVerdict } from '../../judge/verdict';
import { defaultParameters } from '../../steps/run-parameters';
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

/**
 * Pastes scenarios into a feature, has cucumber read it, and carries each out as a run would: on its device and on the
 * reference.
 *
 * @returns the verdicts, in the order of the scenarios
 */
export async function confirm(printed: readonly Printed[]): Promise<readonly Confirmation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-explore-'));
  try {
    const features = join(folder, 'found.feature');
    const scenarios = printed.map(({ scenario }) => scenario).join('\n');
    writeFileSync(features, `Feature: Found by exploring\n\n  Rule: What was found\n\n${scenarios}`);
    const script = await loadScript({ ...ownSources, features });
    const confirmations: Confirmation[] = [];
    for (const [place, { adapter }] of printed.entries()) {
      const own = script.scenarios.slice(place, place + 1);
      const on = async (device: string): Promise<ScenarioVerdict> => {
        const [performed] = await perform(script, own, { ...defaultParameters, adapter: device });
        return performed?.verdict ?? 'inconclusive';
      };
      confirmations.push({ onDevice: await on(adapter), onReference: await on('simulator') });
    }
    return confirmations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
