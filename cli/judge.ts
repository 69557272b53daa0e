import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { dialectNames } from '../adapters/console-log/dialect';
import type { Result } from '../judge/result-schema';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { ReportFolder } from '../reports/report-folder';
import { printSummary } from '../reports/summary';
import { Terminal } from '../reports/terminal';
import { judgeTranscript } from './judge-transcript';
import { loggedParties, partyInLog } from './party';

interface JudgeFlags {
  /** `transcript`, the name of a dialect, or a YAML file with one. */
  readonly format: string;
  readonly json?: true;
  readonly out?: string;
  readonly learn?: true;
  readonly failUnlessJudged?: readonly string[];
  readonly party?: string;
}

/** `provtck judge` */
export function judgeCommand(finish: (exitCode: number) => void): Command {
  return new Command('judge')
    .argument('<file>', 'transcript.jsonl of a run, or a captured console')
    .addOption(
      new Option(
        '--format <format>',
        `format of the file: transcript, capture (of \`provtck nwp\`), ${dialectNames().join(', ')}, or a YAML file with a dialect`,
      ).default('transcript'),
    )
    .option('--fail-unless-judged <rule...>', 'exit with 2 if a captured console does not judge these rules')
    .option('--party <name>', `judge the obligations of a party in a captured console: ${loggedParties.join(', ')}`)
    .option('--learn', 'print the unknown lines of a captured console as a dialect to complete')
    .option('--json', 'print the result as JSON, in the form of result.json')
    .option('--out <folder>', 'folder of the reports; without it, no report is written')
    .action(async (file: string, flags: JudgeFlags) => finish(await judgeFile(file, flags)));
}

async function judgeFile(file: string, flags: JudgeFlags): Promise<number> {
  const party = flags.party === undefined ? undefined : partyInLog(flags.party);
  if (flags.format === 'transcript') return judge(file, flags);
  if (flags.learn === true) {
    const { learnDialect } = await import('./learn-dialect');
    return learnDialect(file, flags.format);
  }
  const { judgeLog } = await import('./judge-log');
  return judgeLog(file, flags.format, {
    json: flags.json === true,
    demanded: flags.failUnlessJudged ?? [],
    ...(party !== undefined && { party }),
  });
}

async function judge(transcript: string, { json, out }: JudgeFlags): Promise<number> {
  const terminal = new Terminal(process.stdout);
  if (out !== undefined) checkApart(transcript, out);
  let result: Result;
  try {
    result = await judgeTranscript(transcript, { ...(out !== undefined && { out }) });
  } catch (error) {
    if (!(error instanceof ProvtckError) || error.code !== 'TRANSCRIPT_EMPTY' || json) throw error;
    terminal.line(`INCOMPLETE: ${error.message}. ${error.hint}`);
    return exitCodes.incomplete;
  }
  if (json) terminal.line(JSON.stringify(result, undefined, 2));
  else printSummary(result, terminal, out === undefined ? [] : reportPaths(out));
  return exitCodes[result.run.verdict];
}

/** The reports of a run replace those of an earlier run, including its transcript. */
function checkApart(transcript: string, out: string): void {
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
  if (dirname(real(transcript)) !== real(out)) return;
  throw new ProvtckError(
    'OUT_HOLDS_TRANSCRIPT',
    `${out} contains the transcript; reports in this folder would replace it`,
    'Give another folder with --out.',
  );
}

function reportPaths(out: string): string[] {
  const folder = new ReportFolder(out);
  return (['result', 'page', 'html', 'junit', 'allureResults'] as const)
    .map((report) => folder.path(report))
    .filter((path) => existsSync(path))
    .map((path) => relative(process.cwd(), path));
}
