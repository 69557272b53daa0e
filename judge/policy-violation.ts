import type { LineOf } from './monitor';
import type { MonitorFinding } from './monitor-violation';
import type { ProcessTracker } from './process-tracker';
import { numberOf } from './record-accessors';

const CONNECTION = numberOf('SL_WLAN_POLICY_CONNECTION');

/**
 * A violation by a device that must not act because its setup has switched a policy off. That a policy survives a restart
 * is advice (PROV-4.2-20), so the violation becomes final when the host reads the policy, and it is off.
 */
export class PolicyViolation {
  private waiting: MonitorFinding | undefined;

  /** @param mask the bits of the connection policy that are off */
  constructor(private readonly mask: number) {}

  raise(finding: MonitorFinding): void {
    this.waiting ??= finding;
  }

  /** Applies the answer to a call: returns the violation if the answer shows that the policy is off. */
  settle(
    { function: name, code, value }: LineOf<'return'>,
    { call, changed }: ProcessTracker,
  ): MonitorFinding | undefined {
    const isReading = name === 'sl_WlanPolicyGet' && code === 0 && !changed.policy;
    if (!isReading || numberOf(call?.arguments.Type) !== CONNECTION) return undefined;
    const policy = numberOf(value?.pPolicy);
    const { waiting } = this;
    this.waiting = undefined;
    return policy !== undefined && (policy & this.mask) === 0 ? waiting : undefined;
  }
}
