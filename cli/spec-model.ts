import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleId } from '../ledger/rule';
import { ReportFolder } from '../reports/report-folder';
import { type Recording, readRecording } from '../site/recording';
import { shownProcesses } from '../site/timeline/process-kinds';
import { useExamples } from '../site/use-examples';
import { runSuite } from './suite';

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
  const out = mkdtempSync(join(tmpdir(), 'provtck-model-'));
  try {
    const examples = new Set(useExamples().map(({ scenario }) => scenario));
    const rules = new Set([...RULES, ...[...examples].map((scenario) => scenario.split('/')[0] as RuleId)]);
    await runSuite({ out, rules: [...rules], reports: ['transcript'] });
    const { scenarios, evidence } = readRecording(
      new ReportFolder(out).path('transcript'),
      () => true,
      () => undefined,
    );
    const shown = timelineScenarios(scenarios);
    const isShown = (name: string): boolean => shown.has(name) || examples.has(name.split(' ')[0] ?? '');
    return { scenarios: new Map([...scenarios].filter(([name]) => isShown(name))), evidence };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Names of the scenarios that show the kinds of processes. */
export const timelineScenarios = (model: Recording['scenarios'] | undefined): ReadonlySet<string> =>
  new Set(shownProcesses(model ?? new Map()).map(({ scenario }) => scenario));
