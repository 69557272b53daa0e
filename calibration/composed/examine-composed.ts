import type { LoadedSuite } from '../../runtime/loaded-suite';
import { examineFault, type Kill } from '../examine-fault';
import { runInWorkers } from '../run-in-workers';
import {
  COMPOSED_VERDICTS,
  type ComposedCoverage,
  type ComposedVerdict,
  type Explanation,
  explainer,
  kindOf,
  singleFaults,
} from './composed-coverage';
import { allSites, type ComposedFault, composedFaults } from './composed-faults';
import { historyNames } from './histories';
import type { Reach } from './reach';

/** A composed fault with the number of scenarios that reach it, and its kill. */
export interface ExaminedComposedFault {
  readonly name: string;
  readonly reachedBy: number;
  readonly kill?: Kill;
}

/** Faults, and the scenarios that reach each. */
export interface ComposedShare {
  readonly faults: readonly { readonly name: string; readonly scenarios: readonly string[] }[];
}

/** Adds its scenarios to each fault. */
export const shareOf = (faults: readonly ComposedFault[], reach: Reach): ComposedShare['faults'] =>
  faults.map(({ name }) => ({ name, scenarios: [...(reach.get(name) ?? [])] }));

/** Runs only the scenarios that reach a fault: each other scenario behaves as with the reference device. */
export async function examineComposed(
  script: LoadedSuite,
  { faults }: ComposedShare,
  onExamined: (examined: ExaminedComposedFault) => void,
): Promise<void> {
  const known = new Map(composedFaults().map((fault) => [fault.name, fault]));
  for (const { name, scenarios: names } of faults) {
    const fault = known.get(name);
    if (fault === undefined) throw new Error(`composed fault "${name}" does not exist`);
    const wanted = new Set(names);
    const scenarios = script.scenarios.filter(({ pickle }) => wanted.has(pickle.name));
    const kill = scenarios.length === 0 ? undefined : await examineFault({ ...script, scenarios }, fault);
    onExamined({ name, reachedBy: scenarios.length, ...(kill !== undefined && { kill }) });
  }
}

/** Examines faults in several threads. Each thread loads the suite itself. */
export async function examineComposedByWorkers(
  { faults }: ComposedShare,
  workers: number,
  onExamined: (examined: ExaminedComposedFault) => void,
): Promise<void> {
  await runInWorkers(
    'composed/composed-worker',
    faults,
    workers,
    (own): ComposedShare => ({ faults: own }),
    onExamined,
  );
}

interface JudgedFault {
  readonly fault: ComposedFault;
  readonly verdict: ComposedVerdict;
  readonly explanation?: Explanation;
}

/** The figures of the examined faults. */
export function composedCoverage(
  faults: readonly ComposedFault[],
  examined: readonly ExaminedComposedFault[],
  sample?: ComposedCoverage['sample'],
): ComposedCoverage {
  const results = new Map(examined.map((result) => [result.name, result]));
  const explain = explainer(singleFaults());
  const judged = faults.map((fault): JudgedFault => {
    const result = results.get(fault.name);
    if (result?.kill !== undefined) return { fault, verdict: 'killed' };
    const explanation = explain(fault.site.site.name, fault.history);
    if (explanation !== undefined) return { fault, verdict: explanation.verdict, explanation };
    return { fault, verdict: (result?.reachedBy ?? 0) > 0 ? 'surviving' : 'not reached' };
  });
  return {
    schema: 1,
    sites: allSites().length,
    faults: faults.length,
    ...(sample !== undefined && { sample }),
    byHistory: historyNames.map((history) => ({
      history,
      counts: countsOf(judged.filter(({ fault }) => fault.history === history)),
    })),
    byKind: [...new Set(faults.map(kindOf))].map((kind) => ({
      kind,
      counts: countsOf(judged.filter(({ fault }) => kindOf(fault) === kind)),
    })),
    explained: explainedOf(judged),
    surviving: judged.flatMap(({ fault, verdict }) => (verdict === 'surviving' ? [fault.name] : [])),
    notReached: historyNames.flatMap((history) => {
      const sites = judged.flatMap(({ fault, verdict }) =>
        fault.history === history && verdict === 'not reached' ? [fault.site.site.name] : [],
      );
      return sites.length === 0 ? [] : [{ history, sites }];
    }),
  };
}

const countsOf = (judged: readonly JudgedFault[]): ComposedCoverage['byHistory'][number]['counts'] =>
  Object.fromEntries(
    COMPOSED_VERDICTS.flatMap((verdict) => {
      const number = judged.filter((each) => each.verdict === verdict).length;
      return number === 0 ? [] : [[verdict, number]];
    }),
  );

function explainedOf(judged: readonly JudgedFault[]): ComposedCoverage['explained'] {
  const reasons = new Map<string, ComposedCoverage['explained'][number]>();
  for (const { explanation } of judged)
    if (explanation !== undefined) {
      const { because, verdict } = explanation;
      reasons.set(because, { because, verdict, faults: (reasons.get(because)?.faults ?? 0) + 1 });
    }
  return [...reasons.values()];
}
