/**
 * Runs every mutant of the host driver behind the wire, and prints those that its rule does not find:
 * `npm run wire-mutants`.
 */
import { openOwnDriver } from '../adapters/driver/own-driver';
import { runSuite } from '../cli/suite';
import { mutants } from '../mutants/catalogue';

/** Drivers that pass an event on for which the wire has no message. */
const WITHOUT_MESSAGE: readonly string[] = ['passes-ipv6-address-lost'];

async function main(): Promise<void> {
  const drivers = mutants
    .map((mutant) => ({ mutant, deviation: mutant.deviation() }))
    .filter(({ mutant, deviation }) => deviation.hostDriver !== undefined && !WITHOUT_MESSAGE.includes(mutant.id));
  let found = 0;
  for (const { mutant, deviation } of drivers) {
    const result = await runSuite({
      adapter: 'wired',
      adapters: { wired: async ({ part }) => openOwnDriver(part, 'reference', deviation) },
      rules: [mutant.breaks],
    });
    if (result.scenarios.some(({ verdict }) => verdict === 'fail')) found += 1;
    else process.stdout.write(`not found: ${mutant.id} (${mutant.breaks})\n`);
  }
  process.stdout.write(`${found} of ${drivers.length} mutants of the host driver are found behind the wire\n`);
  process.exitCode = found === drivers.length ? 0 : 1;
}

void main();
