import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const text = v.pipe(v.string(), v.minLength(1));

/** What hides the fault of a device, by its id; a device that is not named breaks its rule bluntly. */
export function subtleMutants(): ReadonlyMap<string, string> {
  const hiding = readData(join(packageRoot(), 'mutants', 'data', 'subtle.yaml'), v.record(text, v.array(text)));
  return new Map(Object.entries(hiding).flatMap(([what, ids]) => ids.map((id): [string, string] => [id, what])));
}
