import { MonitorRunner } from '../judge/monitor-runner';
import type { ScenarioRecord } from '../judge/scenario-record';
import type { Times } from '../ledger/quantities';
import { parseFeatures } from '../runtime/features';
import { SuiteRunner } from '../runtime/suite-runner';
import { stepCatalogue } from '../steps/catalogue';
import type { Line } from '../transcript/record';
import { planSuite, type SuiteOptions } from './suite-options';
import { parametersOf } from './suite-parameters';

/** Keeps the records of one scenario, and judges nothing. */
class KeptRecords extends MonitorRunner {
  private records: Line[] = [];

  constructor(times: Times) {
    super(undefined, [], times);
  }

  override take(line: Line): void {
    if (line.kind === 'scenario') this.records = [];
    this.records.push(line);
    super.take(line);
  }

  /** The records of the scenario that has ended. */
  taken(): readonly Line[] {
    const { records } = this;
    this.records = [];
    return records;
  }
}

/**
 * Runs scenarios on the reference device of the suite, in virtual time and without a file.
 *
 * @param options part, interpretations, and the choice of scenarios
 * @param ids ids of the scenarios; all that the options choose without it
 * @param take receives each scenario with its records, the first line included; none if it was not executed
 */
export async function runReference(
  options: Omit<SuiteOptions, 'adapter' | 'out' | 'reports'>,
  ids: readonly string[] | undefined,
  take: (scenario: ScenarioRecord, lines: readonly Line[]) => void,
): Promise<void> {
  const plan = await planSuite(options);
  let kept: KeptRecords | undefined;
  const runner = new SuiteRunner(
    stepCatalogue,
    parseFeatures(plan.sources.features),
    parametersOf(plan),
    { ...(plan.tagExpression !== undefined && { tags: plan.tagExpression }), ...(ids !== undefined && { ids }) },
    {
      monitors: (times) => {
        kept = new KeptRecords(times);
        return kept;
      },
    },
  );
  await runner.execute(undefined, (scenario) => take(scenario, kept?.taken() ?? []));
}
