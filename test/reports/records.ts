import type { Result } from '../../judge/result-schema';
import { buildResult, type RunFacts } from '../../judge/run-result';
import type { ScenarioRecord } from '../../judge/scenario-record';
import type { ScenarioVerdict } from '../../judge/verdict';
import { Ledger } from '../../ledger/ledger';
import type { Rule } from '../../ledger/rule';

/** A scenario that ended with the verdict; everything about it can be overridden. */
export function record(id: string, verdict: ScenarioVerdict, more: Partial<ScenarioRecord> = {}): ScenarioRecord {
  return {
    id,
    name: `${id} does something`,
    uri: 'features/1-words/some.feature',
    line: 3,
    ruleIds: [id.replace(/\/.*/, '')],
    tags: [id.replace(/\/.*/, '')],
    chapter: '1-words',
    steps: [{ text: 'Given something', status: 'PASSED', ms: 1 }],
    verdict,
    ...(verdict !== 'pass' && { reason: `because of ${verdict}` }),
    ...(verdict === 'fail' && { violation: { expected: 'one thing', seen: 'another', at: 5 } }),
    observations: [],
    notIssued: [],
    monitorViolations: [],
    tested: {},
    startedAt: Date.UTC(2026, 0, 1),
    wallMs: 10,
    deviceMs: 100,
    ...more,
  };
}

/** A rule of the given class; levels and the rest can be overridden. */
export function rule(id: string, ruleClass: Rule['class'], more: Partial<Rule> = {}): Rule {
  return {
    id,
    section: '1',
    level: 'MUST',
    kind: 'test',
    party: 'NWP',
    statement: `Statement of ${id}.`,
    observe: 'One sees it.',
    sources: ['SWRA513C 1'],
    class: ruleClass,
    needs: [],
    vantage: ['simulator'],
    ...(ruleClass === 'recorded' && { question: 'What?' }),
    ...((ruleClass === 'untestable' || ruleClass === 'host-obligation') && { reason: 'cannot be seen' }),
    ...more,
  };
}

/** Facts of a full run over the rules in which every scenario of the suite was executed. */
export function facts(
  rules: readonly Rule[],
  scenarios: readonly ScenarioRecord[],
  more: Partial<RunFacts> = {},
): RunFacts {
  const scenariosByRule = new Map<string, number>();
  for (const id of scenarios.flatMap(({ ruleIds }) => ruleIds))
    scenariosByRule.set(id, (scenariosByRule.get(id) ?? 0) + 1);
  return {
    suite: { name: 'suite', version: '1.2.3', ledgerSha256: '0'.repeat(64), featuresSha256: 'f'.repeat(64) },
    adapter: { name: 'simulator' },
    part: 'CC3220SF',
    ledger: new Ledger(rules),
    readings: [],
    selection: { rules: [] },
    parallel: 0,
    startedAt: Date.UTC(2026, 0, 1),
    wallMs: 1234,
    scenarios,
    scenariosByRule,
    repeat: 'provtck run',
    faults: [],
    ...more,
  };
}

/** The result of a full run over one mandatory rule with scenarios of these verdicts. */
export function resultOf(...verdicts: readonly ScenarioVerdict[]): Result {
  const scenarios = verdicts.map((verdict, index) => record(`PROV-1-01/${index + 1}`, verdict));
  return buildResult(facts([rule('PROV-1-01', 'tested')], scenarios));
}
