import { writeFileSync } from 'node:fs';
import { installedDependencies, manifestFile } from '../cli/dependencies';

/** Writes `docs/dependencies.json`, the hashes of the production packages that `npm ci` has installed. */
writeFileSync(manifestFile(), `${JSON.stringify(installedDependencies(), undefined, 2)}\n`);
