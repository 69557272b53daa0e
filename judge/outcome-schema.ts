import * as v from 'valibot';
import { ErratumId } from '../ledger/errata';
import { Lack } from '../ledger/lack';
import { RuleId } from '../ledger/rule';
import type { Outcome } from './outcome';

/**
 * The expectation, the observation and its device time in ms since the start of the scenario, with the recent events
 * before it, oldest first.
 */
export const ViolationSchema = v.object({
  expected: v.string(),
  seen: v.string(),
  at: v.number(),
  last: v.exactOptional(v.pipe(v.array(v.object({ at: v.number(), text: v.string() })), v.readonly())),
});

/** An observation for a question that the document leaves open. */
export const ObservationSchema = v.object({
  rule: RuleId,
  question: v.string(),
  answer: v.string(),
  erratum: v.optional(ErratumId),
});

/** Identity of the device. */
export const DeviceSchema = v.object({
  part: v.string(),
  versions: v.record(v.string(), v.string()),
  /** Maximum error of a measured device time; a verdict that depends on a smaller difference is inconclusive. */
  uncertaintyMs: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
});

/** Identity of the device in a result. */
export const DeviceResultSchema = v.object({
  ...DeviceSchema.entries,
  /** Whether the part was read from the device; `false` if the user claims it. Absent for a simulated device. */
  partRead: v.optional(v.boolean()),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Monitor violations of a scenario, with record numbers of the scenario and as text. */
const MonitorViolationSchema = v.object({
  rule: RuleId,
  ...ViolationSchema.entries,
  monitor: v.string(),
  lines: v.array(count),
  evidence: v.array(v.string()),
});

const FaultSchema = v.object({ code: v.string(), message: v.string(), hint: v.string() });

const OutcomeSchema = v.object({
  notApplicable: v.optional(v.string()),
  lacks: v.optional(v.array(Lack)),
  violation: v.optional(ViolationSchema),
  fault: v.optional(FaultSchema),
  unopened: v.optional(FaultSchema),
  observations: v.array(ObservationSchema),
  notIssued: v.array(v.string()),
  monitorViolations: v.optional(v.array(MonitorViolationSchema), []),
  tested: v.optional(v.record(RuleId, count), {}),
  deviceMs: v.number(),
  device: v.optional(DeviceSchema),
});

/** Reads the attachment of an outcome; undefined for other attachments. */
export function parseOutcome(json: string): Outcome | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), OutcomeSchema), json);
  return parsed.success ? (parsed.output as Outcome) : undefined;
}
