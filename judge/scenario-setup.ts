import { constants } from '../ledger/constants';
import type { Fields, Json } from '../ledger/json';
import type { LineOf } from './monitor';

const { role } = constants;

/** The first line of a scenario; absent if the initial state of the device is unknown. */
type Reset = LineOf<'reset'> | undefined;

/** A switch of the connection policy. */
export type PolicySwitch = 'auto' | 'fast' | 'autoProvisioning';

/** A switch of the initial connection policy; undefined if the setup does not name it. */
export function policyIn(reset: Reset, name: PolicySwitch): boolean | undefined {
  const policy = reset?.setup.policy;
  if (policy === null || typeof policy !== 'object' || Array.isArray(policy)) return undefined;
  const value = (policy as Fields)[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The profiles in the setup of the device; undefined if they are unknown. */
export function profilesIn(reset: Reset): readonly Json[] | undefined {
  const profiles = reset?.setup.profiles;
  return Array.isArray(profiles) ? profiles : undefined;
}

/** The initial role. */
export const roleIn = (reset: Reset): number => (reset?.setup.role === 'AP' ? role.ROLE_AP : role.ROLE_STA);
