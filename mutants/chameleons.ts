import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import type { Chameleon } from './chameleon';

/** All devices that keep every rule in an unusual way. */
export const chameleons: readonly Chameleon[] = [];

/** Makes every one of them available as the adapter `chameleon:<id>`. */
export function registerChameleons(): void {
  for (const { id, deviation } of chameleons)
    registerAdapter(
      `chameleon:${id}`,
      async (options) => new Simulator(options.part, options.hostDriver, deviation?.()),
    );
}
