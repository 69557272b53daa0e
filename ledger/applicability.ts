import type { Claim } from './claims';
import { type Lack, lackOf } from './lack';
import type { Need, RuleId } from './rule';

/** What a scenario asks for, as it is written. */
export interface ScenarioRequirements {
  /** The rule it is at home in. */
  readonly rule?: RuleId;
  readonly needs: readonly Need[];
  /** Its steps, and the rows of their tables as `name value`. */
  readonly texts: readonly string[];
}

/** What a bench offers, and why not what it does not. */
export interface DeviceOffer {
  readonly offers: readonly Need[];
  readonly lacks: { readonly [need: string]: string };
}

/** Whether a scenario concerns a device on a bench. */
export type Applicability =
  | { readonly applicable: true }
  | {
      readonly applicable: false;
      /** The claim that was taken back, or the need that is not met. */
      readonly lack: Lack;
      /** In words that go into the reports. */
      readonly reason: string;
    };

/** Whether a scenario is about what a claim speaks of. */
export function concerns(claim: Claim, { rule, needs, texts }: ScenarioRequirements): boolean {
  const says = (words: readonly string[]): boolean => texts.some((text) => words.some((word) => text.includes(word)));
  if (says(claim.unless)) return false;
  return (
    (rule !== undefined && claim.rules.includes(rule)) ||
    claim.needs.some((need) => needs.includes(need)) ||
    says(claim.words)
  );
}

/**
 * Decides whether a scenario applies: first what the device is said to do without, for no other bench would change
 * that, then what the bench lacks.
 *
 * @param without the claims that a device statement takes back
 */
export function applicability(
  without: readonly Claim[],
  bench: DeviceOffer,
  demand: ScenarioRequirements,
): Applicability {
  const taken = without.find((claim) => concerns(claim, demand));
  if (taken !== undefined) return { applicable: false, lack: lackOf.claim(taken.claim), reason: taken.reason };
  const unmet = demand.needs.find((need) => !bench.offers.includes(need));
  if (unmet === undefined) return { applicable: true };
  return {
    applicable: false,
    lack: lackOf.need(unmet),
    reason: bench.lacks[unmet] ?? `this bench does not offer ${unmet}`,
  };
}
