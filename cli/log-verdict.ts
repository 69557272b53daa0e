import type { LogSummary } from '../adapters/console-log/console-log';
import type { FatalError, LogJudgement, LogVerdict, Stall } from '../judge/log-judge';
import type { RunVerdict } from '../judge/verdict';
import { compareIds, type Ledger } from '../ledger/ledger';
import { isMandatory, type Rule, type RuleId } from '../ledger/rule';
import { counted } from '../reports/terminal';

/** One rule, as a captured console shows it. */
export interface JudgedInLog extends LogVerdict {
  readonly ledgerRule: Rule;
}

/** A captured console with everything that is said of it. */
export interface JudgedLog {
  readonly path: string;
  readonly format: string;
  readonly summary: LogSummary;
  /** The rules whose verdict decides something, in the order of the document. */
  readonly rules: readonly JudgedInLog[];
  readonly fatalErrors: readonly FatalError[];
  readonly stalls: readonly Stall[];
  /** The rules that had to be judged and were not. */
  readonly missing: readonly RuleId[];
  readonly verdict: RunVerdict;
}

/** Every line of no known form is counted; so many of a hundred, and so many at the least, deserve a warning. */
const MANY_PERCENT = 20;
const MANY = 3;

/** @param demanded the rules that have to be judged */
export function judgedLog(
  path: string,
  format: string,
  summary: LogSummary,
  judgement: LogJudgement,
  ledger: Ledger,
  demanded: readonly RuleId[],
): JudgedLog {
  const rules = judgement.verdicts
    .map((verdict) => ({ ...verdict, ledgerRule: ledger.rule(verdict.rule) }))
    .filter(({ ledgerRule }) => ledgerRule.class !== 'recorded')
    .sort((a, b) => compareIds(a.rule, b.rule));
  const isJudged = (rule: RuleId): boolean =>
    rules.some((each) => each.rule === rule && each.verdict !== 'not observable');
  const missing = demanded.filter((rule) => !isJudged(rule));
  const { fatalErrors, stalls } = judgement;
  return { path, format, summary, rules, fatalErrors, stalls, missing, verdict: verdictOf(rules, missing) };
}

function verdictOf(rules: readonly JudgedInLog[], missing: readonly RuleId[]): RunVerdict {
  if (rules.some(({ verdict, ledgerRule }) => verdict === 'fail' && isMandatory(ledgerRule))) return 'non-conformant';
  if (missing.length > 0) return 'incomplete';
  return rules.some(({ verdict }) => verdict !== 'not observable') ? 'conformant' : 'incomplete';
}

/** The rules of a verdict. */
export const rulesWith = (judged: JudgedLog, verdict: LogVerdict['verdict']): readonly JudgedInLog[] =>
  judged.rules.filter((each) => each.verdict === verdict);

/** What a log says of the device, in one sentence that cannot be read as a certificate. */
export function sentence(judged: JudgedLog): string {
  const [kept, broken, silent] = (['pass', 'fail', 'not observable'] as const).map(
    (verdict) => rulesWith(judged, verdict).length,
  );
  const counts = `${counted(kept ?? 0, 'rule')} kept, ${broken} broken, ${silent} not judged`;
  switch (judged.verdict) {
    case 'conformant':
      return `NOTHING BROKEN: ${counts}. A log cannot show that a device conforms.`;
    case 'non-conformant':
      return `NON-CONFORMANT: the log shows a mandatory rule broken; ${counts}.`;
    case 'incomplete':
      return judged.missing.length > 0
        ? `INCOMPLETE: ${judged.missing.join(', ')} had to be judged and cannot be; ${counts}.`
        : 'INCOMPLETE: the log says nothing about any rule.';
  }
}

/** A warning where the format does not seem to be that of the log. */
export function warning({ lines, unknown }: LogSummary, format: string): string | undefined {
  if (unknown.count < MANY || unknown.count * 100 < lines * MANY_PERCENT) return undefined;
  return (
    `${unknown.count} of ${lines} lines are of no form that ${format} knows. ` +
    'Look whether it is the right --format; --learn proposes the lines for a dialect of your own.'
  );
}

/** A fatal error, and what it ended. */
export const fatalInWords = ({ name, underWay }: FatalError): string =>
  underWay === undefined ? `${name}, with no process under way` : `${name}: ${underWay} was ended by a fatal error`;

/** An attempt that was never heard of again. */
export const stallInWords = ({ ms }: Stall): string =>
  `WLAN connected, and no further report within ${Math.round(ms / 1_000)} s; ` +
  'not judged, for no source gives the time of a confirmation';
