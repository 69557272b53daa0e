import { claims } from '../ledger/claims';
import { gapsBetween, type RunLocation } from './completeness';
import type { Result } from './result-schema';
import { isDecisive, isPartial, type JudgedRule, type Selection } from './rule-results';
import type { ScenarioRecord } from './scenario-record';

/** What a run that is to certify a device is held to besides its verdicts. */
export interface CertificateRequest {
  /** Every scenario of the suite. */
  readonly suite: readonly RunLocation[];
}

/** What it is held against. */
export interface CertifyingRun {
  readonly adapter: Result['adapter'];
  readonly selection: Selection;
  readonly scenarios: readonly ScenarioRecord[];
}

/** Whether a device is one of the suite's own, made to break a rule or to keep every rule in an unusual way. */
export const isOwnDevice = (adapter: string): boolean => /^(mutant|variant):/.test(adapter);

/** Needs without which a certificate would say next to nothing. */
const ESSENTIAL: readonly string[] = ['phone', 'network'];

/** Mandatory rules that a bench without phone or network leaves out; what the device statement takes back is its right. */
function withoutBench(judged: readonly JudgedRule[]): readonly string[] {
  const stated = claims().map(({ reason }) => reason);
  const left = judged.filter(
    ({ rule, result }) =>
      result.verdict === 'not-applicable' &&
      isDecisive(rule) &&
      rule.needs.some((need) => ESSENTIAL.includes(need)) &&
      !stated.includes(result.reason ?? ''),
  );
  const [first] = left;
  if (first === undefined) return [];
  return [
    `${left.length} mandatory rules need a phone or a network and were not applied, first ${first.rule.id}: ${first.result.reason ?? 'no reason given'}.`,
  ];
}

/** Why a run certifies nothing, whatever its verdicts, as sentences. */
export function obstacles(
  claim: CertificateRequest,
  run: CertifyingRun,
  judged: readonly JudgedRule[],
): readonly string[] {
  const { name, timeScale } = run.adapter;
  const planned = judged.filter(({ rule, silence }) => silence === 'planned' && isDecisive(rule));
  const [first] = planned;
  return [
    ...(isPartial(run.selection) ? ['Only a part of the suite was selected.'] : []),
    ...(timeScale === undefined ? [] : [`Device time ran at scale ${timeScale} and not with the wall clock.`]),
    ...(isOwnDevice(name) ? [`The device was ${name}, which the suite has made to be calibrated with.`] : []),
    ...gapsBetween(claim.suite, run.scenarios),
    ...withoutBench(judged),
    ...(first === undefined
      ? []
      : [
          `${planned.length} mandatory rule${planned.length === 1 ? ' has' : 's have'} no scenario yet, first ${first.rule.id}.`,
        ]),
  ];
}
