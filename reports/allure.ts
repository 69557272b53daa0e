import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label, Link, Stage, Status, TestResult } from 'allure-js-commons';
import type { Category } from 'allure-js-commons/sdk';
import type { Result, RuleResult, ScenarioResult } from '../judge/result-schema';
import { violationText } from '../judge/violation-text';
import { escaped } from './html-note';
import { overwrite } from './out-file';
import { ownView } from './own-rules';
import { partText } from './part-text';
import { violationsByScenario } from './violations';

/** Allure declares these as enums; its files contain their values. */
type AllureStatus = `${Status}`;
type Executed = {
  readonly status?: AllureStatus;
  readonly stage: `${Stage}`;
  readonly start?: number;
  readonly stop?: number;
};
type AllureStep = Executed &
  Pick<TestResult, 'name' | 'statusDetails' | 'attachments' | 'parameters'> & { readonly steps: [] };
type AllureResult = Omit<TestResult, 'status' | 'stage' | 'steps'> &
  Executed & { readonly steps: readonly AllureStep[] };
type AllureCategory = Omit<Category, 'matchedStatuses'> & { readonly matchedStatuses: readonly AllureStatus[] };

const statuses: Record<ScenarioResult['verdict'], AllureStatus> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'broken',
  'not-applicable': 'skipped',
};

const stepStatuses: Record<ScenarioResult['steps'][number]['status'], AllureStatus> = {
  PASSED: 'passed',
  FAILED: 'failed',
  SKIPPED: 'skipped',
  UNKNOWN: 'skipped',
  PENDING: 'broken',
  UNDEFINED: 'broken',
  AMBIGUOUS: 'broken',
};

/** First words of the message of a known deviation; Allure sorts by them. */
const KNOWN = 'known deviation';

const categories: readonly AllureCategory[] = [
  {
    name: 'Known deviations',
    description: 'The device broke a rule exactly as a file of deviations describes.',
    matchedStatuses: ['failed'],
    messageRegex: `(?s)${KNOWN} .*`,
  },
  { name: 'Device faults', description: 'The device broke a rule.', matchedStatuses: ['failed'] },
  { name: 'Bench faults', description: 'The device could not be judged.', matchedStatuses: ['broken'] },
  {
    name: 'Not applicable',
    description: 'The scenario does not apply to this device or bench.',
    matchedStatuses: ['skipped'],
  },
];

const severities: Record<RuleResult['level'], string> = {
  MUST: 'critical',
  'MUST NOT': 'critical',
  SHOULD: 'normal',
  'SHOULD NOT': 'normal',
  MAY: 'minor',
};

/** Address of TI's documents; section addresses cannot be derived from section numbers. */
const documents: { readonly [literatureNumber: string]: string } = {
  SWRA513C: 'https://www.ti.com/document-viewer/lit/html/SWRA513C',
  SWRU455M: 'https://www.ti.com/document-viewer/lit/html/SWRU455M',
};

/** File names of Allure's results. */
export const RESULT = '-result.json';
/** File names of the suite's attachments. */
const ATTACHMENT = '-attachment.html';

/** A page that Allure shows beside a scenario. */
export interface AllureAttachment {
  readonly name: string;
  /** A whole page without links to other files. */
  readonly html: string;
}

/**
 * Writes a result in the format of Allure 2, one file for each scenario. They replace all earlier results in the
 * folder, which is created if its parent exists.
 *
 * Allure's own cucumber reporter is not used. It drops the tags of rules and examples, and reports an inapplicable
 * scenario as skipped without a reason. It also waits for the disk after each file.
 *
 * @param attachments pages for scenarios, by their ids
 */
export function writeAllureResults(
  result: Result,
  folder: string,
  attachments: ReadonlyMap<string, AllureAttachment> = new Map(),
): void {
  if (!existsSync(folder)) mkdirSync(folder);
  const earlier = new Set(readdirSync(folder).filter((name) => name.endsWith(RESULT) || name.endsWith(ATTACHMENT)));
  const write = (name: string, text: string): void => {
    if (earlier.delete(name)) overwrite(join(folder, name), text);
    else writeFileSync(join(folder, name), text);
  };
  const own = ownView(result);
  const attached = new Map([...attachments].map(([scenario, each]) => [uuidOf(scenario), each]));
  for (const allure of [...allureResults(result), ...(own === undefined ? [] : allureResults(own))]) {
    const page = attached.get(allure.uuid);
    const source = `${allure.uuid}${ATTACHMENT}`;
    if (page !== undefined) write(source, page.html);
    const shown = page === undefined ? [] : [{ name: page.name, source, type: 'text/html' }];
    write(`${allure.uuid}${RESULT}`, JSON.stringify({ ...allure, attachments: shown }));
  }
  for (const name of earlier) rmSync(join(folder, name));
  writeFileSync(join(folder, 'categories.json'), JSON.stringify(categories));
  writeFileSync(join(folder, 'environment.properties'), environment(result));
  writeFileSync(join(folder, 'executor.json'), JSON.stringify({ ...executor, buildName: result.run.startedAt }));
}

function allureResults(result: Result): readonly AllureResult[] {
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  const evidence = violationsByScenario(result.rules);
  const answers = answersByScenario(result);
  return [
    ...result.scenarios.map((scenario) =>
      allureResult(scenario, result, rules, evidence.get(scenario.id) ?? [], answers.get(scenario.id) ?? []),
    ),
    ...result.rules.flatMap((rule) => monitorViolation(rule, result)),
  ];
}

/** The answers of the device to recorded questions, by the ids of scenarios. */
function answersByScenario({ observations }: Result): ReadonlyMap<string, readonly string[]> {
  const answers = new Map<string, string[]>();
  for (const { scenario, question, answer } of observations) {
    const list = answers.get(scenario) ?? [];
    list.push(`${question} ${answer}`);
    answers.set(scenario, list);
  }
  return answers;
}

/** The program that made the results; `provtck report` adds the number that orders runs. */
const executor = { name: 'provtck', type: 'provtck' };

function allureResult(
  scenario: ScenarioResult,
  result: Result,
  rules: ReadonlyMap<string, RuleResult>,
  evidence: readonly string[],
  answers: readonly string[],
): AllureResult {
  const start = Date.parse(scenario.startedAt ?? result.run.startedAt);
  const proved = scenario.rules.flatMap((id) => rules.get(id) ?? []);
  const { violation, message, deviation } = scenario;
  const reason = deviation === undefined ? scenario.reason : `${KNOWN} (${deviation}): ${scenario.reason}`;
  const trace = [...evidence, ...(message === undefined ? [] : [message])];
  return {
    uuid: uuidOf(scenario.id),
    historyId: uuidOf(scenario.id),
    testCaseId: uuidOf(scenario.id),
    name: scenario.name,
    ...(answers.length > 0 && { descriptionHtml: answers.map((answer) => `<p>${escaped(answer)}</p>`).join('') }),
    fullName: `${scenario.uri}:${scenario.line}`,
    status: statuses[scenario.verdict],
    stage: 'finished',
    statusDetails: {
      ...(deviation !== undefined && { known: true }),
      ...(reason !== undefined && { message: reason }),
      ...(trace.length > 0 && { trace: trace.join('\n\n') }),
      ...(violation !== undefined && { expected: violation.expected, actual: violation.seen }),
    },
    start,
    stop: start + scenario.wallMs,
    steps: allureSteps(scenario, start),
    attachments: [],
    parameters: [{ name: 'device time', value: `${scenario.deviceMs} ms` }],
    labels: labelsOf(scenario, result, proved),
    links: proved.flatMap(linksOf),
  };
}

/** The monitor violations of a rule, as a separate result: the scenarios with the violations can have passed. */
function monitorViolation(rule: RuleResult, { suite, run }: Result): AllureResult[] {
  const found = rule.violations.filter(({ monitor }) => monitor !== undefined);
  const [first] = found;
  if (first === undefined) return [];
  const { id, statement, level, deviation } = rule;
  const known = deviation === undefined ? '' : `${KNOWN} (${deviation.file}): `;
  const at = Date.parse(run.startedAt);
  const uuid = uuidOf(`monitors\0${id}`);
  return [
    {
      uuid,
      historyId: uuid,
      testCaseId: uuid,
      name: `${id} ${statement}`,
      fullName: `monitors: ${id}`,
      status: 'failed',
      stage: 'finished',
      statusDetails: {
        ...(deviation !== undefined && { known: true }),
        message: `${known}expected ${first.expected}; observed ${first.seen}`,
        trace: found
          .map(({ scenario, command, monitor = '', evidence = [], ...violation }) =>
            [`${scenario}, by the monitor "${monitor}"`, violationText(violation, id, command), ...evidence].join('\n'),
          )
          .join('\n\n'),
        expected: first.expected,
        actual: first.seen,
      },
      start: at,
      stop: at,
      steps: [],
      attachments: [],
      parameters: [],
      labels: [
        { name: 'framework', value: 'provtck' },
        { name: 'epic', value: suite.name },
        { name: 'feature', value: 'monitors' },
        { name: 'story', value: `${id} ${statement}` },
        { name: 'parentSuite', value: suite.name },
        { name: 'suite', value: 'monitors' },
        { name: 'severity', value: severities[level] },
        { name: 'requirement', value: id },
      ],
      links: linksOf(rule),
    },
  ];
}

function allureSteps(scenario: ScenarioResult, start: number): AllureStep[] {
  let at = start;
  return scenario.steps.map(({ text, status, ms, message }) => {
    const began = at;
    at += ms;
    // The judgement decides which errors are faults of the device; the step must agree with it.
    const blameless = status === 'FAILED' && scenario.verdict !== 'fail';
    return {
      name: text,
      status: blameless ? 'broken' : stepStatuses[status],
      stage: 'finished',
      statusDetails: message === undefined ? {} : { message },
      start: began,
      stop: at,
      steps: [],
      attachments: [],
      parameters: [],
    };
  });
}

function labelsOf(scenario: ScenarioResult, { suite }: Result, [home, ...others]: readonly RuleResult[]): Label[] {
  const rules = home === undefined ? [] : [home, ...others];
  return [
    { name: 'language', value: 'gherkin' },
    { name: 'framework', value: 'provtck' },
    { name: 'epic', value: suite.name },
    { name: 'feature', value: scenario.chapter },
    ...rules.map(({ id, statement }) => ({ name: 'story', value: `${id} ${statement}` })),
    { name: 'parentSuite', value: suite.name },
    { name: 'suite', value: scenario.chapter },
    ...(home === undefined ? [] : [{ name: 'subSuite', value: home.id }]),
    { name: 'severity', value: home === undefined ? 'normal' : severities[home.level] },
    ...scenario.rules.map((id) => ({ name: 'requirement', value: id })),
    ...scenario.tags.map((tag) => ({ name: 'tag', value: tag })),
  ];
}

/** The documents that contain the rule. `linkSite` adds the link to its page of the site, if it exists. */
const linksOf = ({ sources }: RuleResult): Link[] =>
  sources.flatMap((source) => {
    const url = documents[source.split(' ')[0] ?? ''];
    return url === undefined ? [] : [{ name: source, url, type: 'tms' }];
  });

/** A name-based UUID, so that Allure recognises the scenario in later runs. */
function uuidOf(scenario: string): string {
  const hex = createHash('sha256').update(`provtck\0${scenario}`).digest('hex');
  // Version 8 is for custom hashes (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const knownIn = ({ deviations }: Result['run']): string =>
  deviations.flatMap(({ rule, status }) => (status === 'shown' ? [rule] : [])).join(', ');

function environment({ suite, adapter, device, ics, run }: Result): string {
  const entries: [string, string][] = [
    ['Suite', `${suite.name} ${suite.version}`],
    ['Verdict', run.verdict],
    ['Adapter', adapter.name],
    ['Host driver', adapter.hostDriver ?? ''],
    ['Device', partText(device)],
    ['Device statement', ics?.file ?? ''],
    ['Missing features', ics?.without.join(', ') ?? ''],
    ...Object.entries(device.versions).map(([name, version]): [string, string] => [`Version of ${name}`, version]),
    ['Readings', run.readings.join(', ')],
    ['Known deviations', knownIn(run)],
    ['Node', process.version],
  ];
  return entries
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${property(name).replace(/[ :=]/g, '\\$&')}=${property(value)}\n`)
    .join('');
}

/** Escapes text for java.util.Properties: Latin-1, other characters as \uXXXX. */
function property(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
