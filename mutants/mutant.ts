import type { DecisionOverrides } from '../adapters/simulator/simulator';
import type { RuleId } from '../ledger/rule';
import type { DeclaredCollateral } from './collateral-failures';

/** Why a fault is hard to find: the device breaks its rule only in this part of its behaviour. */
type SubtleReason =
  | 'one message early or late'
  | 'one function'
  | 'one event'
  | 'earlier state'
  | 'small numeric error'
  | 'one mode or method'
  | 'one value'
  | 'one history';

/** A device that breaks a rule: the reference device with one changed decision. */
export interface Mutant {
  /** Short name in lower case; the adapter is called `mutant:<id>`. */
  readonly id: string;
  /** The rule that the suite must fail. */
  readonly breaks: RuleId;
  /** Two sentences: what the device does wrong, and which error of a firmware engineer can cause it. */
  readonly story: string;
  /** Why the fault is hard to find. Absent for a device that breaks its rule each time. */
  readonly subtle?: SubtleReason;
  /** The other rules that fail with the device. Absent when only its own rule fails. */
  readonly collateral?: DeclaredCollateral;
  /** Creates the deviation for one device, because a fault can have state. */
  readonly deviation: () => DecisionOverrides;
}
