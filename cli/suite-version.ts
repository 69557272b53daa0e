import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

/** Version of the suite, as its package says. */
export const suiteVersion = (): string =>
  readData(join(packageRoot(), 'package.json'), v.object({ version: v.string() })).version;
