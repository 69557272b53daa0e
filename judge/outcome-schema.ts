import * as v from 'valibot';
import { ErratumId } from '../ledger/errata';
import { Lack } from '../ledger/lack';
import { RuleId } from '../ledger/rule';
import type { Outcome } from './outcome';

/**
 * What was expected of the device, what was seen, and when, in ms of device time since the scenario began; with the
 * happenings that came before, oldest first.
 */
export const ViolationSchema = v.object({
  expected: v.string(),
  seen: v.string(),
  at: v.number(),
  last: v.exactOptional(v.pipe(v.array(v.object({ at: v.number(), text: v.string() })), v.readonly())),
});

/** An answer of the device to a question the document leaves open. */
export const ObservationSchema = v.object({
  rule: RuleId,
  question: v.string(),
  answer: v.string(),
  erratum: v.optional(ErratumId),
});

/** Who answered. */
export const DeviceSchema = v.object({
  part: v.string(),
  versions: v.record(v.string(), v.string()),
  /** How far a measured device time may be off; a verdict that depends on less is inconclusive. */
  uncertaintyMs: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a monitor has found in a scenario, by the numbers of the scenario's records and in words. */
export const MonitorViolationSchema = v.object({
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
  deviceMs: v.number(),
  device: v.optional(DeviceSchema),
});

/** Reads the attachment that carries an outcome; undefined when it is not one. */
export function parseOutcome(json: string): Outcome | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), OutcomeSchema), json);
  return parsed.success ? (parsed.output as Outcome) : undefined;
}
