import { create, type XMLNode } from 'xmlbuilder';
import type { Result, RuleResult, ScenarioResult } from '../judge/result-schema';
import { ownView } from './own-rules';
import { partText } from './part-text';
import { rulesWithMonitorViolations, violationsByScenario } from './violations';

/**
 * Forms of JUnit XML. No form fits every reader:
 *
 * - `strict`: the schemas of Jenkins' xUnit plugin and of Ant. GitLab and GitHub read it too.
 * - `detailed`: each case also has its file, its line, its rules as properties, and its observations. GitLab and GitHub
 *   read it; the strict schemas refuse it.
 * - `surefire`: the schema of Maven Surefire, whose root is one suite without date.
 */
export const junitForms = ['strict', 'detailed', 'surefire'] as const;
export type JUnitForm = (typeof junitForms)[number];

type Property = readonly [name: string, value: string];

/**
 * A result as JUnit XML, for CI servers. `tests` are scenarios, `failures` are faults of the device, `errors` are
 * inconclusive scenarios, `skipped` are inapplicable scenarios. A known deviation is a failure of the type
 * `KnownDeviation`. The monitor violations of a rule are one extra test case, because GitLab and GitHub identify cases
 * by class and name. The properties of the suite describe the run. Own rules are a second suite; the form `surefire`
 * omits them.
 *
 * Cucumber's own formatter is not used: it has no inconclusive or missing outcome and counts some of them as passed.
 */
export function junitXml(result: Result, form: JUnitForm = 'strict'): string {
  const root = addSuite(result, form).root();
  const own = form === 'surefire' ? undefined : ownView(result);
  if (own !== undefined) addSuite(own, form, root);
  return `${root.document().end({ pretty: true })}\n`;
}

/** Adds the suite of a result to the suites of a document; without them, it begins a document. */
function addSuite(result: Result, form: JUnitForm, suites?: XMLNode): XMLNode {
  const { suite, scenarios, rules, observations, run } = result;
  const violated = rulesWithMonitorViolations(rules);
  const testsuite = suiteElement(result, violated.length, form, suites);
  const reasons = form === 'surefire' ? run.incomplete : [];
  properties(testsuite, [...runProperties(result), ...reasons.map((reason): Property => ['incomplete', reason])]);
  const evidence = violationsByScenario(rules);
  for (const scenario of scenarios) {
    const testcase = testsuite.ele('testcase', {
      classname: scenario.chapter === '' ? suite.name : scenario.chapter,
      name: scenario.name,
      ...(form === 'detailed' && { file: scenario.uri, line: scenario.line }),
      time: seconds(scenario.wallMs),
    });
    if (form === 'detailed') {
      properties(testcase, [...scenario.rules.map(asRule), ['device-time-ms', String(scenario.deviceMs)]]);
      const answers = observations.flatMap(({ scenario: id, question, answer }) =>
        id === scenario.id ? [`${question} ${answer}`] : [],
      );
      if (answers.length > 0) testcase.ele('system-out').txt(answers.join('\n'));
    }
    outcomeElement(testcase, scenario, evidence.get(scenario.id) ?? []);
  }
  for (const rule of violated) monitorViolationsIn(testsuite, rule, form);
  if (form !== 'surefire') testsuite.ele('system-out');
  // A run can be incomplete without a failing scenario; JUnit has no other place for that. Ant requires the element.
  if (form !== 'surefire') testsuite.ele('system-err').txt(run.incomplete.join('\n'));
  return testsuite;
}

/** The element of a suite: the second one of a document, or the first one of a new document. */
function suiteElement({ suite, run }: Result, violated: number, form: JUnitForm, suites?: XMLNode): XMLNode {
  const counts = run.counts.scenarios;
  const attributes = {
    name: suites === undefined ? `${suite.name} ${suite.version}` : suite.name,
    tests: counts.total + violated,
    failures: counts.fail + violated,
    errors: counts.inconclusive,
    skipped: counts.notApplicable,
    time: seconds(run.wallMs),
  };
  // Escapes characters that XML cannot contain, because a name can consist of any bytes.
  const options = { encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' };
  if (form === 'surefire') return create('testsuite', options).att(attributes);
  // Ant allows neither a time zone nor fractions of a second. The name of this computer is private.
  const timestamp = run.startedAt.slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  return (suites ?? create('testsuites', options)).ele('testsuite', {
    ...attributes,
    id: suites === undefined ? 0 : 1,
    package: suite.name,
    hostname: 'localhost',
    timestamp,
  });
}

function outcomeElement(testcase: XMLNode, scenario: ScenarioResult, evidence: readonly string[]): void {
  const { element, type } = outcomes[scenario.verdict];
  if (element === undefined) return;
  const { deviation, reason = '' } = scenario;
  const attributes =
    deviation === undefined
      ? { message: reason, ...(type !== undefined && { type }) }
      : { message: `known deviation (${deviation}): ${reason}`, type: 'KnownDeviation' };
  const node = testcase.ele(element, attributes);
  if (element !== 'skipped') node.txt(details(scenario, evidence));
}

/** The monitor violations of a rule, as a separate test case: the scenarios with the violations can have passed. */
function monitorViolationsIn(testsuite: XMLNode, { id, statement, violations }: RuleResult, form: JUnitForm): void {
  const found = violations.filter(({ monitor }) => monitor !== undefined);
  const [first] = found;
  const testcase = testsuite.ele('testcase', { classname: 'monitors', name: `${id} ${statement}`, time: seconds(0) });
  if (form === 'detailed') properties(testcase, [asRule(id)]);
  const message = first === undefined ? '' : `expected ${first.expected}; observed ${first.seen}`;
  const failure = testcase.ele('failure', { message, type: 'DeviceFault' });
  failure.txt(
    found
      .map(({ scenario, seen, monitor, evidence = [], command }) =>
        [`${scenario}: ${seen} (${monitor ?? ''})`, ...evidence.map((each) => `  ${each}`), `  ${command}`].join('\n'),
      )
      .join('\n'),
  );
}

const asRule = (id: string): Property => ['rule', id];

/** The tested device, and the result of the run. */
const runProperties = ({ run, adapter, device, suite }: Result): Property[] => [
  ['verdict', run.verdict],
  ['device', partText(device)],
  ...Object.entries(device.versions).map(([name, version]): Property => [`version of ${name}`, version]),
  ['adapter', adapter.name],
  ['ledger-sha256', suite.ledgerSha256],
  ['device-time-ms', String(run.deviceMs)],
];

function properties(node: XMLNode, given: readonly Property[]): void {
  const list = node.ele('properties');
  for (const [name, value] of given) list.ele('property', { name, value });
}

const outcomes: Record<ScenarioResult['verdict'], { readonly element?: string; readonly type?: string }> = {
  pass: {},
  fail: { element: 'failure', type: 'DeviceFault' },
  inconclusive: { element: 'error', type: 'Inconclusive' },
  'not-applicable': { element: 'skipped' },
};

function details({ steps, message, deviceMs }: ScenarioResult, evidence: readonly string[]): string {
  const lines = steps.map(({ text, status }) => `${status.toLowerCase().padEnd(9)} ${text}`);
  return [
    ...lines,
    '',
    `after ${deviceMs} ms of device time`,
    ...evidence.flatMap((text) => ['', text]),
    ...(message === undefined ? [] : ['', message]),
  ].join('\n');
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
