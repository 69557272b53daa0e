import type { Sighting } from '../judge/watcher';
import { loadLedger } from '../ledger/ledger';
import type { Chameleon } from '../mutants/chameleon';
import type { Mutant } from '../mutants/mutant';
import type { Radius } from '../mutants/radius';
import { defaultParameters, type RunParameters } from '../steps/run-parameters';
import type { ChameleonResult, MutantResult } from './kill-matrix';
import { type Performance, perform } from './perform';
import type { SuiteScript } from './suite-script';

/** What the suite makes of a device, and which scenarios had a part in it. */
export interface Examined<Found> {
  readonly found: Found;
  /** Names of the scenarios that failed. */
  readonly kills: readonly string[];
  /** What monitors saw. */
  readonly sightings: readonly Pick<Sighting, 'monitor' | 'rule'>[];
}

/**
 * Puts a device that breaks a rule through the suite.
 *
 * @param full goes on after the first kill, to see everything that fails with it
 */
export async function examineMutant(
  script: SuiteScript,
  mutant: Mutant,
  radius: Radius | undefined,
  full: boolean,
): Promise<Examined<MutantResult>> {
  const { id, breaks, story } = mutant;
  const own = ({ scenario }: Performance): boolean => scenario.rules.includes(breaks);
  const failed = ({ verdict }: Performance): boolean => verdict === 'fail';
  const sighted = ({ outcome }: Performance): readonly Sighting[] => outcome?.sightings ?? [];
  const scenarios = full ? script.scenarios : script.scenarios.filter(({ rules }) => rules.includes(breaks));
  const performed = await perform(
    script,
    scenarios,
    { ...defaultParameters, adapter: `mutant:${id}` },
    (performance) =>
      !full && ((own(performance) && failed(performance)) || sighted(performance).some(({ rule }) => rule === breaks)),
  );
  const red = performed.filter(failed);
  const counts: Record<string, number> = {};
  const sightings = performed.flatMap(sighted);
  for (const rule of [...red.flatMap(({ scenario }) => scenario.rules), ...sightings.map(({ rule }) => rule)])
    counts[rule] = (counts[rule] ?? 0) + 1;
  const killedBy = red.filter(own).map(nameOf);
  const monitors = [...new Set(sightings.flatMap(({ rule, monitor }) => (rule === breaks ? [monitor] : [])))];
  const inconclusive = performed.filter(({ verdict }) => verdict === 'inconclusive');
  const error = killedBy.length + monitors.length > 0 ? undefined : inconclusive.find(own)?.error;
  const declared = new Set([breaks, ...(radius?.rules ?? [])]);
  const found: MutantResult = {
    id,
    breaks,
    story,
    killedBy,
    monitors,
    failed: counts,
    exceeded: full
      ? Object.keys(counts)
          .filter((rule) => !declared.has(rule))
          .sort()
      : [],
    missed: full ? [...declared].filter((rule) => counts[rule] === undefined) : [],
    inconclusive: inconclusive.length,
    ...(error !== undefined && { error }),
  };
  return {
    found,
    kills: red.map(nameOf),
    sightings: sightings.map(({ monitor, rule }) => ({ monitor, rule })),
  };
}

/** How a device that keeps every rule is opened and judged. */
export const parametersOf = ({ id, options, judged }: Chameleon): RunParameters => ({
  ...defaultParameters,
  ...options,
  ...judged,
  adapter: `chameleon:${id}`,
});

/** Puts a device that keeps every rule through the whole suite. */
export async function examineChameleon(script: SuiteScript, chameleon: Chameleon): Promise<ChameleonResult> {
  const { id, story } = chameleon;
  const performed = await perform(script, script.scenarios, parametersOf(chameleon));
  const red = performed
    .filter(
      ({ verdict, outcome }) => ['fail', 'inconclusive'].includes(verdict) || outcome?.sightings.some(binds) === true,
    )
    .map((performance) => ({
      scenario: nameOf(performance),
      verdict: performance.verdict,
      reason: reasonOf(performance),
    }));
  return { id, story, red };
}

/** What a monitor sees against a rule whose answers are only recorded convicts nobody. */
const binds = ({ rule }: Sighting): boolean => loadLedger().rule(rule).class !== 'recorded';

const nameOf = ({ scenario }: Performance): string => scenario.pickle.name;

function reasonOf({ outcome, error }: Performance): string {
  const violation = outcome?.violation ?? outcome?.sightings[0];
  return violation === undefined ? (error ?? '') : `expected ${violation.expected}; seen ${violation.seen}`;
}
