import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const text = v.pipe(v.string(), v.minLength(1));

/** Why scenarios that kill no device are worth having, by their names. */
export function reasonsWithoutKills(): ReadonlyMap<string, string> {
  const file = join(packageRoot(), 'mutants', 'data', 'scenarios-without-kills.yaml');
  return new Map(Object.entries(readData(file, v.record(text, text))));
}
