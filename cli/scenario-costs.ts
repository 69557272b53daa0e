import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requiredScenarios } from '../judge/required-scenarios';
import { ProvtckError } from '../ledger/error';
import { loadStatement } from '../ledger/statement';
import type { CountedScenario } from '../plan/planned-scenario';
import { costsIn } from '../plan/scenario-cost';
import { ReportFolder } from '../reports/report-folder';
import { statedLacks } from './stated-lacks';
import { runSuite } from './suite';
import type { SuiteOptions } from './suite-options';
import { suiteScenarios } from './suite-scenarios';

/** The options that decide what the scenarios do. */
type CountOptions = Pick<
  SuiteOptions,
  'adapter' | 'connection' | 'device' | 'ics' | 'sources' | 'ledger' | 'rules' | 'tags'
>;

/**
 * The scenarios of a selection with what they do, in the order of the documents. The reference device executes them in
 * virtual time, which takes seconds, so the counts belong to exactly these features and this device statement.
 *
 * @throws ProvtckError `SELECTION_EMPTY`, and what `runSuite` throws
 */
export async function countScenarios(options: CountOptions): Promise<readonly CountedScenario[]> {
  const { device, ics, sources, ledger, rules, tags } = options;
  const applicable = applicableTo(options);
  const folder = mkdtempSync(join(tmpdir(), 'provtck-plan-'));
  try {
    const { scenarios } = await runSuite({
      ...(device !== undefined && { device }),
      ...(ics !== undefined && { ics }),
      ...(sources !== undefined && { sources }),
      ...(ledger !== undefined && { ledger }),
      ...(rules !== undefined && { rules }),
      ...(tags !== undefined && { tags }),
      out: folder,
      reports: ['transcript'],
    });
    if (scenarios.length === 0) throw emptySelection('the options select no scenario');
    const costs = costsIn(new ReportFolder(folder).path('transcript'));
    return scenarios.flatMap(({ id, name, rules: ruleIds }) => {
      const cost = applicable.has(name) ? costs.get(name) : undefined;
      return cost === undefined ? [] : [{ id, name, ruleIds, cost }];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The error of a selection without a scenario. */
export const emptySelection = (message: string): ProvtckError =>
  new ProvtckError(
    'SELECTION_EMPTY',
    message,
    '`provtck plan --list` without --rule, --tags and --name lists what can be selected.',
  );

/** Names of the scenarios that apply to the device and its bench, as the user and the suite state them. */
function applicableTo({ adapter = 'simulator', ics, connection, sources }: CountOptions): ReadonlySet<string> {
  const statement = typeof ics === 'string' ? loadStatement(ics) : ics;
  const stated = statedLacks(adapter, statement, connection);
  return new Set(requiredScenarios(suiteScenarios(sources), stated).map(({ name }) => name));
}
