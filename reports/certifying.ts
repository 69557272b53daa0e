import { gapsBetween, type Place } from '../judge/completeness';
import type { Result } from './result-schema';
import { isDecisive, isPartial, type JudgedRule, type Selection } from './rule-results';
import type { ScenarioRecord } from './scenario-record';

/** What a run that is to certify a device is held to besides its verdicts. */
export interface Claim {
  /** Every scenario of the suite. */
  readonly suite: readonly Place[];
}

/** What it is held against. */
export interface CertifyingRun {
  readonly adapter: Result['adapter'];
  readonly selection: Selection;
  readonly scenarios: readonly ScenarioRecord[];
}

/** Why a run certifies nothing, whatever its verdicts, as sentences. */
export function obstacles(claim: Claim, run: CertifyingRun, judged: readonly JudgedRule[]): readonly string[] {
  const { timeScale } = run.adapter;
  const planned = judged.filter(({ rule, silence }) => silence === 'planned' && isDecisive(rule));
  const [first] = planned;
  return [
    ...(isPartial(run.selection) ? ['Only a part of the suite was selected.'] : []),
    ...(timeScale === undefined ? [] : [`Device time ran at scale ${timeScale} and not with the wall clock.`]),
    ...gapsBetween(claim.suite, run.scenarios),
    ...(first === undefined
      ? []
      : [
          `${planned.length} mandatory rule${planned.length === 1 ? ' has' : 's have'} no scenario yet, first ${first.rule.id}.`,
        ]),
  ];
}
