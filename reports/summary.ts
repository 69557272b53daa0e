import type { DeviationResult, Result, RuleResult } from '../judge/result-schema';
import type { RunVerdict } from '../judge/verdict';
import { violationLine } from '../judge/violation-text';
import { clipped, counted, printable, spoken, type Terminal, wrapped } from './terminal';
import { rulesWithMonitorViolations } from './violations';

/** Failures and reasons shown before the summary points to the reports. */
const shown = 5;
/** Longest line of free text; more of it stands in the reports. */
const longest = 160;
/** Most lines of one reason. */
const longestReason = 8;
/** Happenings shown before a failure. */
const shownBefore = 3;
/** Lines of a failure that are shown even where there is no room for them. */
const leastShown = 4;
/** Lines besides: what is left out and the line before it, the one before the reports, the site's, the next prompt. */
const besides = 5;
/** Column of the figures. */
const indent = 15;

const styles: Record<RunVerdict, 'green' | 'red' | 'yellow'> = {
  conformant: 'green',
  'non-conformant': 'red',
  incomplete: 'yellow',
};

/** The verdict in one sentence. */
export function verdictSentence({ run, device, adapter }: Result): string {
  const { rules } = run.counts;
  const what = `${printable(device.part)} (${adapter.name}${adapter.hostDriver === undefined ? '' : `, host driver ${adapter.hostDriver}`})`;
  const scope = run.selection.partial ? 'selected for this run' : 'this run could judge';
  const others =
    rules.notApplicable === 0 ? '' : `; ${counted(rules.notApplicable, 'rule')} could not be applied to it`;
  const known = run.deviations.filter(({ status }) => status === 'shown').length;
  if (run.verdict === 'conformant' && known > 0)
    return `CONFORMANT with ${counted(known, 'known deviation')}: ${what} breaks no other mandatory rule ${scope}${others}.`;
  if (run.verdict === 'conformant') return `CONFORMANT: ${what} breaks no mandatory rule ${scope}${others}.`;
  if (run.verdict === 'non-conformant')
    return `NON-CONFORMANT: ${what} breaks ${counted(rules.fail, 'mandatory rule')}.`;
  const failures = rules.fail > 0 ? ` It does break ${counted(rules.fail, 'mandatory rule')}.` : '';
  return `INCOMPLETE: the run does not show whether ${what} conforms.${failures}`;
}

/**
 * Prints what a person wants to know at the end of a run, on one screen.
 *
 * @param reports paths of what was written
 */
export function printSummary(result: Result, terminal: Terminal, reports: readonly string[] = []): void {
  const { run, rules } = result;
  const width = Math.min(terminal.width ?? longest, longest);
  const verdict = verdictSentence(result);
  let lines = 0;
  const say = (text: string) => {
    lines += 1;
    terminal.line(clipped(text, width));
  };
  for (const line of wrapped(verdict, terminal.width ?? Number.POSITIVE_INFINITY)) {
    lines += 1;
    terminal.line(terminal.style(['bold', styles[run.verdict]], line));
  }
  say('');
  for (const [label, text] of figures(result))
    wrapped(text, width - indent).forEach((line, index) => {
      say(`  ${(index === 0 ? label : '').padEnd(indent - 2)}${line}`);
    });
  printReasons(run.incomplete, width, say);
  printDeviations(run.deviations, width, say);
  const failed = rules.filter(({ verdict, deviation }) => verdict === 'fail' && deviation === undefined);
  const below = reports.map((report) => `  ${report}`);
  const left = (terminal.height ?? Number.POSITIVE_INFINITY) - lines - rowsOf(below, terminal) - besides;
  printFailures(failed, left, terminal, say);
  if (reports.length === 0) return;
  terminal.line();
  for (const line of below) terminal.line(line);
}

/** How many lines of the terminal these take, which are not cut. */
const rowsOf = (lines: readonly string[], terminal: Terminal): number =>
  lines.reduce((sum, line) => sum + Math.ceil(line.length / (terminal.width ?? Number.POSITIVE_INFINITY) || 1), 0);

function figures({
  run,
  adapter,
  device,
  observations,
  ics,
  ixit,
  rules: judged,
}: Result): (readonly [label: string, text: string])[] {
  // A virtual board whose time was changed is for tests of the suite.
  const grade =
    adapter.timeScale === undefined ? '' : `, at time scale ${adapter.timeScale}: no basis for a certificate`;
  const { rules, scenarios } = run.counts;
  const violated = rulesWithMonitorViolations(judged).length;
  const { uncertaintyMs } = device;
  const clock =
    uncertaintyMs === undefined ? '' : uncertaintyMs === 0 ? '; clock exact' : `; clock within ±${uncertaintyMs} ms`;
  return [
    [
      'rules',
      list([
        [rules.pass, 'passed'],
        [rules.fail, 'failed'],
        [rules.inconclusive, 'inconclusive'],
        [rules.notApplicable, 'not applicable'],
        [rules.recorded, 'recorded'],
        [rules.warnings, 'warned about'],
        [rules.deviations, 'failed as known'],
      ]),
    ],
    [
      '',
      `of ${rules.total}: ${list([
        [rules.planned, 'not covered yet'],
        [rules.notJudgedBecause.hostObligation, 'for the host to keep'],
        [rules.notJudgedBecause.untestable, 'untestable'],
        [rules.notJudgedBecause.notSelected, 'not selected'],
        [rules.notJudgedBecause.missing, 'left without a verdict'],
      ])}`,
    ],
    [
      'scenarios',
      list([
        [scenarios.pass, 'passed'],
        [scenarios.fail, 'failed'],
        [scenarios.inconclusive, 'inconclusive'],
        [scenarios.notApplicable, 'not applicable'],
      ]) + (violated === 0 ? '' : `; and ${counted(violated, 'failed case')} by monitors`),
    ],
    ...(observations.length === 0
      ? []
      : [['answers', `${observations.length} to questions that the documents leave open, in result.json`] as const]),
    ...(ics === undefined ? [] : [['statement', statementOf(ics, Object.keys(ixit ?? {}).length)] as const]),
    ['device time', `${spoken(run.deviceMs)}, in ${spoken(run.wallMs)}${clock}${grade}`],
  ];
}

function statementOf({ file, without }: NonNullable<Result['ics']>, times: number): string {
  const parts = [
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
    ...(times > 0 ? [`${counted(times, 'time')} of its own`] : []),
  ];
  return printable([file, ...(parts.length > 0 ? [parts.join('; ')] : [])].join(': '));
}

/** Whole reasons: the last words are often those that say what to do. */
function printReasons(reasons: readonly string[], width: number, say: (text: string) => void): void {
  if (reasons.length === 0) return;
  say('');
  for (const reason of reasons.slice(0, shown))
    for (const line of wrapped(printable(reason), width - 2).slice(0, longestReason)) say(`  ${line}`);
  if (reasons.length > shown) say(`  … and ${reasons.length - shown} more reasons in result.json`);
}

/** Every entry that says something about the verdict: what is known to be broken, and what is known wrongly. */
function printDeviations(entries: readonly DeviationResult[], width: number, say: (text: string) => void): void {
  for (const { rule, status, file, reason, expires, detail = '' } of entries) {
    const known = `fail as known to ${file} until ${expires}: ${reason}`;
    const unknown = `not as known to ${file}: ${status === 'passed' ? 'the rule is kept' : detail}`;
    if (status === 'out of scope' || status === 'untested') continue;
    const text = `${rule}  ${printable(status === 'shown' ? known : unknown)}`;
    wrapped(text, width - 4).forEach((line, index) => {
      if (index === 0) say('');
      say(`${index === 0 ? '  ' : '    '}${line}`);
    });
  }
}

/**
 * The rules that failed, each with its first violation; what has no violation is a rule that failed without saying how.
 * Those that share the scenarios of another are only counted.
 *
 * @param room how many lines there are for them; one rule is always shown
 */
function printFailures(
  failed: readonly RuleResult[],
  room: number,
  terminal: Terminal,
  say: (text: string) => void,
): void {
  const columns = terminal.width ?? Number.POSITIVE_INFINITY;
  let left = room;
  let told = 0;
  for (const rule of failed.filter(({ impliedBy }) => impliedBy === undefined).slice(0, shown)) {
    const command = rule.violations[0]?.command;
    const repeat = command === undefined ? '' : `    ${command}`;
    const below = command === undefined ? 0 : rowsOf([repeat], terminal);
    const whole = failureLines(rule, Math.min(columns, longest));
    const lines = told > 0 ? whole : whole.slice(0, Math.max(leastShown, left - below));
    const rows = lines.length + below;
    if (told > 0 && rows > left) break;
    for (const line of lines) say(line);
    // To be copied, so whole, however narrow the terminal is.
    if (repeat !== '') terminal.line(repeat);
    left -= rows;
    told += 1;
  }
  if (failed.length === told) return;
  say('');
  say(`  … and ${counted(failed.length - told, 'more rule')} in result.json`);
}

function failureLines({ id, level, violations, reason }: RuleResult, width: number): string[] {
  const [first] = violations;
  const head = `  ${id}  ${level}  ${printable(first === undefined ? (reason ?? '') : `expected ${first.expected}`)}`;
  if (first === undefined) return ['', head];
  const seen = `    seen ${printable(first.seen)}`;
  const when = `after ${spoken(first.at)} of device time (${first.scenario})`;
  const both = `${seen}, ${when}`;
  // The latest say most; all of them stand in the reports.
  const before = (first.last ?? []).slice(-shownBefore).map(violationLine).join('; ');
  return [
    '',
    head,
    // When and where must not be lost behind what a device has said.
    ...(both.length <= width ? [both] : [seen, `    ${when}`]),
    ...(before === '' ? [] : [`    before: ${printable(before)}`]),
    ...(first.monitor === undefined ? [] : [`    by the monitor "${first.monitor}"`]),
    ...(first.evidence ?? []).map((each) => `      ${printable(each)}`),
  ];
}

function list(counts: readonly (readonly [count: number, what: string])[]): string {
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length > 0 ? said.join(', ') : 'none';
}
