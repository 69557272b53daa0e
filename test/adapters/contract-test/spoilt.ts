import type { Adapter } from '../../../adapters/adapter';
import type { CheckResult } from '../../../adapters/check-result';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { Simulator } from '../../../adapters/simulator/simulator';

/** The results of all clauses. */
export async function findings(adapter: Adapter): Promise<CheckResult[]> {
  const found: CheckResult[] = [];
  for await (const finding of contractTest(adapter)) found.push(finding);
  return found;
}

/** The clauses that fail. */
export const broken = async (adapter: Adapter): Promise<CheckResult[]> =>
  (await findings(adapter)).filter(({ verdict }) => verdict === 'broken');

/** A simulator with some of its methods replaced; the replacements may use those of the simulator. */
export function spoilt(change: (simulator: Simulator) => Partial<Adapter>): Adapter {
  const simulator = new Simulator('CC3220SF');
  const methods: Adapter = {
    name: 'spoilt',
    clock: simulator.clock,
    bench: simulator.bench,
    driverPort: simulator.driverPort,
    connect: () => simulator.connect(),
    reset: (setup) => simulator.reset(setup),
    call: (name, args, deadline) => simulator.call(name, args, deadline),
    nextEvent: (until) => simulator.nextEvent(until),
    close: () => simulator.close(),
  };
  return { ...methods, ...change(simulator) };
}
