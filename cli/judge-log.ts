import { type ConsoleLog, type LogFormat, readConsoleLog } from '../adapters/console-log/console-log';
import { piecesOf } from '../adapters/console-log/log-lines';
import { type LogVerdict, logVerdicts } from '../judge/log-verdicts';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { compareIds, type Ledger, loadLedger } from '../ledger/ledger';
import { isMandatory, type Rule } from '../ledger/rule';
import { clipped, counted, printable, Terminal } from '../reports/terminal';

/** One rule, as a captured console shows it. */
interface JudgedInLog extends LogVerdict {
  readonly ledgerRule: Rule;
}

/** Longest text of a line that is shown. */
const LONGEST = 160;

/**
 * Judges what a captured console shows and prints it. A log can convict a device and never show that it conforms.
 *
 * @returns 1 where a mandatory rule is broken, 2 where nothing can be said of any rule, 0 otherwise
 * @throws ProvtckError `LOG_UNREADABLE`
 */
export function judgeLog(path: string, format: LogFormat, json: boolean): number {
  const log = read(path, format);
  const judged = judgedIn(log, loadLedger());
  const terminal = new Terminal(process.stdout);
  if (json) terminal.line(JSON.stringify(asJson(path, format, log, judged), undefined, 2));
  else print(log, judged, terminal);
  return exitCodes[verdictOf(judged)];
}

function read(path: string, format: LogFormat): ConsoleLog {
  try {
    return readConsoleLog(format, piecesOf(path));
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const hint = 'Name a file with what a console has printed.';
    throw new ProvtckError('LOG_UNREADABLE', `cannot read ${path}: ${cause.message}`, hint, { cause });
  }
}

/** The rules whose verdict means something, in the order of the document. */
function judgedIn(log: ConsoleLog, ledger: Ledger): readonly JudgedInLog[] {
  return logVerdicts(log.boots, log.resolution)
    .map((verdict) => ({ ...verdict, ledgerRule: ledger.rule(verdict.rule) }))
    .filter(({ ledgerRule }) => ledgerRule.class !== 'recorded')
    .sort((a, b) => compareIds(a.rule, b.rule));
}

function verdictOf(judged: readonly JudgedInLog[]): keyof typeof exitCodes {
  if (judged.some(({ verdict, ledgerRule }) => verdict === 'fail' && isMandatory(ledgerRule))) return 'non-conformant';
  return judged.some(({ verdict }) => verdict !== 'not observable') ? 'conformant' : 'incomplete';
}

const sentences: Record<keyof typeof exitCodes, string> = {
  conformant: 'NOTHING BROKEN: the log shows no mandatory rule broken; it cannot show that the device conforms.',
  'non-conformant': 'NON-CONFORMANT: the log shows a mandatory rule broken.',
  incomplete: 'INCOMPLETE: the log says nothing about any rule.',
};

function asJson(path: string, format: LogFormat, log: ConsoleLog, judged: readonly JudgedInLog[]) {
  const { lines, unknown, resolution, texts } = log;
  const text = (line: number) => ({ line, text: texts.get(line) ?? '' });
  return {
    schema: 1,
    log: {
      path,
      format,
      lines,
      boots: log.boots.length,
      /** In ms; null where only the order of the lines is known. */
      timeResolution: resolution ?? null,
      unknownLines: unknown.count,
      firstUnknownLines: unknown.first,
    },
    run: { verdict: verdictOf(judged), says: sentences[verdictOf(judged)] },
    rules: judged.map(({ rule, verdict, times, lines: shown, findings, ledgerRule }) => ({
      id: rule,
      level: ledgerRule.level,
      statement: ledgerRule.statement,
      verdict,
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

function print(log: ConsoleLog, judged: readonly JudgedInLog[], terminal: Terminal): void {
  const verdict = verdictOf(judged);
  const style = verdict === 'conformant' ? 'green' : verdict === 'incomplete' ? 'yellow' : 'red';
  terminal.line(terminal.style(['bold', style], sentences[verdict]));
  terminal.line();
  const of = (wanted: LogVerdict['verdict']) => judged.filter((each) => each.verdict === wanted);
  const say = (text: string) => terminal.line(clipped(printable(text), terminal.width ?? LONGEST));
  for (const { rule, ledgerRule, findings } of of('fail'))
    for (const { expected, seen, monitor, lines } of findings) {
      say(`${rule}  ${ledgerRule.level}  expected ${expected}`);
      say(`  seen ${seen} (${monitor})`);
      for (const line of lines) say(`  line ${line}: ${log.texts.get(line) ?? ''}`);
      terminal.line();
    }
  for (const { rule, times, ledgerRule, lines } of of('pass'))
    say(`${rule}  kept ${counted(times, 'time')}, line ${lines.join(', ')}: ${ledgerRule.statement}`);
  if (of('pass').length > 0) terminal.line();
  say(
    `not observable: ${
      of('not observable')
        .map(({ rule }) => rule)
        .join(' ') || 'none'
    }`,
  );
  say(
    `${counted(log.lines, 'line')}, ${log.unknown.count} of them unknown; ` +
      (log.resolution === undefined ? 'only the order is known' : `times are exact to ${log.resolution} ms`),
  );
}
