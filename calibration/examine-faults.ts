import type { LoadedSuite } from '../runtime/loaded-suite';
import { compareWithReference, exploreReference, type ReferenceExploration } from './equivalence';
import { examineFault, type Kill } from './examine-fault';
import { type FaultCoverage, type FaultResult, undecidableFaults } from './fault-coverage';
import type { ModelFault } from './model-faults';
import { runInWorkers } from './run-in-workers';

/** A fault and its kill. `kill` is absent for a fault that survives. */
export interface ExaminedFault {
  readonly name: string;
  readonly kill?: Kill;
}

/** Examines the faults one after the other and calls `onExamined` after each. */
export async function examineFaults(
  script: LoadedSuite,
  faults: readonly ModelFault[],
  onExamined: (examined: ExaminedFault) => void,
): Promise<void> {
  for (const fault of faults) {
    const kill = await examineFault(script, fault);
    onExamined({ name: fault.name, ...(kill !== undefined && { kill }) });
  }
}

/** Examines the faults in several threads. Each thread loads the suite itself. */
export async function examineFaultsByWorkers(
  faults: readonly ModelFault[],
  workers: number,
  onExamined: (examined: ExaminedFault) => void,
): Promise<void> {
  const names = faults.map(({ name }) => name);
  await runInWorkers('fault-worker', names, workers, (own) => ({ faults: own }), onExamined);
}

/** Compares the survivors with the reference device and with the faults that the sources leave open. */
export async function coverageOf(
  faults: readonly ModelFault[],
  examined: readonly ExaminedFault[],
): Promise<FaultCoverage> {
  const kills = new Map(examined.map(({ name, kill }) => [name, kill]));
  const survivors = faults.filter(({ name }) => kills.get(name) === undefined);
  const exploration: ReferenceExploration =
    survivors.length > 0 ? await exploreReference() : { contexts: 0, sessions: 0, taking: new Map() };
  const results: FaultResult[] = [];
  for (const fault of faults) {
    const kill = kills.get(fault.name);
    const about = { name: fault.name, kind: fault.kind };
    results.push(
      kill === undefined ? await verdictOfSurvivor(fault, exploration) : { ...about, verdict: 'killed', ...kill },
    );
  }
  const { contexts, sessions } = exploration;
  return { schema: 1, explored: { contexts, sessions }, faults: results };
}

async function verdictOfSurvivor(fault: ModelFault, exploration: ReferenceExploration): Promise<FaultResult> {
  const { name, kind } = fault;
  const comparison = await compareWithReference(fault, exploration);
  const witness = comparison.equal || comparison.witness === undefined ? {} : { witness: [...comparison.witness] };
  // An open fault can look equivalent, because the exploration is finite.
  const open = undecidableFaults().find(({ faults }) => faults.some((beginning) => name.startsWith(beginning)));
  if (open === undefined)
    return comparison.equal
      ? { name, kind, verdict: 'equivalent', proof: comparison.proof }
      : { name, kind, verdict: 'surviving', ...witness };
  // A session with another answer refutes the reason.
  if (open.verdict === 'equivalent')
    return comparison.equal || comparison.witness === undefined
      ? { name, kind, verdict: 'equivalent', proof: open.because }
      : { name, kind, verdict: 'surviving', ...witness };
  return { name, kind, verdict: 'open', because: open.because, ...witness };
}
