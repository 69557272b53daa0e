import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { readData } from '../ledger/read-data';
import { ReportFolder } from '../reports/report-folder';

/** What is read of a result, whatever else it holds. */
const Answers = v.object({
  adapter: v.object({ name: v.string() }),
  device: v.object({ part: v.string() }),
  observations: v.array(
    v.object({
      rule: v.string(),
      question: v.string(),
      answer: v.string(),
      erratum: v.optional(v.string()),
      scenario: v.string(),
    }),
  ),
});

/**
 * What the last run into `folder` learnt about a rule or an erratum, in words; nothing where there was no run.
 *
 * @throws ProvtckError what `readData` says about a result that cannot be read
 */
export function lastAnswers(folder: string, id: string): readonly string[] {
  const file = new ReportFolder(folder).path('result');
  if (!existsSync(file)) return [];
  const { adapter, device, observations } = readData(file, Answers);
  return observations
    .filter(({ rule, erratum }) => rule === id || erratum === id)
    .map(({ question, answer, scenario }) => `${question} ${answer} (${device.part}, ${adapter.name}, ${scenario})`);
}
