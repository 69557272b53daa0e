import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSuite } from '../../../cli/suite';
import { MonitorRunner } from '../../../judge/monitor-runner';
import type { RuleId } from '../../../ledger/rule';
import type { Line } from '../../../transcript/record';

/** One scenario in which a device breaks a rule before the eyes of a monitor. */
export interface SeenScenario {
  readonly rule: RuleId;
  readonly mutant: string;
  readonly scenario: string;
  /** What the record tells from the last reset on. */
  readonly lines: readonly Line[];
}

/**
 * The scenarios of a run in which monitors saw a rule broken.
 *
 * @param through the rule whose scenarios the device is put through
 */
export async function seenOf(
  mutant: string,
  through: RuleId,
  rule: RuleId,
  out: string,
): Promise<readonly SeenScenario[]> {
  await runSuite({ adapter: `mutant:${mutant}`, rules: [through], out, reports: ['transcript'] });
  const records = readFileSync(join(out, 'transcript.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Line);
  const seen: SeenScenario[] = [];
  const runner = new MonitorRunner();
  let scenario = '';
  let lines: Line[] = [];
  const end = (): void => {
    if (runner.end().some((violation) => violation.rule === rule)) seen.push({ rule, mutant, scenario, lines });
  };
  for (const line of records) {
    if (line.kind === 'scenario') {
      end();
      scenario = line.scenario;
      lines = [];
    }
    if (line.kind === 'reset') lines = [];
    else if (!['scenario', 'step', 'raw', 'run', 'device', 'end'].includes(line.kind)) lines.push(line);
    runner.take(line);
  }
  end();
  return seen;
}
