import { clipped, counted, printable } from '../terminal';
import { verdictWords } from '../verdict-words';
import type { ResultComparison, RuleChange } from './compare';
import type { TranscriptDivergence, TranscriptPosition } from './divergence';

/** Maximum number of characters of a text from a device or a file, on one line. */
const MAX_LENGTH = 300;

/** A kind of change, with one line for each change. */
export interface DiffSection {
  readonly title: string;
  readonly rows: readonly DiffRow[];
}

export interface DiffRow {
  /** A rule, or a position in a transcript. */
  readonly subject: string;
  readonly change: string;
  readonly why: string;
}

/** The outcome in one sentence. */
export function outcome({ regression, run, newlyFailing, lost, missing, newlyPassing }: ResultComparison): string {
  if (!regression)
    return newlyPassing.length === 0
      ? 'NO REGRESSION.'
      : `NO REGRESSION: ${counted(newlyPassing.length, 'rule')} newly passed.`;
  const parts = [
    [newlyFailing.length, 'newly failing'],
    [lost.length, 'no longer passing'],
    [missing.length, 'missing'],
  ] as const;
  const changes = parts.filter(([count]) => count > 0).map(([count, what]) => `${counted(count, 'rule')} ${what}`);
  return `REGRESSION: ${changes.length > 0 ? changes.join(', ') : `the run was ${run.before} and is ${run.after}`}.`;
}

/** Everything that changed, most serious first, without kinds that have no change. Each text fits on one line. */
export function sections(comparison: ResultComparison, divergence?: TranscriptDivergence): readonly DiffSection[] {
  const { run, ground, observations } = comparison;
  const rules: readonly (readonly [title: string, changes: readonly RuleChange[]])[] = [
    ['Newly failing', comparison.newlyFailing],
    ['No longer passing', comparison.lost],
    ['Missing', comparison.missing],
    ['Newly passing', comparison.newlyPassing],
    ['Applicability', comparison.applicability],
    ['Other verdicts', comparison.others],
  ];
  return [
    { title: 'Run', rows: run.before === run.after ? [] : [row('verdict', `${run.before} → ${run.after}`)] },
    ...rules.map(([title, changes]) => ({ title, rows: changes.map(ruleRow) })),
    {
      title: 'Observations',
      rows: observations.map(({ rule, scenario, question, before = '(not recorded)', after = '(not recorded)' }) =>
        row(rule, `${before} → ${after}`, `${question} (${scenario})`),
      ),
    },
    { title: 'First diverging record', rows: divergence === undefined ? [] : divergenceRows(divergence) },
    { title: 'Compared under different conditions', rows: ground.map((sentence) => row('', sentence)) },
  ].filter(({ rows }) => rows.length > 0);
}

const ruleRow = ({ id, level, before, after, why }: RuleChange): DiffRow =>
  row(`${id} ${level}`, `${wordOf(before)} → ${wordOf(after)}`, why);

const wordOf = (verdict: RuleChange['before']): string => (verdict === 'absent' ? verdict : verdictWords[verdict]);

function divergenceRows({ scenario, before, after }: TranscriptDivergence): DiffRow[] {
  const place = (which: string, { line, record }: TranscriptPosition) =>
    row(`${which}, ${line === undefined ? 'its end' : `line ${line}`}`, record ?? 'end of the transcript', scenario);
  return [place('before', before), place('after', after)];
}

const row = (subject: string, change: string, why = ''): DiffRow => ({
  subject,
  change: fitting(change),
  why: fitting(why),
});

const fitting = (text: string): string => clipped(printable(text), MAX_LENGTH);
