import { existsSync } from 'node:fs';
import type { Result } from '../judge/result-schema';
import type { ScenarioRecord } from '../judge/scenario-record';
import type { AllureAttachment } from '../reports/allure';
import { showsBreach } from '../runtime/suite-runner';
import { provingLines } from '../site/offending';
import { readRecording } from '../site/recording';
import { timelinePage } from '../site/timeline/timeline-page';
import type { Line } from '../transcript/record';
import { redactedLines } from '../transcript/secrets';
import { runReference } from './reference-run';

/** The largest number of timelines of one run; a broken device can fail every scenario. */
const MOST = 30;

/** What the reference device does in scenarios, by their names. */
type Meant = ReadonlyMap<string, readonly Line[]>;

/** What the document means in the scenarios that a run draws: those with a violation. */
export async function meantInFailures(scenarios: readonly ScenarioRecord[], part: string): Promise<Meant> {
  const ids = scenarios.filter(showsBreach).slice(0, MOST);
  const meant = new Map<string, readonly Line[]>();
  await runReference(
    { device: part },
    ids.map(({ id }) => id),
    ({ name }, lines) => meant.set(name, redactedLines(lines)),
  );
  return meant;
}

/**
 * The timelines of the scenarios in which a rule was violated, by the ids of the scenarios, over what the document
 * means. Empty without a transcript.
 *
 * @throws ProvtckError what `readRecording` throws
 */
export function timelineAttachments(
  result: Result,
  transcript: string,
  meant: Meant = new Map(),
): ReadonlyMap<string, AllureAttachment> {
  const violations = result.rules.flatMap((rule) => rule.violations);
  const ids = [...new Set(violations.map(({ scenario }) => scenario))].slice(0, MOST);
  if (ids.length === 0 || !existsSync(transcript)) return new Map();
  const names = new Map(result.scenarios.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]));
  const wanted = new Set(names.values());
  const { scenarios } = readRecording(
    transcript,
    (name) => wanted.has(name),
    () => undefined,
  );
  return new Map(
    [...names].flatMap(([id, name]) => {
      const lines = scenarios.get(name);
      if (lines === undefined) return [];
      const own = violations.filter(({ scenario }) => scenario === id);
      const offending = own.flatMap((violation) => provingLines(lines, violation));
      return [
        [
          id,
          { name: 'Timeline', html: timelinePage(`Timeline of ${name}`, lines, offending, meant.get(name)) },
        ] as const,
      ];
    }),
  );
}
