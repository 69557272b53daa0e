import { create, type XMLNode } from 'xmlbuilder';
import type { Result, RuleResult, ScenarioResult } from './result-schema';
import { violationsByScenario } from './violations';

/**
 * A result as JUnit XML, for CI servers. `tests` are scenarios, `failures` are faults of the device, `errors` are
 * scenarios in doubt, `skipped` are those that do not apply. A known deviation stays a failure, of the type
 * `KnownDeviation`.
 *
 * Made from the result and not by cucumber's own formatter, which knows neither doubt nor a missing outcome and would
 * count some of them as passed.
 */
export function junitXml({ suite, run, scenarios, rules, observations }: Result): string {
  const counts = run.counts.scenarios;
  const sighted = rules.filter(({ violations }) => violations.some(({ monitor }) => monitor !== undefined));
  // Characters that XML cannot hold at all become visible, for a name may consist of any bytes.
  const root = create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' });
  const testsuite = root.ele('testsuite', {
    name: `${suite.name} ${suite.version}`,
    tests: counts.total + sighted.length,
    failures: counts.fail + sighted.length,
    errors: counts.inconclusive,
    skipped: counts.notApplicable,
    time: seconds(run.wallMs),
    timestamp: run.startedAt,
  });
  const evidence = violationsByScenario(rules);
  for (const scenario of scenarios) {
    const testcase = testsuite.ele('testcase', {
      classname: scenario.chapter === '' ? suite.name : scenario.chapter,
      name: scenario.name,
      file: scenario.uri,
      time: seconds(scenario.wallMs),
    });
    const answers = observations.flatMap(({ scenario: id, question, answer }) =>
      id === scenario.id ? [`${question} ${answer}`] : [],
    );
    if (answers.length > 0) testcase.ele('system-out').txt(answers.join('\n'));
    const { element, type } = outcomes[scenario.verdict];
    if (element === undefined) continue;
    const { deviation, reason = '' } = scenario;
    const attributes =
      deviation === undefined
        ? { message: reason, ...(type !== undefined && { type }) }
        : { message: `known deviation (${deviation}): ${reason}`, type: 'KnownDeviation' };
    const node = testcase.ele(element, attributes);
    if (element !== 'skipped') node.txt(details(scenario, evidence.get(scenario.id) ?? []));
  }
  for (const rule of sighted) sightingsIn(testsuite, rule);
  // A run can be incomplete without any scenario to blame; the format has no other place for that.
  if (run.incomplete.length > 0) testsuite.ele('system-err').txt(run.incomplete.join('\n'));
  return `${root.end({ pretty: true })}\n`;
}

/** What monitors have found against a rule, as a test case of its own: the scenarios it was found in may have passed. */
function sightingsIn(testsuite: XMLNode, { id, statement, violations }: RuleResult): void {
  const found = violations.filter(({ monitor }) => monitor !== undefined);
  const [first] = found;
  const testcase = testsuite.ele('testcase', { classname: 'monitors', name: `${id} ${statement}`, time: seconds(0) });
  const message = first === undefined ? '' : `expected ${first.expected}; seen ${first.seen}`;
  const failure = testcase.ele('failure', { message, type: 'DeviceFault' });
  failure.txt(
    found
      .map(({ scenario, seen, monitor, evidence = [], command }) =>
        [`${scenario}: ${seen} (${monitor ?? ''})`, ...evidence.map((each) => `  ${each}`), `  ${command}`].join('\n'),
      )
      .join('\n'),
  );
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
