import { constants } from '../../ledger/constants';
import type { Need } from '../../ledger/rule';
import type { Adapter, DeviceEvent, DeviceIdentity, Fields, Phone } from '../adapter';
import { isNormalText, normalText } from '../byte-text';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup } from '../idle-setup';

/** Input of a check. */
export interface Subject {
  /** Connected, and open until after the last check. */
  readonly adapter: Adapter;
  readonly identity: DeviceIdentity;
}

/** One clause of the contract. */
export interface Check {
  /** The clause, as a sentence in the present tense. */
  readonly clause: string;
  /**
   * Checks the clause. Resolves if it passes.
   *
   * @throws Shortcoming if it fails, NotExamined if it cannot be checked, any other error if the adapter failed
   */
  examine(subject: Subject): Promise<void>;
}

/** Maximum duration of a call of a check, and time to wait for an event that must not arrive, in ms of device time. */
export const callBound = 10_000;
export const silence = 3_000;

/** Skips the clause if the adapter cannot call one of the functions. */
export function needs({ identity }: Subject, ...functions: readonly string[]): void {
  const missing = functions.find((name) => !identity.capabilities.functions.includes(name));
  if (missing !== undefined)
    throw new NotExamined(identity.capabilities.lacks[missing] ?? `the adapter cannot call ${missing}`);
}

/** Skips the clause if the bench does not offer one of the needs. */
export function offers({ identity }: Subject, ...wanted: readonly Need[]): void {
  const { capabilities } = identity;
  const missing = wanted.find((need) => !capabilities.offers.includes(need));
  if (missing !== undefined) throw new NotExamined(capabilities.lacks[missing] ?? `${missing} is not offered`);
}

/** The phone of the bench. Skips the clause if one of the needs is not offered. */
export function phoneOf(subject: Subject, ...wanted: readonly Need[]): Phone {
  offers(subject, ...wanted);
  const { phone } = subject.adapter.bench;
  requireThat(phone !== undefined, `The need ${wanted[0]} is offered, but the bench has no phone.`);
  return phone;
}

/** Waits for an event that satisfies the condition, for at most `ms` of device time. */
export async function eventThat(
  { adapter }: Subject,
  matches: (event: DeviceEvent) => boolean,
  ms: number,
): Promise<DeviceEvent | undefined> {
  const end = adapter.clock.now() + ms;
  for (;;) {
    const event = await adapter.nextEvent(end);
    if (event === undefined || matches(event)) return event;
  }
}

/** Requires that a text is in the notation of section 9 of the protocol. */
export function requireNotation(text: string, what: string, isBody = false): void {
  requireThat(
    isNormalText(text, isBody),
    `${what} is ${JSON.stringify(text)}, and in the notation of names it is ${JSON.stringify(normalText(text))}. ` +
      'Write valid UTF-8 unchanged, a backslash as \\\\, and every control byte and invalid byte as \\xNN in lower case.',
  );
}

/** Calls a function and returns its outcome. */
export async function returnOf({ adapter }: Subject, name: string, args: Fields): Promise<Returned> {
  const outcome = await adapter.call(name, args, callBound);
  requireThat(outcome.kind === 'returned', `${name} did not return within ${callBound} ms on an idle device.`);
  return { code: outcome.code, value: outcome.value ?? {} };
}

/** What a function returned. */
interface Returned {
  readonly code: number;
  readonly value: Fields;
}

const { returnCode } = constants;

/** Return codes that show that a reset did not establish its setup. */
const notReset: readonly number[] = [
  returnCode.SL_RET_CODE_DEV_NOT_STARTED,
  returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
];

/** Starts a process on an idle device and stops it, whatever the device returns. */
export async function startAndStop(subject: Subject): Promise<void> {
  needs(subject, 'sl_WlanProvisioning');
  await subject.adapter.reset(idleSetup);
  await provision(subject, 'start');
  await provision(subject, 'stop');
}

/**
 * Starts or stops provisioning on an idle device. The suite, and not this check, judges the device's response.
 *
 * @param key key of SmartConfig; null for a process without encryption
 */
export async function provision(
  subject: Subject,
  act: 'start' | 'stop',
  mode: 'AP' | 'SC' = 'AP',
  key: string | null = null,
): Promise<void> {
  const { code } = await returnOf(subject, 'sl_WlanProvisioning', {
    ProvisioningCmd: act === 'start' ? `SL_WLAN_PROVISIONING_CMD_START_MODE_${mode}` : 'SL_WLAN_PROVISIONING_CMD_STOP',
    RequestedRoleAfterSuccess: 'ROLE_STA',
    InactivityTimeoutSec: act === 'start' ? 600 : 0,
    pSmartConfigKey: key,
    Flags: 0,
  });
  if (code >= 0) return;
  requireThat(
    act === 'stop' || !notReset.includes(code),
    `After a reset, the device returns ${code} to a start of provisioning.`,
  );
  throw new NotExamined(`this device returns ${code} to a ${act} of ${mode} provisioning`);
}
