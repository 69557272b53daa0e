import type { Fields, Json } from '../ledger/json';

/**
 * The response of the bench with its device times (members named `at`) shifted by this number of milliseconds and
 * rounded down. A record counts from the last reset, the device from its connection.
 */
export function shiftTimes(answer: Json, by: number): Json {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((each: Json) => shiftTimes(each, by));
  if (isTimeless(answer as Fields)) return { ...answer };
  return Object.fromEntries(
    Object.entries(answer as Fields).map(([member, value]) => [
      member,
      member === 'at' && typeof value === 'number' ? Math.floor(value) + by : shiftTimes(value, by),
    ]),
  );
}

/** Whether an object has no time and no other object: most answers are such ones. */
function isTimeless(answer: Fields): boolean {
  for (const member in answer) if (member === 'at' || typeof answer[member] === 'object') return false;
  return true;
}
