import type { ErratumId } from '../ledger/errata';
import type { Lack } from '../ledger/lack';
import type { RuleId } from '../ledger/rule';
import type { MonitorViolation } from './monitor-violation';

/**
 * Result data of a scenario besides the status of its steps. It is an attachment of the scenario, so that it reaches
 * every report from any worker.
 */
export interface Outcome {
  /** Present if the scenario does not apply to the device, with the reason. */
  readonly notApplicable?: string;
  /** The missing capability, by kind and name; with `notApplicable`. */
  readonly lacks?: readonly Lack[];
  /** Present if the device broke the expectation. */
  readonly violation?: Violation;
  /** Present if the bench failed with an error code. */
  readonly fault?: Fault;
  /** Present if the device could not be opened, with the reason. */
  readonly unopened?: Fault;
  readonly observations: readonly Observation[];
  /** Functions that the scenario needs and the adapter cannot call. */
  readonly notIssued: readonly string[];
  /** Monitor violations in the scenario; line numbers count from the line of the scenario, which is 0. */
  readonly monitorViolations: readonly MonitorViolation[];
  /** How often the monitors tested each of their rules in the scenario. */
  readonly tested: Tested;
  /** Device time of the scenario, in ms. */
  readonly deviceMs: number;
  /** Identity of the device; absent if the adapter could not be opened. */
  readonly device?: Answerer;
}

/** How often a rule was tested, by its id. A rule that is absent was not tested. */
export type Tested = Readonly<Record<RuleId, number>>;

/** A device, and the accuracy of its observation. */
export interface Answerer {
  readonly part: string;
  readonly versions: { readonly [name: string]: string };
  /** What the device and its bench can do. */
  readonly capabilities?: { readonly functions: readonly string[]; readonly offers: readonly string[] };
  /** Maximum error of a measured device time, in ms. */
  readonly uncertaintyMs?: number;
}

/** Why the bench failed, with a hint. */
export interface Fault {
  /** Error code, `PORT_LOST` for example. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The expectation, and what was observed instead. */
export interface Violation {
  readonly expected: string;
  readonly seen: string;
  /** Device time in ms since the start of the scenario. */
  readonly at: number;
  /** Recent events before it, oldest first; absent if they were not recorded. */
  readonly last?: readonly RecentEvent[];
}

/** A call, an event or an action of the bench, as text. */
export interface RecentEvent {
  /** Device time in ms since the start of the scenario. */
  readonly at: number;
  readonly text: string;
}

/** An observation for a question that the document leaves open. */
export interface Observation {
  readonly rule: RuleId;
  readonly question: string;
  /** As text, the short answer first. */
  readonly answer: string;
  /** The erratum of this question. */
  readonly erratum?: ErratumId;
}

/** Media type of the attachment that carries an outcome as JSON. */
export const OUTCOME_MEDIA_TYPE = 'application/vnd.provtck.outcome+json';
