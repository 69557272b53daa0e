import type { ErratumId } from '../ledger/errata';
import type { Lack } from '../ledger/lack';
import type { RuleId } from '../ledger/rule';
import type { MonitorViolation } from './monitor-runner';

/**
 * What a scenario has to say beyond the status of its steps. It travels as an attachment of the scenario, so that it
 * reaches every report, from any worker.
 */
export interface Outcome {
  /** Present when the scenario could not be applied to the device, with the reason in words. */
  readonly notApplicable?: string;
  /** What is not there, by kind and name; with `notApplicable`. */
  readonly lacks?: readonly Lack[];
  /** Present when the device broke the expectation. */
  readonly violation?: Violation;
  /** Present when the bench failed with an error that has an identity. */
  readonly fault?: Fault;
  /** Present when the device could not be opened, with the reason. */
  readonly unopened?: Fault;
  readonly observations: readonly Observation[];
  /** Functions the scenario wanted to issue and the adapter cannot, by name. */
  readonly notIssued: readonly string[];
  /** What the monitors have found in the scenario; their lines count from its own, which is 0. */
  readonly monitorViolations: readonly MonitorViolation[];
  /** Milliseconds of device time the scenario took. */
  readonly deviceMs: number;
  /** Who answered; absent when the adapter could not be opened. */
  readonly device?: Answerer;
}

/** A device, and how exactly it could be watched. */
export interface Answerer {
  readonly part: string;
  readonly versions: { readonly [name: string]: string };
  /** How far a measured device time may be off, in ms. */
  readonly uncertaintyMs?: number;
}

/** Why the bench could not do its part, and what to do about it. */
export interface Fault {
  /** Identity of the error, `PORT_LOST` for example. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What was expected of the device and what was seen instead. */
export interface Violation {
  readonly expected: string;
  readonly seen: string;
  /** Device time in ms since the scenario began. */
  readonly at: number;
  /** What came before it, oldest first; absent where nobody kept it. */
  readonly last?: readonly RecentEvent[];
}

/** A call, an event or an act of the bench, in words. */
export interface RecentEvent {
  /** Device time in ms since the scenario began. */
  readonly at: number;
  readonly text: string;
}

/** An answer of the device to a question the document leaves open. */
export interface Observation {
  readonly rule: RuleId;
  readonly question: string;
  /** In words, the short answer first. */
  readonly answer: string;
  /** The erratum whose question this is, or answers as well. */
  readonly erratum?: ErratumId;
}

/** Media type of the attachment that carries an outcome as JSON. */
export const OUTCOME_MEDIA_TYPE = 'application/vnd.provtck.outcome+json';
