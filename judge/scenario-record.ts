import type { Lack } from '../ledger/lack';
import type { RuleId } from '../ledger/rule';
import type { CompletenessGap } from './completeness';
import type { Observation, Outcome, Violation } from './outcome';
import type { ScenarioVerdict } from './verdict';

/** Status of a step as cucumber names it; `UNKNOWN` if it was not reached. */
export type StepStatus = 'PASSED' | 'FAILED' | 'SKIPPED' | 'PENDING' | 'UNDEFINED' | 'AMBIGUOUS' | 'UNKNOWN';

/** One step, or one hook that failed. */
export interface StepRecord {
  /** `Given the device is …`, or the name of the hook. */
  readonly text: string;
  readonly status: StepStatus;
  /** Wall-clock milliseconds. */
  readonly ms: number;
  readonly message?: string;
}

/** The data of one scenario for the reports. */
export interface ScenarioRecord {
  /** `PROV-7.5-01/2`, for the third row of an outline `PROV-7.5-01/2.3`. */
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  /** The rules that it proves, its own rule first. */
  readonly ruleIds: readonly RuleId[];
  readonly tags: readonly string[];
  /** Folder below `features`, or the feature's name. */
  readonly chapter: string;
  readonly steps: readonly StepRecord[];
  readonly verdict: ScenarioVerdict;
  /** Present if it was not executed completely, or more than once. */
  readonly flaw?: CompletenessGap;
  /** The reason why it did not pass. */
  readonly reason?: string;
  /** Code of the fault of device or bench that ended it. */
  readonly faultCode?: string;
  /** Why a person has skipped it. */
  readonly skipped?: string;
  /** What is not there where it does not apply. */
  readonly lacks?: readonly Lack[];
  /** The failure with its stack, for detailed reports. */
  readonly message?: string;
  readonly violation?: Violation;
  readonly observations: readonly Observation[];
  readonly notIssued: readonly string[];
  /** Its monitor violations. They fail rules and do not change the verdict of the scenario. */
  readonly monitorViolations: Outcome['monitorViolations'];
  /** How often the monitors tested each of their rules. */
  readonly tested: Outcome['tested'];
  readonly device?: Outcome['device'];
  /** Present when the device could not be opened for it. */
  readonly unopened?: Outcome['unopened'];
  /** Milliseconds since 1970; absent if it did not start. */
  readonly startedAt?: number;
  readonly wallMs: number;
  /** Milliseconds of device time. */
  readonly deviceMs: number;
}

/** The order of the documents, which is independent of workers and selection. */
export function inDocumentOrder(a: ScenarioRecord, b: ScenarioRecord): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.line - b.line;
}
