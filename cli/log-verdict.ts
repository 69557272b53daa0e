import type { LogSummary } from '../adapters/console-log/console-log';
import type { FatalError, LogJudgement, LogVerdict, Stall } from '../judge/log-judge';
import type { RunVerdict } from '../judge/verdict';
import { compareIds, type Ledger } from '../ledger/ledger';
import { isMandatory, type Rule, type RuleId } from '../ledger/rule';
import { counted } from '../reports/terminal';

/** The result of one rule in a captured console. */
export interface JudgedInLog extends LogVerdict {
  readonly ledgerRule: Rule;
}

/** A captured console with its complete result. */
export interface JudgedLog {
  readonly path: string;
  readonly format: string;
  readonly summary: LogSummary;
  /** The rules whose verdict is decisive, in the order of the document. */
  readonly rules: readonly JudgedInLog[];
  readonly fatalErrors: readonly FatalError[];
  readonly stalls: readonly Stall[];
  /** The demanded rules without a verdict. */
  readonly missing: readonly RuleId[];
  readonly verdict: RunVerdict;
}

/** Minimum percentage and minimum number of unknown lines for a warning. */
const MANY_PERCENT = 20;
const MANY = 3;

/** @param demanded the rules that must be judged */
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

/** The result of a log in one sentence that cannot be mistaken for a certificate. */
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
        ? `INCOMPLETE: ${judged.missing.join(', ')} must be judged and cannot be; ${counts}.`
        : 'INCOMPLETE: the log does not test any rule.';
  }
}

/** A warning if the format does not match the log. */
export function warning({ lines, unknown }: LogSummary, format: string): string | undefined {
  if (unknown.count < MANY || unknown.count * 100 < lines * MANY_PERCENT) return undefined;
  return (
    `${unknown.count} of ${lines} lines have a format that ${format} does not contain. ` +
    'Check --format; --learn proposes the lines for your own dialect.'
  );
}

/** A fatal error, and what it ended. */
export const fatalInWords = ({ name, underWay }: FatalError): string =>
  underWay === undefined ? `${name}, without an active process` : `${name}: ${underWay} was ended by a fatal error`;

/** An attempt without any later report. */
export const stallInWords = ({ ms }: Stall): string =>
  `WLAN connected, and no further report within ${Math.round(ms / 1_000)} s; ` +
  'not judged, because no source gives the time of a confirmation';
