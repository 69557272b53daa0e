import * as v from 'valibot';
import { RuleId } from '../ledger/rule';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());

/** The result of a mutant. */
const MutantResultSchema = v.strictObject({
  id: v.string(),
  breaks: RuleId,
  story: v.string(),
  /** Scenarios of the broken rule that failed. */
  killedBy: names,
  /** Monitors that reported a violation of the broken rule. */
  monitors: names,
  /**
   * Scenarios of any rule in which the suite found a broken rule: they failed, or a monitor reported a rule that is
   * judged. Without `full`, only up to the first kill.
   */
  condemnedBy: names,
  /** Number of failed scenarios by rule. Without `full`, only up to the first kill. */
  failed: v.record(RuleId, count),
  /** Undeclared collateral failures. */
  exceeded: v.array(RuleId),
  /** Declared collateral failures that did not occur. */
  missed: v.array(RuleId),
  /** Number of inconclusive scenarios. */
  inconclusive: count,
  /** Error of the first inconclusive scenario of the broken rule, if the mutant survived. */
  error: v.optional(v.string()),
});
export type MutantResult = v.InferOutput<typeof MutantResultSchema>;

/** The result of a conforming variant. */
const VariantResultSchema = v.strictObject({
  id: v.string(),
  story: v.string(),
  /** Scenarios that did not pass. It has to be empty. */
  red: v.array(v.strictObject({ scenario: v.string(), verdict: v.string(), reason: v.string() })),
});
export type VariantResult = v.InferOutput<typeof VariantResultSchema>;

/** The mutants for which a monitor reported a violation of one of its rules. */
const MonitorResultSchema = v.strictObject({
  monitor: v.string(),
  rule: RuleId,
  devices: names,
  /** How often the suite tested the rule with the conforming variants. */
  tested: count,
});

/** `kill-matrix.json`: the mutants that the suite kills, and the conforming variants that it passes. */
export const KillMatrixSchema = v.strictObject({
  schema: v.literal(1),
  suite: v.strictObject({ version: v.string(), ledgerSha256: v.string(), featuresSha256: v.string() }),
  /** Whether each device ran all scenarios. Otherwise it stopped at its first kill. */
  full: v.boolean(),
  /** Whether only some of the devices were examined. Scenarios without kills are unknown then. */
  partial: v.boolean(),
  scenarios: count,
  mutants: v.array(MutantResultSchema),
  variants: v.array(VariantResultSchema),
  /** Ids of mutants that no scenario and no monitor of the broken rule killed. */
  survivors: names,
  /** Scenarios that killed no mutant, with their stated reason. Only after a full run. */
  idle: v.array(v.strictObject({ scenario: v.string(), reason: v.optional(v.string()) })),
  /** Each rule of each monitor. Only after a full run. */
  monitors: v.array(MonitorResultSchema),
  /** Stale statements about mutants and scenarios, as sentences. Only after a full run. */
  stale: names,
});
export type KillMatrix = v.InferOutput<typeof KillMatrixSchema>;
