/**
 * Groups of files that import each other in a circle (strongly connected components with more than one file).
 *
 * @param imports imported paths by path, without file extensions; paths outside the map are ignored
 */
export function importCycles(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reachable = new Map<string, ReadonlySet<string>>();
  for (const file of imports.keys()) reachable.set(file, reachableFrom(file, imports));
  const cycles: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (const [file, targets] of reachable) {
    if (seen.has(file) || !targets.has(file)) continue;
    const cycle = [...targets].filter((target) => reachable.get(target)?.has(file)).sort();
    for (const each of cycle) seen.add(each);
    cycles.push(cycle);
  }
  return cycles;
}

/** Every file that can be reached from a file by one import or more. */
function reachableFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop())
    for (const target of imports.get(file) ?? [])
      if (imports.has(target) && !found.has(target)) {
        found.add(target);
        open.push(target);
      }
  return found;
}
