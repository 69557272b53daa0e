import type { Fields, Json } from '../ledger/json';

/**
 * What the bench answers with every device time in it, the members named `at`, moved by so many milliseconds and cut
 * to whole ones. A record counts from the last reset, the device from its connection.
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
