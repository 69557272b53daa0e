import type { Claim } from './claims';
import { type Lack, lackOf } from './lack';
import type { Need, RuleId } from './rule';

/** The demands of a scenario, as its feature states them. */
export interface ScenarioRequirements {
  /** The rule under which the feature lists the scenario. */
  readonly rule?: RuleId;
  readonly needs: readonly Need[];
  /** The optional features that its steps need, or switch off: `http-server`, `no http-server`. */
  readonly features: readonly string[];
}

/** The needs that a bench offers, and the reason for each need and optional feature that is missing. */
export interface DeviceOffer {
  readonly offers: readonly Need[];
  readonly lacks: { readonly [needOrFeature: string]: string };
}

/** Whether a scenario applies to a device on a bench. */
type Applicability =
  | { readonly applicable: true }
  | {
      readonly applicable: false;
      /** The claim that the statement denies, or the need that is not met. */
      readonly lack: Lack;
      /** The reason for the reports. */
      readonly reason: string;
    };

/** Whether a scenario tests the feature of a claim. */
export function concerns(claim: Claim, { rule, needs, features }: ScenarioRequirements): boolean {
  if (features.includes(`no ${claim.claim}`)) return false;
  return (
    (rule !== undefined && claim.rules.includes(rule)) ||
    claim.needs.some((need) => needs.includes(need)) ||
    features.includes(claim.claim)
  );
}

/**
 * Decides whether a scenario applies. It checks the device statement first, because another bench cannot change that,
 * then the bench, and then the features that the device cannot be asked for.
 *
 * @param without the claims that a device statement denies
 */
export function applicability(
  without: readonly Claim[],
  bench: DeviceOffer,
  demand: ScenarioRequirements,
): Applicability {
  const taken = without.find((claim) => concerns(claim, demand));
  if (taken !== undefined) return { applicable: false, lack: lackOf.claim(taken.claim), reason: taken.reason };
  const unmet = demand.needs.find((need) => !bench.offers.includes(need));
  if (unmet !== undefined)
    return {
      applicable: false,
      lack: lackOf.need(unmet),
      reason: bench.lacks[unmet] ?? `this bench does not offer ${unmet}`,
    };
  const uncontrolled = demand.features.find((feature) => Object.hasOwn(bench.lacks, feature));
  if (uncontrolled === undefined) return { applicable: true };
  return { applicable: false, lack: lackOf.claim(uncontrolled), reason: bench.lacks[uncontrolled] ?? '' };
}
