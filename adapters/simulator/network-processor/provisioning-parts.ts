import type { Fields } from '../../adapter';
import type { Scheduler } from '../scheduler';
import type { Timing } from '../timing';
import type { NetworkProcessorDecisions } from './decisions';
import type { Radio } from './radio';
import type { Store } from './store';
import type { Transition } from './transitions';

/** The dependencies of provisioning. */
export interface ProvisioningParts {
  readonly scheduler: Scheduler;
  readonly timing: Timing;
  readonly store: Store;
  readonly radio: Radio;
  readonly decisions: NetworkProcessorDecisions;
  readonly transitions: readonly Transition[];
  readonly sendEvent: (name: string, data: Fields) => void;
  /** A process begins or has ended. */
  readonly began: () => void;
  readonly over: () => void;
}
