import type { ScenarioSession } from './scenario-session';

/**
 * Reads a value again until it fits, or until the time is over. Returns the last value.
 *
 * @param within time in ms; the value is read once unless given
 */
export async function readUntil<Value>(
  session: ScenarioSession,
  read: () => Promise<Value>,
  fits: (value: Value) => boolean,
  within?: number,
): Promise<Value> {
  const until = within === undefined ? 0 : session.deadline(within);
  for (;;) {
    const value = await read();
    if (fits(value) || session.adapter.clock.now() >= until) return value;
    await session.pass(session.milliseconds('probe interval'));
  }
}
