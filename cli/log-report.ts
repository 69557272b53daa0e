import type { RunVerdict } from '../judge/verdict';
import { clipped, counted, printable, type Terminal } from '../reports/terminal';
import {
  fatalInWords,
  type JudgedInLog,
  type JudgedLog,
  rulesWith,
  sentence,
  stallInWords,
  warning,
} from './log-verdict';

/** The texts of lines, by their numbers. */
export type LineTexts = ReadonlyMap<number, string>;

/** Maximum length of a displayed line. */
const LONGEST = 160;
const EXAMPLES = 3;

const styles: Readonly<Record<RunVerdict, 'green' | 'red' | 'yellow'>> = {
  conformant: 'green',
  'non-conformant': 'red',
  incomplete: 'yellow',
};

/**
 * Prints the result of a log: the verdict with its limits first, then the broken rules, the rules that were followed,
 * and the rest.
 */
export function printLog(judged: JudgedLog, texts: LineTexts, terminal: Terminal): void {
  const say = (text: string) => terminal.line(clipped(printable(text), terminal.width ?? LONGEST));
  terminal.line(terminal.style(['bold', styles[judged.verdict]], sentence(judged)));
  const ids = (rules: readonly JudgedInLog[]) => rules.map(({ rule }) => rule).join(' ') || 'none';
  // A complete list, which is never shortened.
  terminal.line(`kept: ${ids(rulesWith(judged, 'pass'))}`);
  terminal.line(`not judged: ${ids(rulesWith(judged, 'not observable'))}`);
  printWarning(judged, terminal, say);
  terminal.line();
  printEnds(judged, texts, say);
  printBroken(judged, texts, terminal, say);
  for (const { rule, times, ledgerRule, lines } of rulesWith(judged, 'pass'))
    say(`${rule}  kept ${counted(times, 'time')}, line ${lines.join(', ')}: ${ledgerRule.statement}`);
  if (rulesWith(judged, 'pass').length > 0) terminal.line();
  say(summaryLine(judged));
}

function printWarning({ summary, format }: JudgedLog, terminal: Terminal, say: (text: string) => void): void {
  const text = warning(summary, format);
  if (text === undefined) return;
  terminal.line(terminal.style('yellow', `warning: ${text}`));
  for (const { line, text: example } of summary.unknown.first.slice(0, EXAMPLES)) say(`  line ${line}: ${example}`);
}

/** Ends and stops that no rule judges. */
function printEnds({ fatalErrors, stalls }: JudgedLog, texts: LineTexts, say: (text: string) => void): void {
  for (const fatal of fatalErrors) {
    say(`fatal error  ${fatalInWords(fatal)}`);
    say(`  line ${fatal.line}: ${texts.get(fatal.line) ?? ''}`);
  }
  for (const stall of stalls) {
    say(`stalled  ${stallInWords(stall)}`);
    say(`  line ${stall.line}: ${texts.get(stall.line) ?? ''}`);
  }
  if (fatalErrors.length + stalls.length > 0) say('');
}

function printBroken(judged: JudgedLog, texts: LineTexts, terminal: Terminal, say: (text: string) => void): void {
  for (const { rule, ledgerRule, findings, furtherFindings = 0 } of rulesWith(judged, 'fail')) {
    for (const { expected, seen, monitor, lines } of findings) {
      say(`${rule}  ${ledgerRule.level}  expected ${expected}`);
      say(`  seen ${seen} (${monitor})`);
      for (const line of lines) say(`  line ${line}: ${texts.get(line) ?? ''}`);
      terminal.line();
    }
    if (furtherFindings > 0) say(`${rule}  broken ${counted(furtherFindings, 'more time')}`);
  }
}

function summaryLine({ summary, format }: JudgedLog): string {
  const { lines, unknown, damaged, boots, resolution } = summary;
  const time = resolution === undefined ? 'only the order is known' : `times are exact to ${resolution} ms`;
  return (
    `${format}: ${counted(lines, 'line')}, ${unknown.count} of them unknown, ${damaged} damaged, ` +
    `${counted(boots, 'boot')}; ${time}`
  );
}

/** The same as data. */
export function logAsJson(judged: JudgedLog, texts: LineTexts) {
  const { path, format, summary, rules, fatalErrors, stalls, verdict, missing } = judged;
  const { lines, unknown, resolution, boots, damaged } = summary;
  const text = (line: number) => ({ line, text: texts.get(line) ?? '' });
  return {
    schema: 1,
    log: {
      path,
      format,
      lines,
      boots,
      /** In ms; null where only the order of the lines is known. */
      timeResolution: resolution ?? null,
      unknownLines: unknown.count,
      damagedLines: damaged,
      firstUnknownLines: unknown.first,
      ...(warning(summary, format) !== undefined && { warning: warning(summary, format) }),
    },
    run: {
      verdict,
      says: sentence(judged),
      kept: rulesWith(judged, 'pass').map(({ rule }) => rule),
      broken: rulesWith(judged, 'fail').map(({ rule }) => rule),
      notJudged: rulesWith(judged, 'not observable').map(({ rule }) => rule),
      missing,
    },
    fatalErrors: fatalErrors.map(({ name, line, underWay }) => ({
      name,
      ...text(line),
      endedByFatalError: underWay ?? null,
    })),
    stalledConfirmations: stalls.map(({ line, ms }) => ({ ...text(line), ms })),
    rules: rules.map(({ rule, verdict: ruleVerdict, times, lines: shown, findings, ledgerRule }) => ({
      id: rule,
      level: ledgerRule.level,
      statement: ledgerRule.statement,
      verdict: ruleVerdict,
      times,
      lines: shown.map(text),
      violations: findings.map(({ expected, seen, at, monitor, lines: proof }) => ({
        expected,
        seen,
        ...(resolution !== undefined && { at }),
        monitor,
        lines: proof.map(text),
      })),
    })),
  };
}
