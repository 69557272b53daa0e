import type { Held } from '../../judge/monitor';
import { MonitorRunner, MonitorSession } from '../../judge/monitor-runner';
import type { MonitorFinding } from '../../judge/monitor-violation';
import type { ObservationPoint } from '../../judge/observation-point';
import { type Times, timesWith } from '../../ledger/quantities';
import type { Line } from '../../transcript/record';
import { edges } from './edges';
import { type Circumstances, scenario } from './records';
import { secretEdges } from './secret-edges';
import { broken, fine } from './sessions';

/** The record of a session, and what it is besides. */
interface Session extends Circumstances {
  readonly lines: readonly Line[];
}

/** All sessions by name. */
export const sessions = new Map<string, Session>([
  ...broken.map(([rule, what, ...made]): [string, Session] => [`${rule}: ${what}`, { lines: scenario(...made) }]),
  ...fine.map(([what, ...made]): [string, Session] => [`fine: ${what}`, { lines: scenario(...made) }]),
  ...[...edges, ...secretEdges].map(([what, steps, more = {}]): [string, Session] => [
    what,
    { ...more, lines: scenario(steps, more.setup) },
  ]),
]);

/** What was found in the session, and which of its lines put which rules to the test. */
export function monitorViolationsIn({ lines, vantage, found, ixit = {} }: Session): readonly string[] {
  const kept = new Map<string, string[]>();
  const held: Held = (rule, by) => kept.set(rule, [...(kept.get(rule) ?? []), by.join(' ')]);
  const times = timesWith(ixit);
  const seen =
    vantage === undefined ? bySuite(lines, held, times) : byShift(lines, { ...vantage, times }, found !== true, held);
  const keeping = [...kept].map(([rule, times]) => `${rule} by ${times.join(', ')}`).sort();
  return [...seen, ...(keeping.length === 0 ? [] : [`kept: ${keeping.join('; ')}`])];
}

/** As in a run of the suite. */
function bySuite(lines: readonly Line[], held: Held, times: Times): readonly string[] {
  const runner = new MonitorRunner(held, undefined, times);
  for (const line of lines) runner.take(line);
  return runner
    .end()
    .flatMap((monitorViolation) => [
      ...inWords(monitorViolation, monitorViolation.monitor),
      ...monitorViolation.evidence.map((each) => `  - ${each}`),
    ]);
}

/** Line after line as they stand, by whatever clock. */
function byShift(lines: readonly Line[], vantage: ObservationPoint, known: boolean, held: Held): readonly string[] {
  const seen: string[] = [];
  const reset = lines.find((line) => line.kind === 'reset');
  const monitorSession = new MonitorSession(vantage, {
    reset: known ? reset : undefined,
    held,
    found: (finding, { name }) => seen.push(...inWords(finding, name)),
  });
  for (const line of lines) if (line.seq > 1) monitorSession.take(line);
  return seen;
}

const inWords = ({ rule, expected, seen, at, lines }: MonitorFinding, monitor: string): readonly string[] => [
  `${rule} broken by ${lines.join(' ')} at ${at} ms: ${monitor}`,
  `  ${expected}; seen: ${seen}`,
];
