import type { DeviationResult, ExploredResult, Result, RuleResult } from '../judge/result-schema';
import type { RunVerdict } from '../judge/verdict';
import { violationLine } from '../judge/violation-text';
import { partyProfiles } from '../ledger/parties';
import { ownVerdict, ownView } from './own-rules';
import { clipped, counted, formatDuration, printable, type Terminal, wrapped } from './terminal';
import { rulesWithMonitorViolations } from './violations';

/** Number of failures and reasons that the summary prints. */
const maxEntries = 5;
/** Maximum length of a line of free text; the reports contain the full text. */
const maxWidth = 160;
/** Maximum number of lines of one reason. */
const maxReasonLines = 8;
/** Number of recent events printed before a failure. */
const maxEventsBefore = 3;
/** Minimum number of printed lines of a failure. */
const minFailureLines = 4;
/**
 * Other lines: the count of omitted rules with an empty line, the empty line before the reports, the line about the
 * site, the next prompt.
 */
const otherLines = 5;
/** Column of the counts. */
const indent = 15;

const styles: Record<RunVerdict, 'green' | 'red' | 'yellow'> = {
  conformant: 'green',
  'non-conformant': 'red',
  incomplete: 'yellow',
};

/** The verdict in one sentence. */
export function verdictSentence({ run, device, adapter, party }: Result): string {
  const { rules } = run.counts;
  const what =
    party !== undefined
      ? `the ${party.name}${party.product === undefined ? '' : ` ${printable(party.product)}`}`
      : `${printable(device.part)} (${adapter.name}${adapter.hostDriver === undefined ? '' : `, host driver ${adapter.hostDriver}`}${device.partRead === false ? ', part claimed by the user' : ''})`;
  const scope = run.selection.partial ? 'selected for this run' : 'that this run judged';
  const others = rules.notApplicable === 0 ? '' : `; ${counted(rules.notApplicable, 'rule')} not applicable`;
  const known = run.deviations.filter(({ status }) => status === 'shown').length;
  if (run.verdict === 'conformant' && known > 0)
    return `CONFORMANT with ${counted(known, 'known deviation')}: ${what} breaks no other mandatory rule ${scope}${others}.`;
  if (run.verdict === 'conformant') return `CONFORMANT: ${what} breaks no mandatory rule ${scope}${others}.`;
  if (run.verdict === 'non-conformant')
    return `NON-CONFORMANT: ${what} breaks ${counted(rules.fail, 'mandatory rule')}.`;
  const failures =
    rules.fail > 0 ? ` The ${party?.name ?? 'device'} breaks ${counted(rules.fail, 'mandatory rule')}.` : '';
  return `INCOMPLETE: the run does not show whether ${what} conforms.${failures}`;
}

/**
 * Prints the summary of a run on one screen.
 *
 * @param reports paths of the reports
 */
export function printSummary(result: Result, terminal: Terminal, reports: readonly string[] = []): void {
  const { run, rules } = result;
  const width = Math.min(terminal.width ?? maxWidth, maxWidth);
  const verdict = verdictSentence(result);
  let lines = 0;
  const print = (text: string) => {
    lines += 1;
    terminal.line(clipped(text, width));
  };
  for (const line of wrapped(verdict, terminal.width ?? Number.POSITIVE_INFINITY)) {
    lines += 1;
    terminal.line(terminal.style(['bold', styles[run.verdict]], line));
  }
  print('');
  for (const [label, text] of figures(result))
    wrapped(text, width - indent).forEach((line, index) => {
      print(`  ${(index === 0 ? label : '').padEnd(indent - 2)}${line}`);
    });
  printReasons(run.incomplete, width, print);
  printDeviations(run.deviations, width, print);
  const failed = [...rules, ...(ownView(result)?.rules ?? [])].filter(
    ({ verdict, deviation }) => verdict === 'fail' && deviation === undefined,
  );
  printReasons(result.own?.incomplete ?? [], width, print);
  const below = reports.map((report) => `  ${report}`);
  const remaining = (terminal.height ?? Number.POSITIVE_INFINITY) - lines - rowsOf(below, terminal) - otherLines;
  printFailures(failed, remaining, terminal, print);
  if (reports.length === 0) return;
  terminal.line();
  for (const line of below) terminal.line(line);
}

/** Number of terminal rows of these lines, which are not clipped. */
const rowsOf = (lines: readonly string[], terminal: Terminal): number =>
  lines.reduce((sum, line) => sum + Math.ceil(line.length / (terminal.width ?? Number.POSITIVE_INFINITY) || 1), 0);

/** The figures of a run, each with its label; an empty label continues the figure before it. */
export function figures({
  run,
  adapter,
  device,
  observations,
  ics,
  ixit,
  rules: judged,
  own,
  explored,
}: Result): (readonly [label: string, text: string])[] {
  // A changed time scale of a virtual board is for tests of the suite.
  const grade =
    adapter.timeScale === undefined ? '' : `, at time scale ${adapter.timeScale}: not valid for a certificate`;
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
        [rules.warnings, 'with a warning'],
        [rules.deviations, 'failed as known deviations'],
      ]),
    ],
    [
      '',
      `of ${rules.total}: ${list([
        [rules.planned, 'not covered yet'],
        ...partyProfiles().map(({ name, adapter: door }) => countOfParty(judged, name, `for --adapter ${door}`)),
        [rules.notJudgedBecause.untestable, 'untestable'],
        [rules.notJudgedBecause.notSelected, 'not selected'],
        [rules.notJudgedBecause.missing, 'without a verdict'],
      ])}`,
    ],
    ...(run.selection.limits?.length ? [['selection', run.selection.limits.join(' ')] as const] : []),
    ...(run.parts === undefined ? [] : [['parts', partsLine(run.parts)] as const]),
    [
      'scenarios',
      list([
        [scenarios.pass, 'passed'],
        [scenarios.fail, 'failed'],
        [scenarios.inconclusive, 'inconclusive'],
        [scenarios.notApplicable, 'not applicable'],
      ]) + (violated === 0 ? '' : `; ${counted(violated, 'failed case')} by monitors`),
    ],
    ...(observations.length === 0
      ? []
      : [
          [
            'observations',
            `${observations.length} recorded for points the documents leave open, in result.json`,
          ] as const,
        ]),
    ...(ics === undefined ? [] : [['statement', statementOf(ics, Object.keys(ixit ?? {}).length)] as const]),
    ...(own === undefined ? [] : [['own rules', printable(ownVerdict(own))] as const]),
    ...(explored === undefined ? [] : [['explored', exploredText(explored)] as const]),
    ['device time', `${formatDuration(run.deviceMs)}, wall time ${formatDuration(run.wallMs)}${clock}${grade}`],
  ];
}

/** What random sessions have shown, as text. */
function exploredText({ seed, sessions, requested, hindered, differences, violating }: ExploredResult): string {
  const of = sessions === requested ? '' : ` of ${requested}`;
  return [
    `${counted(sessions, 'random session')}${of} from seed ${seed}`,
    violating === 0 ? 'no broken rule' : `a broken rule in ${violating}`,
    `${counted(differences, 'difference')} from the reference device, not judged`,
    ...(hindered === 0 ? [] : [`${hindered} without a result`]),
  ].join('; ');
}

/** Number of rules that bind a party, which a run on a device does not judge. */
const countOfParty = (
  rules: readonly RuleResult[],
  name: string,
  what: string,
): readonly [count: number, what: string] => [
  rules.filter(({ party, verdict }) => party === name && verdict === 'not-judged').length,
  what,
];

function statementOf({ file, without }: NonNullable<Result['ics']>, times: number): string {
  const parts = [
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
    ...(times > 0 ? [`${counted(times, 'stated time')}`] : []),
  ];
  return printable([file, ...(parts.length > 0 ? [parts.join('; ')] : [])].join(': '));
}

/** Prints whole reasons, because the last words often give the remedy. */
function printReasons(reasons: readonly string[], width: number, print: (text: string) => void): void {
  if (reasons.length === 0) return;
  print('');
  for (const reason of reasons.slice(0, maxEntries))
    for (const line of wrapped(printable(reason), width - 2).slice(0, maxReasonLines)) print(`  ${line}`);
  if (reasons.length > maxEntries) print(`  … and ${reasons.length - maxEntries} more reasons in result.json`);
}

/** Entries that concern the verdict: shown deviations, and entries that do not match the device. */
function printDeviations(entries: readonly DeviationResult[], width: number, print: (text: string) => void): void {
  for (const { rule, status, file, reason, expires, detail = '' } of entries) {
    const known = `known deviation in ${file}, expires ${expires}: ${reason}`;
    const unknown = `differs from the known deviation in ${file}: ${status === 'passed' ? 'the rule passed' : detail}`;
    if (status === 'out of scope' || status === 'untested') continue;
    const text = `${rule}  ${printable(status === 'shown' ? known : unknown)}`;
    wrapped(text, width - 4).forEach((line, index) => {
      if (index === 0) print('');
      print(`${index === 0 ? '  ' : '    '}${line}`);
    });
  }
}

/**
 * Prints the rules that failed, each with its first violation or its reason. Rules that share the scenarios of another
 * rule are only counted.
 *
 * @param lineBudget number of available lines; one rule is always printed
 */
function printFailures(
  failed: readonly RuleResult[],
  lineBudget: number,
  terminal: Terminal,
  print: (text: string) => void,
): void {
  const columns = terminal.width ?? Number.POSITIVE_INFINITY;
  let remaining = lineBudget;
  let printed = 0;
  for (const rule of failed.filter(({ impliedBy }) => impliedBy === undefined).slice(0, maxEntries)) {
    const repeat = rule.violations.slice(0, 1).map(({ command }) => `    ${command}`);
    const below = rowsOf(repeat, terminal);
    const allLines = failureLines(rule, Math.min(columns, maxWidth));
    const lines = printed > 0 ? allLines : allLines.slice(0, Math.max(minFailureLines, remaining - below));
    const rows = lines.length + below;
    if (printed > 0 && rows > remaining) break;
    for (const line of lines) print(line);
    // The user copies this line, so it is never clipped.
    for (const line of repeat) terminal.line(line);
    remaining -= rows;
    printed += 1;
  }
  if (failed.length === printed) return;
  print('');
  print(`  … and ${counted(failed.length - printed, 'more rule')} in result.json`);
}

function failureLines({ id, level, violations, reason }: RuleResult, width: number): string[] {
  const [first] = violations;
  const head = `  ${id}  ${level}  ${printable(first === undefined ? (reason ?? '') : `expected ${first.expected}`)}`;
  if (first === undefined) return ['', head];
  const observed = `    observed ${printable(first.seen)}`;
  const when = `after ${formatDuration(first.at)} of device time (${first.scenario})`;
  const oneLine = `${observed}, ${when}`;
  // The last events are the most useful; the reports contain all of them.
  const before = (first.last ?? []).slice(-maxEventsBefore).map(violationLine).join('; ');
  return [
    '',
    head,
    // A long text of the device must not displace the time and the scenario.
    ...(oneLine.length <= width ? [oneLine] : [observed, `    ${when}`]),
    ...(before === '' ? [] : [`    before: ${printable(before)}`]),
    ...(first.monitor === undefined ? [] : [`    by monitor "${first.monitor}"`]),
    ...(first.evidence ?? []).map((each) => `      ${printable(each)}`),
  ];
}

/** The parts of a run, with the number of their scenarios. */
const partsLine = (parts: NonNullable<Result['run']['parts']>): string =>
  `${parts.length}: ${parts.map(({ scenarios, port }) => `${counted(scenarios, 'scenario')}${port === undefined ? '' : ` on ${printable(port)}`}`).join(', ')}`;

function list(counts: readonly (readonly [count: number, what: string])[]): string {
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return parts.length > 0 ? parts.join(', ') : 'none';
}
