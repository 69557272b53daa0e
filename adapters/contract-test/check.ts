import { constants } from '../../ledger/constants';
import type { Adapter, DeviceIdentity, Fields } from '../adapter';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup } from '../idle-setup';

/** What a check works with. */
export interface Subject {
  /** Connected, and not closed before the last check. */
  readonly adapter: Adapter;
  readonly identity: DeviceIdentity;
}

/** One clause of the contract. */
export interface Check {
  /** What holds, as a sentence in the present tense. */
  readonly clause: string;
  /**
   * Examines the clause. Resolves where it holds.
   *
   * @throws Shortcoming where it does not, NotExamined where it cannot be told, anything else where the adapter failed
   */
  examine(subject: Subject): Promise<void>;
}

/** How long a call of a check may take, and how long it listens for what must not come, in ms of device time. */
export const callBound = 10_000;
export const silence = 3_000;

/** Leaves the clause unexamined where the adapter cannot issue one of the functions. */
export function needs({ identity }: Subject, ...functions: readonly string[]): void {
  const missing = functions.find((name) => !identity.capabilities.functions.includes(name));
  if (missing !== undefined)
    throw new NotExamined(identity.capabilities.lacks[missing] ?? `the adapter cannot issue ${missing}`);
}

/** Calls a function and gives what it returned. */
export async function returnOf({ adapter }: Subject, name: string, args: Fields): Promise<Returned> {
  const outcome = await adapter.call(name, args, callBound);
  requireThat(outcome.kind === 'returned', `${name} has not returned within ${callBound} ms on an idle device.`);
  return { code: outcome.code, value: outcome.value ?? {} };
}

/** What a function returned. */
interface Returned {
  readonly code: number;
  readonly value: Fields;
}

const { returnCode } = constants;

/** Answers that a device gives only if it is not what a reset should have made of it. */
const notReset: readonly number[] = [
  returnCode.SL_RET_CODE_DEV_NOT_STARTED,
  returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
];

/** Lets an idle device start a process and stop it again, whatever it makes of that. */
export async function startAndStop(subject: Subject): Promise<void> {
  needs(subject, 'sl_WlanProvisioning');
  await subject.adapter.reset(idleSetup);
  await provision(subject, 'start');
  await provision(subject, 'stop');
}

/** Starts provisioning on an idle device, or stops it. What the device makes of it is for the suite to judge. */
export async function provision(subject: Subject, act: 'start' | 'stop'): Promise<void> {
  const { code } = await returnOf(subject, 'sl_WlanProvisioning', {
    ProvisioningCmd: act === 'start' ? 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP' : 'SL_WLAN_PROVISIONING_CMD_STOP',
    RequestedRoleAfterSuccess: 'ROLE_STA',
    InactivityTimeoutSec: act === 'start' ? 600 : 0,
    pSmartConfigKey: null,
    Flags: 0,
  });
  if (code >= 0) return;
  requireThat(
    act === 'stop' || !notReset.includes(code),
    `A device that was to be idle answers a start of provisioning with ${code}.`,
  );
  throw new NotExamined(`this device answers a ${act} of AP provisioning with ${code}`);
}
