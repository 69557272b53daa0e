import * as v from 'valibot';

/**
 * A range of TI's version numbers, in any number of parts: one version (`3.0.1.71`, `ti-3.x`), all with the same
 * beginning (`3.*`, `3.0.*`), or a range with both ends included (`3.0.1.55 - 3.0.1.71`).
 */
export const VersionRange = v.pipe(
  v.string(),
  v.check(
    (range) => /^\w[\w.+-]*(\.\*)?$/.test(range) || /^\d+(\.\d+)* - \d+(\.\d+)*$/.test(range),
    'a version, the beginning of one such as 3.*, or a range such as 3.0.1.55 - 3.0.1.71',
  ),
);

/** Whether a version is in a range. A version without numbers is in no range with two ends. */
export function isInRange(version: string, range: string): boolean {
  const [from, to] = range.split(' - ');
  if (from !== undefined && to !== undefined)
    return /^\d+(\.\d+)*$/.test(version) && order(from, version) <= 0 && order(version, to) <= 0;
  return range.endsWith('.*') ? `${version}.`.startsWith(range.slice(0, -1)) : version === range;
}

/** Below, equal to or above 0, by a numeric comparison of the parts. A missing part is 0. */
function order(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
