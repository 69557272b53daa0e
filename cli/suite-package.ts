import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const PackageSchema = v.object({ name: v.string(), version: v.string() });

/** Name and version of the suite, from its package.json. */
export const suitePackage = (): v.InferOutput<typeof PackageSchema> =>
  readData(join(packageRoot(), 'package.json'), PackageSchema);
