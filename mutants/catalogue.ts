import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import { hostDriverMutants } from './host-driver';
import type { Mutant } from './mutant';
import { networkProcessorMutants } from './network-processor';

/** All devices that break a rule. */
export const mutants: readonly Mutant[] = [...networkProcessorMutants, ...hostDriverMutants];

/** Makes every mutant available as the adapter `mutant:<id>`. */
export function registerMutants(): void {
  for (const { id, deviation } of mutants)
    registerAdapter(`mutant:${id}`, async (options) => new Simulator(options.part, options.hostDriver, deviation()));
}
