import type { AdapterOptions } from '../adapters/adapter';
import type { DecisionOverrides } from '../adapters/simulator/simulator';

/** A device that keeps every rule in a way nobody would expect: the suite must find it conformant. */
export interface ConformingVariant {
  /** Short name in lower case; the adapter is called `variant:<id>`. */
  readonly id: string;
  /** What is unusual about it, and why it is allowed. */
  readonly story: string;
  /** Made anew for every device. */
  readonly deviation?: () => DecisionOverrides;
  /** What the simulator is told otherwise than by default. */
  readonly options?: Partial<Pick<AdapterOptions, 'part' | 'hostDriver'>>;
  /** How it is judged: readings of errata, and what its device statement says. */
  readonly judged?: {
    readonly readings?: readonly string[];
    /** Claims that its statement takes back. */
    readonly without?: readonly string[];
    /** Times in ms by the name of their quantity. */
    readonly ixit?: { readonly [quantity: string]: number };
  };
}
