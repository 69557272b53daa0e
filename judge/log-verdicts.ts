import type { RuleId } from '../ledger/rule';
import type { Line } from '../transcript/record';
import type { MonitorFinding } from './monitor';
import { MonitorSession } from './monitor-runner';
import { monitors } from './monitors/all';

/** What a log lets one say of a rule. */
export interface LogVerdict {
  readonly rule: RuleId;
  readonly verdict: 'pass' | 'fail' | 'not observable';
  /** How often the rule was put to the test. */
  readonly times: number;
  /** Numbers of the lines that show it: of each finding, or of the first times the rule was kept. */
  readonly lines: readonly number[];
  readonly findings: readonly (MonitorFinding & { readonly monitor: string })[];
}

/** How many lines stand for a rule that was kept. */
const SHOWN = 6;

/**
 * Verdicts over what a captured console tells, for every rule a monitor watches. A rule passes where something has
 * put it to the test; where nothing has, a log says nothing about it.
 *
 * @param boots what was told from each boot of the device on
 * @param resolution how exact the times are, in ms; undefined where only the order is known
 */
export function logVerdicts(
  boots: readonly (readonly Line[])[],
  resolution: number | undefined,
): readonly LogVerdict[] {
  const kept = new Map<RuleId, { times: number; readonly lines: Set<number> }>();
  const broken = new Map<RuleId, (MonitorFinding & { readonly monitor: string })[]>();
  const held = (rule: RuleId, lines: readonly number[]): void => {
    const entry = kept.get(rule) ?? { times: 0, lines: new Set() };
    entry.times += 1;
    for (const line of lines) if (entry.lines.size < SHOWN) entry.lines.add(line);
    kept.set(rule, entry);
  };
  const slack = resolution === undefined ? Number.POSITIVE_INFINITY : resolution + LATENESS;
  for (const lines of boots) {
    const session = new MonitorSession({ slack, surroundings: false, driven: false }, undefined, held);
    for (const line of lines)
      session.take(line, (finding, { name }) => {
        broken.set(finding.rule, [...(broken.get(finding.rule) ?? []), { ...finding, monitor: name }]);
      });
  }
  return monitors
    .flatMap(({ rules }) => rules)
    .map((rule): LogVerdict => {
      const findings = broken.get(rule) ?? [];
      const { times, lines } = kept.get(rule) ?? { times: 0, lines: [] };
      if (findings.length > 0)
        return {
          rule,
          verdict: 'fail',
          times: times + findings.length,
          lines: [...new Set(findings.flatMap((finding) => finding.lines))].sort((a, b) => a - b),
          findings,
        };
      return {
        rule,
        verdict: times > 0 ? 'pass' : 'not observable',
        times,
        lines: [...lines].sort((a, b) => a - b),
        findings,
      };
    });
}

/** How late a console may print what a device tells, and a terminal stamp it, in ms. */
const LATENESS = 250;
