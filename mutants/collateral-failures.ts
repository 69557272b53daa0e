import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import type { RuleId } from '../ledger/rule';

/** Rules without their common beginning, with blanks between: `4-01 7.5-02`. */
const Rules = v.pipe(
  v.string(),
  v.regex(/^\d[\d.]*-\d+( \d[\d.]*-\d+)*$/, 'has to be rules like 4-01 7.5-02'),
  v.transform((text): readonly RuleId[] => text.split(' ').map((rule) => `PROV-${rule}`)),
);

/** Devices with which other rules fail than the one they break, and why these cannot help it. */
const Kin = v.strictObject({
  because: v.pipe(v.string(), v.minLength(1)),
  /** By the id of the device. */
  devices: v.record(v.string(), Rules),
});

/** The file by the name of the reason. */
export const CollateralFile = v.record(v.string(), Kin);

/** The rules that fail with a device besides the one it breaks, and why they cannot help it. */
export interface CollateralFailures {
  readonly because: string;
  readonly rules: readonly RuleId[];
}

/** Where the collateral stand. */
export const collateralFile = (): string => join(packageRoot(), 'mutants', 'data', 'collateral.yaml');

/** Declared collateral failures by mutant id; a mutant without an entry fails its own rule only. */
export function collateralFailures(): ReadonlyMap<string, CollateralFailures> {
  const kin = Object.values(readData(collateralFile(), CollateralFile));
  return new Map(
    kin.flatMap(({ because, devices }) =>
      Object.entries(devices).map(([id, rules]): [string, CollateralFailures] => [id, { because, rules }]),
    ),
  );
}
