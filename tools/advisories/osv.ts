import * as v from 'valibot';

/** The members of `package-lock.json` that name packages. */
export const Lockfile = v.object({
  packages: v.record(v.string(), v.object({ version: v.optional(v.string()), link: v.optional(v.boolean()) })),
});

/** The answer of OSV: one result per query, in the same order. */
export const OsvAnswer = v.object({
  results: v.array(v.object({ vulns: v.optional(v.array(v.object({ id: v.string() })), []) })),
});

interface LockedPackage {
  readonly name: string;
  readonly version: string;
}

/** Every package of a lockfile once. */
export function lockedPackages({ packages }: v.InferOutput<typeof Lockfile>): readonly LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [folder, { version, link }] of Object.entries(packages)) {
    const name = folder.split('node_modules/').at(-1) ?? '';
    if (folder !== '' && version !== undefined && link !== true) found.set(`${name}@${version}`, { name, version });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** The request to OSV about these packages. */
export const queryFor = (packages: readonly LockedPackage[]): object => ({
  queries: packages.map(({ name, version }) => ({ package: { name, ecosystem: 'npm' }, version })),
});

/**
 * The packages with advisories.
 *
 * @throws Error if the answer does not have one result per package
 */
export function advisoriesIn(
  packages: readonly LockedPackage[],
  { results }: v.InferOutput<typeof OsvAnswer>,
): readonly (LockedPackage & { readonly ids: readonly string[] })[] {
  if (results.length !== packages.length)
    throw new Error(`OSV answered ${results.length} of ${packages.length} queries`);
  return packages
    .map((each, index) => ({ ...each, ids: (results[index]?.vulns ?? []).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0);
}
