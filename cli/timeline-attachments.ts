import { existsSync } from 'node:fs';
import type { Result } from '../judge/result-schema';
import type { AllureAttachment } from '../reports/allure';
import { provingLines } from '../site/offending';
import { readRecording } from '../site/recording';
import { timelinePage } from '../site/timeline/timeline-page';

/** The largest number of timelines of one run; a broken device can fail every scenario. */
const MOST = 30;

/**
 * The timelines of the scenarios in which a rule was violated, by the ids of the scenarios. Empty without a
 * transcript.
 *
 * @throws ProvtckError what `readRecording` throws
 */
export function timelineAttachments(result: Result, transcript: string): ReadonlyMap<string, AllureAttachment> {
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
      return [[id, { name: 'Timeline', html: timelinePage(`Timeline of ${name}`, lines, offending) }] as const];
    }),
  );
}
