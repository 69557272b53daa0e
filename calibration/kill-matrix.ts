import * as v from 'valibot';
import { RuleId } from '../ledger/rule';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());

/** What the suite made of one device that breaks a rule. */
const MutantResultSchema = v.strictObject({
  id: v.string(),
  breaks: RuleId,
  story: v.string(),
  /** Scenarios of the broken rule that failed. */
  killedBy: names,
  /** Monitors that saw the broken rule broken. */
  monitors: names,
  /** Every rule that failed, with how many scenarios; after a first kill only what had been seen by then. */
  failed: v.record(RuleId, count),
  /** Rules that failed and were not declared to. */
  exceeded: v.array(RuleId),
  /** Rules that were declared to fail and did not. */
  missed: v.array(RuleId),
  /** Scenarios that could not be judged on this device. */
  inconclusive: count,
  /** What the first of them threw, where the rule is judged and the device was not caught. */
  error: v.optional(v.string()),
});
export type MutantResult = v.InferOutput<typeof MutantResultSchema>;

/** What the suite made of a device that keeps every rule in an unusual way. */
const VariantResultSchema = v.strictObject({
  id: v.string(),
  story: v.string(),
  /** Scenarios that were not passed; none where all is well. */
  red: v.array(v.strictObject({ scenario: v.string(), verdict: v.string(), reason: v.string() })),
});
export type VariantResult = v.InferOutput<typeof VariantResultSchema>;

/** With which devices that break a rule a monitor has seen one of its rules broken. */
const MonitorResultSchema = v.strictObject({ monitor: v.string(), rule: RuleId, devices: names });

/** `kill-matrix.json`: how well the suite tells devices that break a rule from devices that do not. */
export const KillMatrixSchema = v.strictObject({
  schema: v.literal(1),
  suite: v.strictObject({ version: v.string(), ledgerSha256: v.string(), featuresSha256: v.string() }),
  /** Whether every device went through every scenario, or left at its first kill. */
  full: v.boolean(),
  /** Whether only some of the devices were examined; what catches nothing is then not known. */
  partial: v.boolean(),
  scenarios: count,
  mutants: v.array(MutantResultSchema),
  variants: v.array(VariantResultSchema),
  /** Ids of mutants that no scenario and no monitor of the broken rule has seen. */
  survivors: names,
  /** Scenarios that have killed nothing, with the reason where one is stated; known after a full run only. */
  idle: v.array(v.strictObject({ scenario: v.string(), reason: v.optional(v.string()) })),
  /** Every rule of every monitor; known after a full run only. */
  monitors: v.array(MonitorResultSchema),
  /** What is stated of devices and scenarios and is not so, in full sentences; known after a full run only. */
  stale: names,
});
export type KillMatrix = v.InferOutput<typeof KillMatrixSchema>;
