import { create } from 'xmlbuilder';
import type { Result, ScenarioResult } from './result-schema';
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
  // Characters that XML cannot hold at all become visible, for a name may consist of any bytes.
  const root = create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' });
  const testsuite = root.ele('testsuite', {
    name: `${suite.name} ${suite.version}`,
    tests: counts.total,
    failures: counts.fail,
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
  // A run can be incomplete without any scenario to blame; the format has no other place for that.
  if (run.incomplete.length > 0) testsuite.ele('system-err').txt(run.incomplete.join('\n'));
  return `${root.end({ pretty: true })}\n`;
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
