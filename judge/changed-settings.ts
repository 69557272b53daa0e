import type { LineOf } from './monitor';
import { policyIn } from './scenario-setup';

const POLICY: readonly string[] = ['sl_WlanPolicySet', 'sl_FsCtl', 'sl_WifiConfig'];
const PROFILES: readonly string[] = ['sl_WlanProfileAdd', 'sl_WlanProfileDel', 'sl_WlanProfileUpdate', 'sl_FsCtl'];
const CONNECTION: readonly string[] = ['sl_WlanConnect', 'sl_WlanDisconnect', 'sl_WlanPolicySet', 'sl_WlanSetMode'];

/** The settings that a scenario may have changed since its setup. */
export class ChangedSettings {
  policy: boolean;
  profiles: boolean;
  /** Whether the device can connect to a network, or leave one. */
  connects: boolean;

  /** @param reset the first line of the scenario; absent if the initial state of the device is unknown */
  constructor(reset: LineOf<'reset'> | undefined) {
    const known = reset !== undefined && reset.setup.fresh !== true;
    this.policy = this.profiles = !known;
    this.connects = !known || policyIn(reset, 'auto') !== false || policyIn(reset, 'fast') !== false;
  }

  /** @param name of the function that the host calls */
  takeCall(name: string): void {
    this.policy ||= POLICY.includes(name);
    this.profiles ||= PROFILES.includes(name);
    this.connects ||= CONNECTION.includes(name);
  }

  /** A phone sets the policy. */
  takePolicyOfPhone(): void {
    this.policy = this.connects = true;
  }
}
