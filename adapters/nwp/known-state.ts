import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { DeviceSetup, Fields } from '../adapter';
import type { BoardSettings } from '../serial/board-settings';

const { returnCode } = constants;

/** How long a process may take to end after its stop, and between two checks, in ms of device time. */
const END = 15_000;
const CHECK = 500;

/** Maximum number of restarts of the network processor. */
const ATTEMPTS = 3;

/** What a reset needs of the host. */
export interface ResetHost {
  /** Calls a function of the host driver. */
  call(name: string, args: Fields): Promise<{ readonly code: number; readonly value?: Fields }>;
  /** Switches the power off, and forgets calls and events. */
  switchOff(): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** The role in force, or undefined if it is neither station nor access point. */
  role(): Promise<DeviceSetup['role'] | undefined>;
}

/**
 * Brings a network processor into the state that a scenario starts from. The settings are read while it runs, and those
 * that differ are written and read back. Then it is started once more, and no command follows: any command would prevent
 * auto-provisioning.
 *
 * @throws ProvtckError `SETUP_REFUSED`, `SETUP_DIFFERS`, `NWP_BLOCKED`
 */
export async function establish(host: ResetHost, settings: BoardSettings, setup: DeviceSetup): Promise<void> {
  const isStored = await bringUp(host);
  if (setup.fresh)
    await demand(host, 'sl_FsCtl', { Command: 'SL_FS_CTL_RESTORE', Token: 0, pFileName: null, pData: null });
  else {
    await settings.establishRole(setup.role, isStored, () => restartInRole(host));
    await settings.establish(setup, isStored);
  }
  await demand(host, 'sl_Stop', { Timeout: 200 });
  await host.switchOff();
  if (setup.started) await demand(host, 'sl_Start', {});
}

async function restartInRole(host: ResetHost): Promise<void> {
  await bringUp(host);
  if ((await host.role()) !== undefined) return;
  throw new ProvtckError(
    'SETUP_DIFFERS',
    'the network processor starts neither as a station nor as an access point',
    'A factory restore may help.',
  );
}

/**
 * Starts the network processor, and ends a process that the start has not ended. Such a process can leave a role that is
 * not the stored one, so another restart follows.
 *
 * @returns whether it runs with its stored settings
 */
export async function bringUp(host: ResetHost): Promise<boolean> {
  let ended = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await host.switchOff();
    await demand(host, 'sl_Start', {});
    if (!(await isBlocked(host))) return true;
    if (!(await endProcess(host))) continue;
    if (ended) return false;
    ended = true;
  }
  throw new ProvtckError(
    'NWP_BLOCKED',
    'provisioning does not end, whatever the host does',
    'Switch the network processor off and on by hand, or restore its factory state.',
  );
}

/** Returns whether the process has ended. */
async function endProcess(host: ResetHost): Promise<boolean> {
  await host.call('sl_WlanProvisioning', {
    ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP',
    RequestedRoleAfterSuccess: 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
    InactivityTimeoutSec: 0,
    pSmartConfigKey: null,
    Flags: 0,
  });
  for (let waited = 0; waited < END; waited += CHECK) {
    await host.sleep(CHECK);
    if (!(await isBlocked(host))) return true;
  }
  return false;
}

const isBlocked = async (host: ResetHost): Promise<boolean> => {
  const { code } = await host.call('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
  return code === returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;
};

async function demand(host: ResetHost, name: string, args: Fields): Promise<void> {
  const { code } = await host.call(name, args);
  if (code >= 0) return;
  throw new ProvtckError(
    'SETUP_REFUSED',
    `${name} returned ${code} while the network processor was set up`,
    'Check its power and its line; a factory restore may help.',
  );
}
