import { constants } from '../ledger/constants';
import type { ConnectionPolicy } from './adapter';

const { connectionPolicy } = constants;

/** A connection policy as the bits of TI's API. */
export const policyBits = (policy: ConnectionPolicy): number =>
  (policy.auto ? connectionPolicy.Auto : 0) |
  (policy.fast ? connectionPolicy.Fast : 0) |
  (policy.anyP2P ? connectionPolicy.anyP2P : 0) |
  (policy.autoProvisioning ? connectionPolicy.autoProvisioning : 0);

/** The connection policy of these bits of TI's API. */
export const policyOf = (bits: number): ConnectionPolicy => ({
  auto: (bits & connectionPolicy.Auto) !== 0,
  fast: (bits & connectionPolicy.Fast) !== 0,
  anyP2P: (bits & connectionPolicy.anyP2P) !== 0,
  autoProvisioning: (bits & connectionPolicy.autoProvisioning) !== 0,
});
