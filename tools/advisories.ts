/**
 * Compares the packages of the lockfile with the advisories of OSV, which contain those of GitHub and npm:
 * `npm run advisories`. `npm audit` needs a registry that serves advisories, and a mirror often does not.
 *
 * Exit code 1 if a package has an advisory. Without a connection the tool prints that nothing was checked.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { advisoriesIn, Lockfile, lockedPackages, OsvAnswer, queryFor } from './advisories/osv';

const SOURCE = 'https://api.osv.dev/v1/querybatch';
/** Time limit of the request, in ms. */
const PATIENCE = 30_000;

async function main(): Promise<number> {
  const packages = lockedPackages(readData(join(packageRoot(), 'package-lock.json'), Lockfile));
  let answer: v.InferOutput<typeof OsvAnswer>;
  try {
    const response = await fetch(SOURCE, {
      method: 'POST',
      body: JSON.stringify(queryFor(packages)),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    answer = v.parse(OsvAnswer, await response.json());
  } catch (error) {
    const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
    process.stdout.write(`advisories: NOT CHECKED, ${SOURCE} gives no answer (${why})\n`);
    return 0;
  }
  const found = advisoriesIn(packages, answer);
  for (const { name, version, ids } of found) process.stdout.write(`${name} ${version}: ${ids.join(', ')}\n`);
  process.stdout.write(`advisories: ${packages.length} packages checked, ${found.length} with an advisory\n`);
  return found.length === 0 ? 0 : 1;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
