import type { Deviation, Failure, Scope } from '../ledger/deviation';
import { isInRange } from '../ledger/version-range';
import type { Violation } from './outcome';
import type { RuleVerdict, ScenarioVerdict } from './verdict';

/** The device and the interpretations of a run, as a scope names them. */
export interface FailedRule {
  readonly adapter: string;
  readonly versions: { readonly [name: string]: string };
  readonly readings: readonly string[];
}

/** Results of a run for the rule of an entry. */
export interface FailureEvidence {
  readonly verdict: RuleVerdict;
  readonly reason?: string;
  /** The scenarios of the rule that were executed. */
  readonly scenarios: readonly { readonly id: string; readonly verdict: ScenarioVerdict }[];
  readonly violations: readonly (Violation & { readonly scenario: string })[];
  /** Whether a part of the suite was excluded on purpose. */
  readonly partial: boolean;
}

/**
 * Status of an entry.
 *
 * - `shown`: the rule fails exactly as the entry says
 * - `passed`: the rule does not fail
 * - `different`: it fails in another way
 * - `untested`: the run says nothing about the rule
 * - `out of scope`: the entry is about another device
 */
type DeviationStatus = 'shown' | 'passed' | 'different' | 'untested' | 'out of scope';

/** The status with its explanation, as part of a sentence. */
export interface DeviationMatch {
  readonly status: DeviationStatus;
  readonly detail?: string;
}

/** Compares an entry with the results of the run. Pure. */
export function matchDeviation(entry: Deviation, asked: FailedRule, evidence: FailureEvidence): DeviationMatch {
  if (!entry.scope.some((scope) => concerns(scope, asked))) return { status: 'out of scope' };
  switch (evidence.verdict) {
    case 'pass':
    case 'recorded':
      return absence(entry.failures, evidence);
    case 'fail': {
      const detail = difference(entry.failures, evidence);
      return detail === undefined ? { status: 'shown' } : { status: 'different', detail };
    }
    default:
      return { status: 'untested', detail: evidence.reason ?? evidence.verdict };
  }
}

function concerns({ adapter, versions = {}, reading }: Scope, asked: FailedRule): boolean {
  if (adapter !== undefined && adapter !== asked.adapter) return false;
  if (reading !== undefined && !asked.readings.includes(reading)) return false;
  return Object.entries(versions).every(([name, range]) => {
    const version = asked.versions[name];
    return version !== undefined && isInRange(version, range);
  });
}

/** The status if the rule does not fail. A scenario that did not apply has not shown that it would pass. */
function absence(failures: readonly Failure[], { scenarios, partial }: FailureEvidence): DeviationMatch {
  const ids = failures.flatMap((failure) => failure.scenarios);
  const executed = scenarios.filter(({ id }) => ids.includes(id));
  if (executed.some(({ verdict }) => verdict === 'pass')) return { status: 'passed' };
  const stale = ids.find((id) => !executed.some((scenario) => scenario.id === id));
  if (stale !== undefined && !partial) return { status: 'different', detail: `${stale} is no scenario of the rule` };
  return { status: 'untested', detail: `${ids.join(', ')} did not apply` };
}

/** Why a failure differs from the known one; undefined if it does not. */
function difference(
  failures: readonly Failure[],
  { scenarios, violations, partial }: FailureEvidence,
): string | undefined {
  for (const violation of violations) {
    const known = failures.find((failure) => failure.scenarios.includes(violation.scenario));
    if (known === undefined) return `${violation.scenario} fails as well`;
    if (!fits(known, violation)) return `${violation.scenario} fails otherwise: seen ${violation.seen}`;
  }
  const verdicts = new Map(scenarios.map(({ id, verdict }) => [id, verdict]));
  for (const id of failures.flatMap((failure) => failure.scenarios)) {
    // A monitor can find a violation in a scenario that passed.
    if (violations.some(({ scenario }) => scenario === id)) continue;
    const verdict = verdicts.get(id);
    if (verdict === 'pass') return `${id} passed`;
    if (verdict === undefined && !partial) return `${id} is no scenario of the rule`;
    if (verdict === 'fail') return `${id} fails without saying how`;
  }
  return undefined;
}

function fits({ expected = [], seen = [], returned }: Failure, violation: Violation): boolean {
  if (!expected.every((piece) => violation.expected.includes(piece))) return false;
  if (!seen.every((piece) => violation.seen.includes(piece))) return false;
  return returned === undefined || returnedCodes(violation.seen).includes(returned);
}

/** The return codes in a message. */
const returnedCodes = (seen: string): readonly number[] =>
  [...seen.matchAll(/\breturned (-?\d+)/g)].map((match) => Number(match[1]));
