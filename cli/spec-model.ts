import type { Result } from '../judge/result-schema';
import { partNames } from '../ledger/part';
import type { RuleId } from '../ledger/rule';
import { EvidenceCollector } from '../site/matrix/evidence';
import type { Meant, Recording } from '../site/recording';
import { timelineOf } from '../site/timeline/build-timeline';
import { agrees } from '../site/timeline/overlay';
import { shownProcesses } from '../site/timeline/process-kinds';
import { exact } from '../site/timeline/timeline';
import { useExamples } from '../site/use-examples';
import type { Line } from '../transcript/record';
import { redactedLines } from '../transcript/secrets';
import { runReference } from './reference-run';

/** Rules whose scenarios show every kind of process as a whole and every state of it, besides the use examples. */
const RULES: readonly RuleId[] = [
  'PROV-4.3-11',
  'PROV-7.5-05',
  'PROV-7.5-25',
  'PROV-7.5-26',
  'PROV-7.5-27',
  'PROV-7.5-28',
  'PROV-7.5-32',
  'PROV-8.3-01',
  'PROV-8.4-01',
  'PROV-8.5-04',
  'PROV-8.7-03',
];

/** What the reference device does. */
interface Model {
  /** The scenarios of the use examples and of the kinds of processes. */
  readonly scenarios: Recording['scenarios'];
  /** What it does with each function and each event in each state of a process. */
  readonly evidence: Recording['evidence'];
}

/** Runs the scenarios that the timelines and the matrices show on the reference device. */
export async function runModel(): Promise<Model> {
  const examples = useExamples().map(({ scenario }) => scenario);
  const rules = examples.map((scenario) => scenario.split('/')[0] as RuleId);
  const scenarios = new Map<string, readonly Line[]>();
  const collector = new EvidenceCollector();
  await runReference({ rules: [...new Set([...RULES, ...rules])] }, undefined, ({ name }, records) => {
    const lines = redactedLines(records);
    scenarios.set(name, lines);
    collector.take(name, lines, timelineOf(lines).marks, exact);
  });
  const shown = timelineScenarios(scenarios);
  const isShown = (name: string): boolean => shown.has(name) || examples.includes(name.split(' ')[0] ?? '');
  return { scenarios: new Map([...scenarios].filter(([name]) => isShown(name))), evidence: collector.evidence };
}

/**
 * Runs the recorded scenarios of a device on the reference device, and compares them.
 *
 * @param wanted names of the scenarios
 * @returns nothing for a result of another party: its scenarios are not about the device
 */
export async function meantIn(
  { timelines, redacted }: Pick<Recording, 'timelines' | 'redacted'>,
  { scenarios, device, run: { readings }, party }: Result,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Meant>> {
  const meant = new Map<string, Meant>();
  const ids = scenarios.flatMap(({ id, name }) => (wanted.has(name) && timelines.has(name) ? [id] : []));
  if (party !== undefined || ids.length === 0) return meant;
  const part = partNames().includes(device.part) ? { device: device.part } : {};
  await runReference({ ...part, readings }, ids, ({ name }, lines) => {
    const recorded = timelines.get(name);
    if (recorded === undefined || lines.length === 0) return;
    if (agrees(timelineOf(lines), recorded)) meant.set(name, 'agrees');
    else {
      const timeline = timelineOf(redacted ? redactedLines(lines) : lines);
      meant.set(name, agrees(timeline, recorded) ? 'agrees' : timeline);
    }
  });
  return meant;
}

/** Names of the scenarios that show the kinds of processes. */
export const timelineScenarios = (model: Recording['scenarios'] | undefined): ReadonlySet<string> =>
  new Set(shownProcesses(model ?? new Map()).map(({ scenario }) => scenario));
