import { requiredScenarios } from '../judge/required-scenarios';
import { ProvtckError } from '../ledger/error';
import { loadStatement } from '../ledger/statement';
import type { CountedScenario } from '../plan/planned-scenario';
import { costOf } from '../plan/scenario-cost';
import { runReference } from './reference-run';
import { statedLacks } from './stated-lacks';
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
 * @throws ProvtckError `SELECTION_EMPTY`, and what `runReference` throws
 */
export async function countScenarios(options: CountOptions): Promise<readonly CountedScenario[]> {
  const { device, ics, sources, ledger, rules, tags } = options;
  const applicable = applicableTo(options);
  const counted: CountedScenario[] = [];
  let executed = 0;
  const selection = {
    ...(device !== undefined && { device }),
    ...(ics !== undefined && { ics }),
    ...(sources !== undefined && { sources }),
    ...(ledger !== undefined && { ledger }),
    ...(rules !== undefined && { rules }),
    ...(tags !== undefined && { tags }),
  };
  await runReference(selection, undefined, ({ id, name, ruleIds }, records) => {
    executed += 1;
    if (records.length > 0 && applicable.has(name)) counted.push({ id, name, ruleIds, cost: costOf(records) });
  });
  if (executed === 0) throw emptySelection('the options select no scenario');
  return counted;
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
