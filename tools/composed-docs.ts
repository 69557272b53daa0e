/** The generated parts of docs/calibration.md about composed faults. */
import {
  COMPOSED_VERDICTS,
  type ComposedCoverage,
  type ComposedVerdict,
} from '../calibration/composed/composed-coverage';
import type { ExploredComposedFault } from '../calibration/composed/composed-exploration';
import { composedExplorationMeasured, composedMeasured } from './calibration';
import { NOT_MEASURED, table } from './markdown-table';

type Counts = ComposedCoverage['byHistory'][number]['counts'];

const cells = (counts: Counts): readonly string[] => COMPOSED_VERDICTS.map((verdict) => String(counts[verdict] ?? 0));

function figures(coverage: ComposedCoverage): string {
  const sum = (verdict: ComposedVerdict): number =>
    coverage.byHistory.reduce((total, { counts }) => total + (counts[verdict] ?? 0), 0);
  const killed = sum('killed');
  const { sample, faults } = coverage;
  const of =
    sample === undefined
      ? `${faults} composed faults`
      : `a random sample of ${sample.count} composed faults (seed ${sample.seed})`;
  const judged = killed + sum('surviving') + sum('not reached');
  return [
    `${coverage.sites} sites, ${of}. The suite kills ${killed} of the ${judged} that it can judge (${((100 * killed) / judged).toFixed(1)} %).`,
    '',
    table(
      ['history', ...COMPOSED_VERDICTS],
      coverage.byHistory.map(({ history, counts }) => [history, ...cells(counts)]),
    ),
    '',
    table(
      ['site', ...COMPOSED_VERDICTS],
      coverage.byKind.map(({ kind, counts }) => [kind, ...cells(counts)]),
    ),
  ].join('\n');
}

const reasons = ({ explained }: ComposedCoverage): string =>
  table(
    ['faults', 'verdict', 'why no scenario fails'],
    explained.map(({ because, verdict, faults }) => [String(faults), verdict, because]),
  );

const survivors = ({ surviving, notReached }: ComposedCoverage): string =>
  [
    ...surviving.map((name) => `- ${name} survives.`),
    ...notReached.map(({ history, sites }) => `- Not reached, ${history}: ${sites.join('; ')}.`),
  ].join('\n');

const measuredAs = (text: (coverage: ComposedCoverage) => string) => (): string => {
  const coverage = composedMeasured();
  return coverage === undefined ? NOT_MEASURED : text(coverage);
};

function explored(): string {
  const measured = composedExplorationMeasured();
  if (measured === undefined) return NOT_MEASURED;
  const { runs, sessions, seconds, seed, length, killed, missed } = measured;
  const row = (what: string, of: readonly ExploredComposedFault[]): readonly string[] => [
    what,
    String(of.length),
    String(of.filter(({ found }) => found).length),
    String(of.filter(({ advice }) => advice).length),
    String(of.filter(({ found, advice }) => !found && !advice).length),
  ];
  const lost = (what: string, of: readonly ExploredComposedFault[]): readonly string[] =>
    of.filter(({ found, advice }) => !found && !advice).map(({ name }) => `- ${what}: ${name}`);
  return [
    `${sessions} of at most ${runs} sessions of seed ${seed}, with up to ${length} actions each, in ${seconds} s for all faults together:`,
    '',
    table(
      ['composed faults', 'explored', 'found', 'shown by advice alone', 'not found'],
      [row('that a scenario kills', killed), row('that no scenario kills or reaches', missed)],
    ),
    '',
    'Not found:',
    '',
    ...lost('a scenario kills it', killed),
    ...lost('no scenario kills it', missed),
  ]
    .join('\n')
    .trimEnd();
}

export const composedParts = {
  'explored composed faults': explored,
  'composed faults': measuredAs(figures),
  'explained composed faults': measuredAs(reasons),
  'surviving composed faults': measuredAs(survivors),
};
