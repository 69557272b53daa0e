import * as v from 'valibot';

/**
 * Versions as TI numbers them, in any number of parts: one version (`3.0.1.71`, `ti-3.x`), all that begin alike
 * (`3.*`, `3.0.*`), or all from one to another, both included (`3.0.1.55 - 3.0.1.71`).
 */
export const VersionRange = v.pipe(
  v.string(),
  v.check(
    (range) => /^\w[\w.+-]*(\.\*)?$/.test(range) || /^\d+(\.\d+)* - \d+(\.\d+)*$/.test(range),
    'a version, the beginning of one such as 3.*, or a range such as 3.0.1.55 - 3.0.1.71',
  ),
);

/** Whether a version lies in a range. One that is not made of numbers lies in no range from one to another. */
export function isInRange(version: string, range: string): boolean {
  const [from, to] = range.split(' - ');
  if (from !== undefined && to !== undefined)
    return /^\d+(\.\d+)*$/.test(version) && order(from, version) <= 0 && order(version, to) <= 0;
  return range.endsWith('.*') ? `${version}.`.startsWith(range.slice(0, -1)) : version === range;
}

/** Less than, equal to, or more than 0, as numbers part by part; a part that is missing is 0. */
function order(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
