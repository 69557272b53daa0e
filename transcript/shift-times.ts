import type { Fields, Json } from '../ledger/json';

/**
 * The response of the bench with its device times (members named `at`) shifted by this number of milliseconds and
 * rounded down. A record counts from the last reset, the device from its connection.
 */
export function shiftTimes(answer: Json, by: number): Json {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((each: Json) => shiftTimes(each, by));
  return Object.fromEntries(
    Object.entries(answer as Fields).map(([member, value]) => [
      member,
      member === 'at' && typeof value === 'number' ? Math.floor(value) + by : shiftTimes(value, by),
    ]),
  );
}
