import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import type { RuleId } from '../../ledger/rule';

const Rule = v.pipe(
  v.string(),
  v.regex(/^PROV-[\d.]+-\d+$/, 'a rule such as PROV-7.5-01'),
  v.transform((id) => id as RuleId),
);
const ByApis = v.strictObject({ blocked: Rule, allowed: Rule, none: Rule });
const edges = [
  'start',
  'activity',
  'configured profile',
  'status 11',
  'status 12',
  'status 16',
  'status 17',
  'stop',
  'abort',
  'restart',
  'reset request',
  'later report',
] as const;
/** What ends a state of the APIs. */
export type EdgeName = (typeof edges)[number];

const TimelineRules = v.strictObject({
  marks: v.record(v.string(), Rule),
  calls: ByApis,
  events: ByApis,
  edges: v.strictObject(v.entriesFromList(edges, Rule)),
  roles: v.strictObject({ setup: Rule, AP: Rule, STA: Rule, end: Rule, restart: Rule }),
  suppressed: v.record(v.string(), Rule),
});
type TimelineRules = v.InferOutput<typeof TimelineRules>;

let read: TimelineRules | undefined;

/** The rules of the marks and edges of a timeline. */
export function timelineRules(): TimelineRules {
  read ??= readData(join(packageRoot(), 'site', 'data', 'timeline-rules.yaml'), TimelineRules);
  return read;
}

const NUMBER_OF_STATUSES = 18;

/** The rule of a mark by its key; undefined if no rule is about it alone. */
export function ruleOfMark(record: string): RuleId | undefined {
  const status = /^status (\d+)$/.exec(record)?.[1];
  if (status !== undefined)
    return Number(status) < NUMBER_OF_STATUSES ? `PROV-7.2-${String(Number(status) + 1).padStart(2, '0')}` : undefined;
  return longestFirst().find(([key]) => record.startsWith(key))?.[1];
}

let sorted: readonly (readonly [key: string, rule: RuleId])[] | undefined;

const longestFirst = (): NonNullable<typeof sorted> => {
  sorted ??= Object.entries(timelineRules().marks).sort(([a], [b]) => b.length - a.length);
  return sorted;
};
