import type { Capabilities, DeviceSetup } from '../adapters/adapter';
import { type Lack, lackOf } from '../ledger/lack';
import { NotApplicable } from './faults';

/** A part of a setup that a device must be able to establish, and the function that does it. */
interface SetupDemand {
  readonly wanted: (setup: DeviceSetup) => boolean;
  readonly name: string;
  readonly lack: Lack;
}

const byFunction = (name: string, wanted: SetupDemand['wanted']): SetupDemand => ({
  wanted,
  name,
  lack: lackOf.function(name),
});

const DEMANDS: readonly SetupDemand[] = [
  {
    wanted: ({ policy }) => policy.autoProvisioning,
    name: 'auto-provisioning',
    lack: lackOf.claim('auto-provisioning'),
  },
  byFunction('sl_WlanSetMode', ({ role }) => role === 'AP'),
  byFunction('sl_NetAppStop', ({ httpServer }) => !httpServer),
  byFunction('sl_WlanProfileAdd', ({ profiles }) => profiles.length > 0),
  byFunction('sl_WlanPolicySet', ({ fresh }) => !fresh),
];

/**
 * The reason why a device cannot establish a setup, by its own capabilities. Undefined if they do not explain it: "cannot
 * do" contradicts them then.
 */
export function setupLack(setup: DeviceSetup, { functions, lacks }: Capabilities): NotApplicable | undefined {
  const missing = DEMANDS.find(({ wanted, name }) => wanted(setup) && !functions.includes(name) && name in lacks);
  return missing && new NotApplicable(lacks[missing.name] ?? '', [missing.lack]);
}
