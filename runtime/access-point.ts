/**
 * What a device shows of its own access point: its name on the air, its name as the host reads it, and the address a
 * phone that joins it learns.
 */
import type { Json } from '../adapters/adapter';
import { lackOf } from '../ledger/lack';
import { NotApplicable } from './faults';
import { phoneOf } from './phone-joins';
import type { ScenarioSession } from './scenario-session';

/** The stem of the default name (PROV-3.1-05). */
const STEM = 'mysimplelink-';

/** The default name of a device AP on the air. */
export const DEFAULT_ON_AIR = 'named after its MAC address';

/**
 * Demands that the phone sees the device under its default name. The documents write the end of it with colons and
 * without; both are right. When the host has not read the MAC address, every address is accepted.
 */
export async function expectDefaultName(session: ScenarioSession): Promise<void> {
  const mac = macRead(session);
  const expected = mac === undefined ? /^mysimplelink-[0-9a-f]{6}$/ : new RegExp(`^${STEM}${mac.slice(-6)}$`);
  const until = session.deadline(session.milliseconds('role switch bound'));
  for (;;) {
    const began = session.adapter.clock.now();
    const names = await phoneOf(session).scan();
    if (names.some((name) => expected.test(name.toLowerCase().replaceAll(':', '')))) return;
    // A slow scan may show what was on the air when it began.
    if (began >= until)
      throw session.fault(`a network named ${STEM}${mac?.slice(-6) ?? 'xxyyzz'}`, names.join(', ') || 'no network');
    await session.pass(session.milliseconds('probe interval'));
  }
}

/** Demands the address or the mask that the phone got with its lease: the device's own as the gateway of its network. */
export function expectLease(session: ScenarioSession, what: 'address' | 'mask', expected: string): void {
  const { lease } = session;
  if (lease === undefined) throw new NotApplicable('this phone does not report its address', [lackOf.answer('lease')]);
  const seen = what === 'address' ? lease.gateway : lease.mask;
  if (seen !== expected) throw session.fault(`${what} ${expected} of the access point`, seen);
}

/** The MAC address in twelve hexadecimal digits, if the host has read one. */
function macRead(session: ScenarioSession): string | undefined {
  const outcome = session.calls.findLast(({ name }) => name === 'sl_NetCfgGet')?.outcome;
  return outcome?.kind === 'returned' && outcome.code >= 0 ? digitsOf(outcome.value?.pValues) : undefined;
}

/** Six bytes as a list of numbers, or as a text such as `08:00:28:0:0:1`, with or without `0x`. */
function digitsOf(value: Json | undefined): string | undefined {
  const bytes = Array.isArray(value)
    ? value.map(Number)
    : String(value ?? '')
        .split(':')
        .map((byte) => Number.parseInt(byte, 16));
  if (bytes.length !== 6 || bytes.some((byte) => !(byte >= 0 && byte <= 0xff))) return undefined;
  return Buffer.from(bytes).toString('hex');
}
