import type { Adapter, AdapterOptions } from '../../adapters/adapter';
import type { DecisionOverrides } from '../../adapters/simulator/simulator';
import type { RuleId } from '../../ledger/rule';

/** A device that makes another permitted choice than the reference device. The suite must find it conformant. */
export interface ConformingVariant {
  /** Short name in lower case; the adapter is called `variant:<id>`. */
  readonly id: string;
  /** The choice of the device, with the erratum that permits it where there is one. */
  readonly story: string;
  /** Creates the deviation for one device, because it can have state. */
  readonly deviation?: () => DecisionOverrides;
  /** Simulator options that differ from the defaults. */
  readonly options?: Partial<Pick<AdapterOptions, 'part' | 'hostDriver'>>;
  /** The device with another host or bench around it. */
  readonly around?: (device: Adapter) => Adapter;
  /**
   * Scenarios that cannot be judged with it, each by its serial number, because a premise does not hold: inconclusive and
   * not failed. `any` for a bench on which many cannot.
   */
  readonly open?: readonly string[] | 'any';
  /** Subjects of the choice, beside its decisions. Two choices about one subject exclude each other. */
  readonly about?: readonly string[];
  /** Advice that the device does not follow: scenarios of nothing else can fail. */
  readonly against?: readonly RuleId[];
  /** The parameters of its run: interpretations of errata, and its device statement. */
  readonly judged?: {
    readonly readings?: readonly string[];
    /** Claims that the device statement withdraws. */
    readonly without?: readonly string[];
    /** Times in ms by the name of their quantity. */
    readonly ixit?: { readonly [quantity: string]: number };
  };
}
