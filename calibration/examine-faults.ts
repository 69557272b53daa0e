import type { LoadedSuite } from '../runtime/loaded-suite';
import { compareWithReference, exploreReference, type ReferenceExploration } from './equivalence';
import { examineFault, type Kill } from './examine-fault';
import { type FaultCoverage, type FaultResult, undecidableFaults } from './fault-coverage';
import type { ModelFault } from './model-faults';
import { runInWorkers } from './run-in-workers';

/** Who has killed a fault; nobody where `kill` is absent. */
export interface Killed {
  readonly name: string;
  readonly kill?: Kill;
}

/** Examines the faults one after the other; `onKilled` hears of each. */
export async function killAll(
  script: LoadedSuite,
  faults: readonly ModelFault[],
  onKilled: (killed: Killed) => void,
): Promise<void> {
  for (const fault of faults) {
    const kill = await examineFault(script, fault);
    onKilled({ name: fault.name, ...(kill !== undefined && { kill }) });
  }
}

/** The same with several threads, each of which has a suite of its own. */
export async function killByWorkers(
  faults: readonly ModelFault[],
  workers: number,
  onKilled: (killed: Killed) => void,
): Promise<void> {
  const names = faults.map(({ name }) => name);
  await runInWorkers('fault-worker', names, workers, (own) => ({ faults: own }), onKilled);
}

/** What remains is compared to the reference, and set against what the sources leave open. */
export async function coverageOf(faults: readonly ModelFault[], killed: readonly Killed[]): Promise<FaultCoverage> {
  const kills = new Map(killed.map(({ name, kill }) => [name, kill]));
  const survivors = faults.filter(({ name }) => kills.get(name) === undefined);
  const exploration: ReferenceExploration =
    survivors.length > 0 ? await exploreReference() : { contexts: 0, sessions: 0, taking: new Map() };
  const results: FaultResult[] = [];
  for (const fault of faults) {
    const kill = kills.get(fault.name);
    const about = { name: fault.name, kind: fault.kind };
    results.push(kill === undefined ? await explained(fault, exploration) : { ...about, verdict: 'killed', ...kill });
  }
  const { contexts, sessions } = exploration;
  return { schema: 1, explored: { contexts, sessions }, faults: results };
}

async function explained(fault: ModelFault, exploration: ReferenceExploration): Promise<FaultResult> {
  const { name, kind } = fault;
  const comparison = await compareWithReference(fault, exploration);
  const witness = comparison.equal || comparison.witness === undefined ? {} : { witness: [...comparison.witness] };
  // What is known to be left open may look equivalent, as far as the exploration goes.
  const open = undecidableFaults().find(({ faults }) => faults.some((beginning) => name.startsWith(beginning)));
  if (open === undefined)
    return comparison.equal
      ? { name, kind, verdict: 'equivalent', proof: comparison.proof }
      : { name, kind, verdict: 'surviving', ...witness };
  return { name, kind, verdict: 'open', because: open.because, ...witness };
}
