import { statSync } from 'node:fs';
import { type LogReceiver, type LogSummary, readLog } from '../adapters/console-log/console-log';
import { type Dialect, loadDialect } from '../adapters/console-log/dialect';
import { linesOfLog, piecesOf } from '../adapters/console-log/log-lines';
import { LogJudge, type LogJudgement } from '../judge/log-judge';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { ledgerOfParty, type PartyProfile } from '../ledger/parties';
import type { RuleId } from '../ledger/rule';
import { Terminal } from '../reports/terminal';
import { CAPTURE, judgeCapture } from './judge-capture';
import { type LineTexts, logAsJson, printLog } from './log-report';
import { type JudgedLog, judgedLog } from './log-verdict';
import { monitorsOfLog } from './party';

/** Options of judging a captured console. */
interface LogOptions {
  readonly json: boolean;
  /** Rules without which the verdict is incomplete. */
  readonly demanded: readonly string[];
  /** The party whose obligations are judged, instead of the device. */
  readonly party?: PartyProfile;
}

/**
 * Judges a captured console and prints the result. A log can fail a device, but cannot show that it conforms.
 *
 * @param format the name of a dialect, or a YAML file with one
 * @returns 1 if a mandatory rule is broken; 2 if a demanded rule is not judged, or no rule is judged; 0 otherwise
 * @throws ProvtckError `LOG_UNREADABLE`, `RULE_UNKNOWN`, and what `loadDialect` throws
 */
export function judgeLog(path: string, format: string, { json, demanded, party }: LogOptions): number {
  const { log, texts } = judgeLogFile(path, format, demanded, party);
  const terminal = new Terminal(process.stdout);
  if (json) terminal.line(JSON.stringify(logAsJson(log, texts), undefined, 2));
  else printLog(log, texts, terminal);
  return exitCodes[log.verdict];
}

/** The result of a captured console, with the lines that prove it. */
export function judgeLogFile(
  path: string,
  format: string,
  demanded: readonly string[],
  party?: PartyProfile,
): { readonly log: JudgedLog; readonly texts: LineTexts } {
  const ledger = party === undefined ? loadLedger() : ledgerOfParty(loadLedger(), party);
  const rules = rulesNamed(demanded, ledger);
  if (format === CAPTURE) {
    const { summary, judgement, texts } = readable(path, () => judgeCapture(path, party));
    return { log: judgedLog(path, format, summary, judgement, ledger, rules), texts };
  }
  const { summary, judgement } = judgeFile(path, loadDialect(format), party);
  const log = judgedLog(path, format, summary, judgement, ledger, rules);
  return { log, texts: textsOf(path, log) };
}

function rulesNamed(names: readonly string[], ledger: Ledger): readonly RuleId[] {
  return names.map((name) => {
    if (ledger.has(name)) return ledger.rule(name).id;
    throw new ProvtckError('RULE_UNKNOWN', `there is no rule ${name}`, 'provtck rules lists them.');
  });
}

/** Reads the file once, and judges it in parallel. */
function judgeFile(
  path: string,
  dialect: Dialect,
  party?: PartyProfile,
): { summary: LogSummary; judgement: LogJudgement } {
  const judge = new LogJudge(dialect.calls, party && monitorsOfLog(party, dialect.calls));
  const receiver: LogReceiver = {
    record: (line) => judge.record(line),
    boot: () => judge.boot(),
    time: (t) => judge.time(t),
    resolution: (ms) => {
      judge.resolution = ms;
    },
  };
  const summary = readable(path, () => readLog(dialect, piecesOf(path), receiver));
  return { summary, judgement: judge.end() };
}

/** Runs a function that reads the file, and names the file in its errors. */
export function readable<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const hint = 'Give a file with the output of a console.';
    throw new ProvtckError('LOG_UNREADABLE', `cannot read ${path}: ${cause.message}`, hint, { cause });
  }
}

/** The lines that prove something, read from the file again, because the judgement stores no texts. */
function textsOf(path: string, { rules, fatalErrors, stalls }: JudgedLog): LineTexts {
  const wanted = new Set([
    ...rules.flatMap(({ lines }) => lines),
    ...[...fatalErrors, ...stalls].map(({ line }) => line),
  ]);
  const last = Math.max(0, ...wanted);
  const texts = new Map<number, string>();
  // A pipe can be read once.
  if (last === 0 || !statSync(path).isFile()) return texts;
  for (const { number, text } of linesOfLog(piecesOf(path))) {
    if (wanted.has(number)) texts.set(number, text);
    if (number >= last) break;
  }
  return texts;
}
