import { MonitorRunner } from '../judge/monitor-runner';
import type { Times } from '../ledger/quantities';
import { parseFeatures } from '../runtime/features';
import { SuiteRunner } from '../runtime/suite-runner';
import { stepCatalogue } from '../steps/catalogue';
import type { Line } from '../transcript/record';
import { planSuite, type SuiteOptions } from './suite-options';
import { parametersOf } from './suite-parameters';

/** Keeps the records of one scenario, and judges nothing. */
class KeptRecords extends MonitorRunner {
  /** The records since the scenario began. */
  records: Line[] = [];

  constructor(times: Times) {
    super(undefined, [], times);
  }

  override take(line: Line): void {
    if (line.kind === 'scenario') this.records = [];
    this.records.push(line);
    super.take(line);
  }
}

/**
 * Runs scenarios on the reference device of the suite, in virtual time and without a file.
 *
 * @param options part, interpretations and the choice of rules
 * @param ids ids of the scenarios; all that the options choose without it
 * @param take receives the records of each scenario, its first line included
 */
export async function runReference(
  options: Pick<SuiteOptions, 'device' | 'readings' | 'rules'>,
  ids: readonly string[] | undefined,
  take: (scenario: string, lines: readonly Line[]) => void,
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
  await runner.execute(undefined, ({ name }) => take(name, kept?.records ?? []));
}
