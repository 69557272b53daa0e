import type { HostDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import {
  type NetworkProcessorDecisions,
  referenceDecisions,
  type StatusView,
} from '../adapters/simulator/network-processor/decisions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import type { RuleId } from '../ledger/rule';

/** A device that breaks a rule: the reference with one decision replaced. */
export interface Mutant {
  /** Short name in lower case; the adapter is called `mutant:<id>`. */
  readonly id: string;
  /** The rule that must turn red. */
  readonly breaks: RuleId;
  /** What a firmware engineer might have done wrong. */
  readonly story: string;
  /** Made anew for every device, since a fault may remember things. */
  readonly deviation: () => DecisionOverrides;
}

/** A device whose network processor has decisions of its own. */
export const deciding = (
  id: string,
  breaks: RuleId,
  story: string,
  make: () => Partial<NetworkProcessorDecisions>,
): Mutant => ({ id, breaks, story, deviation: () => ({ networkProcessor: make() }) });

/** A device whose host driver has decisions of its own. */
export const driving = (
  id: string,
  breaks: RuleId,
  story: string,
  hostDriver: Partial<HostDriverDecisions>,
): Mutant => ({
  id,
  breaks,
  story,
  deviation: () => ({ hostDriver }),
});

/** The reference's openness, with an exception. */
export const opens =
  (exception: (view: StatusView) => boolean | undefined) => (): Pick<NetworkProcessorDecisions, 'opensApis'> => ({
    opensApis: (view) => exception(view) ?? referenceDecisions.opensApis(view),
  });
