import { type LogSummary, readLog } from '../../../adapters/console-log/console-log';
import { loadDialect } from '../../../adapters/console-log/dialect';
import { LogJudge, type LogJudgement } from '../../../judge/log-judge';
import type { RuleId } from '../../../ledger/rule';
import type { Line } from '../../../transcript/record';

/** What a log says, without a file and without printing it. */
interface JudgedText {
  readonly summary: LogSummary;
  readonly judgement: LogJudgement;
  readonly broken: readonly RuleId[];
}

const dialects = new Map<string, ReturnType<typeof loadDialect>>();

/** Judges a text as the log of a console. */
export function judgedText(format: string, text: string | Uint8Array): JudgedText {
  const dialect = dialects.get(format) ?? loadDialect(format);
  dialects.set(format, dialect);
  const judge = new LogJudge(dialect.calls);
  const piece = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const summary = readLog(dialect, [piece], {
    record: (line) => judge.record(line),
    boot: () => judge.boot(),
    time: (t) => judge.time(t),
    resolution: (ms) => {
      judge.resolution = ms;
    },
  });
  const judgement = judge.end();
  const broken = judgement.verdicts.flatMap(({ rule, verdict }) => (verdict === 'fail' ? [rule] : []));
  return { summary, judgement, broken };
}

/** What each scenario of a transcript tells of the device from its reset on, as its lines were written. */
export function scenariosOf(transcript: string): readonly { readonly name: string; readonly lines: readonly Line[] }[] {
  const scenarios: { readonly name: string; lines: Line[] }[] = [];
  for (const text of transcript.trimEnd().split('\n')) {
    const line = JSON.parse(text) as Line;
    if (line.kind === 'scenario') scenarios.push({ name: line.scenario, lines: [] });
    const last = scenarios.at(-1);
    if (last === undefined || ['scenario', 'step', 'raw', 'end'].includes(line.kind)) continue;
    if (line.kind === 'reset') last.lines = [];
    else last.lines.push(line);
  }
  return scenarios;
}
